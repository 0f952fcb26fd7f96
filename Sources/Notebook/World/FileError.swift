import Glibc
import Phrases

/// Why a file could not be read or written.
package enum FileError: Error, Sendable, Equatable {
  /// What was being done when the system said no.
  package enum Operation: String, Sendable {
    case open, read, create, write, sync, rename

    fileprivate var phrase: Phrase {
      switch self {
      case .open: "open"
      case .read: "read"
      case .create: "create"
      case .write: "write"
      case .sync: "sync"
      case .rename: "rename"
      }
    }
  }

  case missing(path: String)
  case notAFile(path: String)
  case tooLarge(path: String, limit: Int)
  case exists(path: String)
  case existsAsOther(path: String)
  case outsideFolder(path: String)
  case system(Operation, path: String, errno: Int32)

  /// What is wrong, in one sentence without a full stop.
  package var message: Phrase {
    switch self {
    case .missing(let path): "there is no file \"\(path)\""
    case .notAFile(let path): "\"\(path)\" is not a plain file"
    case .tooLarge(let path, let limit): "\"\(path)\" is larger than \(limit >> 20) MiB"
    case .exists(let path): "\"\(path)\" exists and holds more than \"save\" writes"
    case .existsAsOther(let path): "\"\(path)\" exists and is not a picture drawn here"
    case .outsideFolder(let path): "a session may only use files in its own folder, not \"\(path)\""
    case .system(let operation, let path, let number):
      "cannot \(operation.phrase) \"\(path)\": \(String(cString: strerror(number)))"
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .missing: "check the name and the folder"
    case .notAFile: "name a file, not a folder or a device"
    case .tooLarge: "use a smaller file"
    case .exists, .existsAsOther: "choose another name, or add replace=yes"
    case .outsideFolder: "name a file beside the session, without / at the start or .."
    case .system(_, _, ENOSPC): "free some space, then try again; nothing was changed"
    case .system: "nothing was changed"
    }
  }

  /// The same with the name that was typed: what a session says may not depend on the folder it is in.
  package func naming(_ name: String) -> FileError {
    switch self {
    case .missing: .missing(path: name)
    case .notAFile: .notAFile(path: name)
    case .tooLarge(_, let limit): .tooLarge(path: name, limit: limit)
    case .exists: .exists(path: name)
    case .existsAsOther: .existsAsOther(path: name)
    case .outsideFolder: .outsideFolder(path: name)
    case .system(let operation, _, let errno): .system(operation, path: name, errno: errno)
    }
  }
}
