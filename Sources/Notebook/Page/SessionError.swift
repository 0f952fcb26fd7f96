import Phrases
import Tasks

/// Why a file is not a session that can be replayed.
public enum SessionError: Error, Sendable, Equatable {
  /// The bytes of this line are no text.
  case notUTF8(line: Int)
  /// The block of commands that this line opens has no end.
  case unclosedBlock(line: Int)
  /// A block starts with this line, which is no command.
  case outputBeforeCommand(line: Int)
  /// The file has no commands.
  case noCommands
  /// The first line names this language.
  case unknownLanguage(String)
  /// This line of the head declares parameters in a way that cannot be read.
  case badParameters(ParameterError, line: Int)

  /// What is wrong and where, in one sentence without a full stop.
  package var message: Phrase {
    switch self {
    case .notUTF8(let line): "line \(line) is not UTF-8 text"
    case .unclosedBlock(let line): "the block that opens on line \(line) is never closed"
    case .outputBeforeCommand(let line): "line \(line) is output, but no command stands before it"
    case .noCommands: "the file has no block of commands"
    case .unknownLanguage(let name): "the first line names a language that is unknown: \(quoted(name))"
    case .badParameters(let error, let line): "line \(line): \(error.message)"
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .notUTF8: "save the file as UTF-8"
    case .unclosedBlock: "close it with a line of ```"
    case .outputBeforeCommand: "start a command with \"> \""
    case .noCommands: "put commands in a block that starts with ```unroll"
    case .unknownLanguage: "write <!-- language: zh-TW -->, or leave the line out for English"
    case .badParameters(let error, _): error.hint
    }
  }
}

extension SessionError: CustomStringConvertible {
  /// What is wrong and what to do about it, in English.
  public var description: String { message.description + "; " + hint.description }
}

/// Why a session file cannot be opened.
package enum SessionOpeningError: Error, Sendable, Equatable {
  /// It could not be read.
  case file(FileError)
  /// What it holds is no session.
  case session(SessionError, path: String)
  /// It declares no such parameter.
  case parameter(ParameterError, path: String)

  /// What is wrong, with the file's name, in one sentence without a full stop.
  package var message: Phrase {
    switch self {
    case .file(let error): error.message
    case .session(let error, let path): "\(path): \(error.message)"
    case .parameter(let error, let path): "\(path): \(error.message)"
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .file(let error): error.hint
    case .session(let error, _): error.hint
    case .parameter(let error, _): error.hint
    }
  }
}
