import Phrases

/// How a session is shown. It is no part of what was learned: `undo`, `redo` and `reset` leave it as it is.
package struct Presentation: Sendable, Equatable {
  /// The language of answers.
  package var language: Language
  /// Whether the prompt may draw pictures with pixels if the terminal can.
  package var drawsPixels: Bool
  /// Whether the prompt shows long answers page by page.
  package var pages: Bool
  /// Whether the prompt may colour a line while it is typed, and suggest how it goes on.
  package var showsHints: Bool

  /// - Parameters:
  ///   - language: the language of answers.
  ///   - drawsPixels: whether the prompt may draw pictures with pixels.
  ///   - pages: whether the prompt shows long answers page by page.
  ///   - showsHints: whether the prompt may colour a line while it is typed, and suggest how it goes on.
  package init(
    language: Language = .english, drawsPixels: Bool = true, pages: Bool = true, showsHints: Bool = true
  ) {
    self.language = language
    self.drawsPixels = drawsPixels
    self.pages = pages
    self.showsHints = showsHints
  }
}
