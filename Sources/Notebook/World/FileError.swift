import Phrases
import Tasks

/// Why a file could not be read or written.
package enum FileError: Error, Sendable, Equatable {
  /// What was being done when the system refused.
  package enum Operation: Sendable {
    case open, read, create, write, sync, rename

    /// The verb of a message.
    package var phrase: Phrase {
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

  /// What the system said when it refused.
  package struct Reason: Sendable, Equatable {
    /// The system's own words, translated where they have a translation.
    package let words: Phrase
    /// Whether the disk is full.
    package let isDiskFull: Bool

    /// What the system said.
    package init(words: Phrase, isDiskFull: Bool = false) {
      self.words = words
      self.isDiskFull = isDiskFull
    }
  }

  /// Nothing has this path.
  case missing(path: String)
  /// A folder or a device has this path.
  case notAFile(path: String)
  /// Somebody wrote to the file while it was read.
  case changed(path: String)
  /// The file has more bytes than `limit`.
  case tooLarge(path: String, limit: Int)
  /// The file holds more than the commands and output of a session.
  case exists(path: String)
  /// The file is no picture of this program.
  case existsAsOther(path: String)
  /// The file is no hand-out of this program, or somebody has changed it.
  case existsAsOtherHandOut(path: String)
  /// The file is no model that was saved here.
  case existsAsOtherModel(path: String)
  /// A table would replace a file.
  case existsAsAny(path: String)
  /// The file is read-only.
  case protected(path: String)
  /// A session that is to be updated is read-only.
  case protectedSession(path: String)
  /// A session names a file outside its folder.
  case outsideFolder(path: String)
  /// The system refused.
  case system(Operation, path: String, Reason)

  /// What is wrong, in one sentence without a full stop.
  package var message: Phrase {
    switch self {
    case .missing(let path): "there is no file \"\(path)\""
    case .notAFile(let path): "\"\(path)\" is not a plain file"
    case .changed(let path): "\(quoted(path)) changed while it was read"
    case .tooLarge(let path, let limit): "\"\(path)\" is larger than \(limit >> 20) MiB"
    case .exists(let path): "\"\(path)\" exists and holds more than \"save\" writes"
    case .existsAsOther(let path): "\"\(path)\" exists and is not a picture drawn here"
    case .existsAsOtherHandOut(let path): "\(quoted(path)) exists and is not as \"export\" wrote it"
    case .existsAsOtherModel(let path): "\(quoted(path)) exists and holds no model that \"save\" wrote"
    case .existsAsAny(let path): "\(quoted(path)) exists"
    case .protected(let path), .protectedSession(let path): "\"\(path)\" is write-protected"
    case .outsideFolder(let path): "a session may only use files in its own folder, not \"\(path)\""
    case .system(let operation, let path, let reason): "cannot \(operation.phrase) \"\(path)\": \(reason.words)"
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .missing: "check the name and the folder"
    case .notAFile: "name a file, not a folder or a device"
    case .changed: "load it again when no other program writes to it"
    case .tooLarge: "use a smaller file"
    case .exists, .existsAsOther, .existsAsOtherHandOut, .existsAsOtherModel, .existsAsAny, .protected:
      "choose another name, or add replace=yes"
    case .protectedSession: "allow writing to it first; nothing was changed"
    case .outsideFolder: "name a file beside the session, without / at the start or .."
    case .system(_, _, let reason):
      reason.isDiskFull ? "free some space, then try again; nothing was changed" : "nothing was changed"
    }
  }

  /// The file that it is about.
  var path: String {
    switch self {
    case .missing(let path), .notAFile(let path), .changed(let path), .tooLarge(let path, _), .exists(let path),
      .existsAsOther(let path), .existsAsOtherHandOut(let path), .existsAsOtherModel(let path), .existsAsAny(let path),
      .protected(let path),
      .protectedSession(let path), .outsideFolder(let path), .system(_, let path, _):
      path
    }
  }

  /// Returns the same error with the name that was typed in place of the path: what a session says may not depend on
  /// the folder it is in.
  package func naming(_ name: String) -> FileError {
    switch self {
    case .missing: .missing(path: name)
    case .notAFile: .notAFile(path: name)
    case .changed: .changed(path: name)
    case .tooLarge(_, let limit): .tooLarge(path: name, limit: limit)
    case .exists: .exists(path: name)
    case .existsAsOther: .existsAsOther(path: name)
    case .existsAsOtherHandOut: .existsAsOtherHandOut(path: name)
    case .existsAsOtherModel: .existsAsOtherModel(path: name)
    case .existsAsAny: .existsAsAny(path: name)
    case .protected: .protected(path: name)
    case .protectedSession: .protectedSession(path: name)
    case .outsideFolder: .outsideFolder(path: name)
    case .system(let operation, _, let reason): .system(operation, path: name, reason)
    }
  }
}
