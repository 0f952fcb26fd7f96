import Phrases

/// Where lines come from: a terminal with editing, a pipe, or a test's script.
package protocol LineReader: AnyObject {
  /// The next line, without its newline.
  ///
  /// - Parameter prompt: shown before the line where somebody types it.
  /// - Throws: `LineReadingError`.
  func readLine(prompt: String) throws(LineReadingError) -> LineEvent
}

/// The text of a prompt.
package enum PromptText {
  /// What stands between two of these takes no columns: colours.
  package static let invisible: Character = "\u{1}"
}

/// What came of reading a line.
package enum LineEvent: Sendable, Equatable {
  /// A line, without its newline.
  case line(String)
  /// A signal that the program handles, as Ctrl-C: a line typed so far was given up; what a pipe held is kept.
  case interrupted
  /// There is nothing more.
  case endOfInput
  /// The terminal went away: nobody asked for an end.
  case vanished
}

/// Why a line could not be read.
package enum LineReadingError: Error, Sendable, Equatable {
  /// The line is not UTF-8.
  case notUTF8(line: Int)
  /// The line is longer than any command.
  case tooLong(line: Int, limit: Int)
  /// The system's error number.
  case failed(errno: Int32)

  /// What is wrong, in one sentence without a full stop.
  package var message: Phrase {
    switch self {
    case .notUTF8(let line): "line \(line) of the input is not UTF-8 text"
    case .tooLong(let line, let limit): "line \(line) of the input is longer than \(limit) bytes"
    case .failed(let errno): "the input cannot be read (error \(errno))"
    }
  }
}
