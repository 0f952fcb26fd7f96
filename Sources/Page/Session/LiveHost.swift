import Tasks

/// What a session on a page needs of the browser, as closures.
package struct LiveHost {
  /// Seconds since some moment.
  package var seconds: () -> Double = { 0 }
  /// Whether the person has asked to stop. It may be asked often.
  package var shouldStop: () -> Bool = { false }
  /// Shows rows of a command that goes on.
  package var showRows: (_ lines: [String]) -> Void = { _ in }
  /// Shows how far a command has come, in a line.
  package var showProgress: (_ line: String) -> Void = { _ in }
  /// Shows what is learned so far, as HTML and the colours of its pictures.
  package var showPicture: (_ html: String, _ colours: LiveColours) -> Void = { _, _ in }

  /// Reads text in encodings that the core has no tables for.
  package var textDecoders = TextDecoders.none

  /// A browser that shows nothing and never stops anything.
  package init() {}
}

/// The colours of pictures as declarations of CSS.
package struct LiveColours: Sendable, Equatable {
  /// On light ground.
  package let light: String
  /// On dark ground.
  package let dark: String
}
