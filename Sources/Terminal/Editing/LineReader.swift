import Phrases

/// Reads lines: from a terminal with editing, from a pipe, or from a test's script.
package protocol LineReader: AnyObject {
  /// Waits for the next line.
  ///
  /// - Parameter prompt: shown before the line if somebody types it.
  /// - Throws: `LineReadingError`.
  func readLine(prompt: String) throws(LineReadingError) -> LineEvent
  /// Enters a text of one or more lines as if it had been typed: the next calls of `readLine` give it.
  func enter(_ text: String)
  /// Forgets lines that were entered at once and are still to be given.
  func dropWaitingLines()
}

extension LineReader {
  /// Nothing is entered where nobody types.
  package func enter(_ text: String) {}
  /// There are no such lines.
  package func dropWaitingLines() {}
}

/// The text of a prompt.
package enum PromptText {
  /// What stands between two of these takes no columns: colours.
  package static let invisible: Character = "\u{1}"
}

/// How reading a line ended.
package enum LineEvent: Sendable, Equatable {
  /// A line, without its newline.
  case line(String)
  /// A signal came that the program handles, such as Ctrl-C. What was typed of the line is dropped; what a pipe has
  /// delivered of it is kept.
  case interrupted
  /// There are no more lines.
  case endOfInput
  /// The terminal has gone, without anybody asking for an end.
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
