import Phrases
import Text

/// Why a file cannot become a session.
package enum ImportError: Error, Sendable, Equatable {
  /// The bytes of this line are no text.
  case notUTF8(line: Int)
  /// There is no command in it.
  case noCommands
  /// It begins like a notebook, and is none from this line on.
  case notJSON(line: Int)
  /// It is a notebook that ends in the middle.
  case truncated
  /// Values stand within each other deeper than in any notebook.
  case tooDeep(line: Int)
  /// It is JSON, and no notebook of format 4.
  case notNotebook
  /// It is a notebook of another language.
  case foreignNotebook(language: String)

  /// What is wrong, in one sentence without a full stop.
  package var message: Phrase {
    switch self {
    case .notUTF8(let line): "line \(line) is not UTF-8 text"
    case .noCommands: "no command was found"
    case .notJSON(let line): "line \(line) is no JSON, of which notebooks are made"
    case .truncated: "the notebook ends in the middle"
    case .tooDeep(let line): "line \(line) nests deeper than any notebook"
    case .notNotebook: "this is JSON, and no notebook of format 4"
    case .foreignNotebook(let language): "this is a notebook of \(quoted(language)), and not of Unroll"
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .notUTF8: "save the file as UTF-8"
    case .noCommands: "a list has a command a line, a transcript has them after \"> \""
    case .notJSON, .truncated, .tooDeep: "export it again"
    case .notNotebook, .foreignNotebook: "notebooks come from \"export notebook.ipynb\""
    }
  }

  /// The error of JSON, with the line that it is on.
  init(_ error: JSONError, in bytes: [UInt8]) {
    func line(_ index: Int) -> Int { bytes.prefix(index).reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) } }
    switch error {
    case .unexpected(let index): self = .notJSON(line: line(index))
    case .truncated: self = .truncated
    case .tooDeep(let index): self = .tooDeep(line: line(index))
    }
  }
}
