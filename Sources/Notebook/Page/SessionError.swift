import Phrases
import Tasks

/// Why a file is not a session that can be replayed.
package enum SessionError: Error, Sendable, Equatable {
  case notUTF8(line: Int)
  case unclosedBlock(line: Int)
  case outputBeforeCommand(line: Int)
  case noCommands
  case unknownLanguage(String)

  /// What is wrong and where, in one sentence without a full stop.
  package var message: Phrase {
    switch self {
    case .notUTF8(let line): "line \(line) is not UTF-8 text"
    case .unclosedBlock(let line): "the block that opens on line \(line) is never closed"
    case .outputBeforeCommand(let line): "line \(line) is output, but no command stands before it"
    case .noCommands: "the file has no block of commands"
    case .unknownLanguage(let name): "the first line names a language that is unknown: \(quoted(name))"
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
    }
  }
}
