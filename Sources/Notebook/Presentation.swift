import Phrases

/// How a session is shown. It is no part of what was learned: `undo`, `redo` and `reset` leave it as it is.
package struct Presentation: Sendable, Equatable {
  /// The language of answers.
  package var language: Language
  /// Whether the prompt may draw pictures with pixels if the terminal can.
  package var drawsPixels: Bool

  /// - Parameters:
  ///   - language: the language of answers.
  ///   - drawsPixels: whether the prompt may draw pictures with pixels.
  package init(language: Language = .english, drawsPixels: Bool = true) {
    self.language = language
    self.drawsPixels = drawsPixels
  }
}
