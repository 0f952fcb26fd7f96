#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Notebook
import Phrases

/// What the system said when it refused a call.
package struct SystemError: Error, Equatable {
  /// The error number, such as `ENOENT`.
  package let number: Int32

  /// The error with this number.
  package init(_ number: Int32) { self.number = number }

  /// The error of the call before.
  static var last: SystemError { SystemError(errno) }

  /// Whether somebody else holds the lock that was asked for.
  var isTaken: Bool { number == EWOULDBLOCK }

  /// The system's own words in English, those that people meet also in other languages.
  package var words: Phrase {
    switch number {
    case EACCES: "Permission denied"
    case EBUSY: "Device or resource busy"
    case EDQUOT: "Disk quota exceeded"
    case EEXIST: "File exists"
    case EFBIG: "File too large"
    case EINVAL: "Invalid argument"
    case EIO: "Input/output error"
    case EISDIR: "Is a directory"
    case ELOOP: "Too many levels of symbolic links"
    case EMFILE: "Too many open files"
    case ENAMETOOLONG: "File name too long"
    case ENODEV: "No such device"
    case ENOENT: "No such file or directory"
    case ENOSPC: "No space left on device"
    case ENOTDIR: "Not a directory"
    case ENXIO: "No such device or address"
    case EPERM: "Operation not permitted"
    case EROFS: "Read-only file system"
    default: Phrase(verbatim: String(cString: strerror(number)))
    }
  }
}

extension FileError {
  /// Returns an error with the system's reason.
  package static func system(_ operation: Operation, path: String, errno: Int32) -> FileError {
    .system(operation, path: path, SystemError(errno))
  }

  /// Returns an error with the system's reason.
  static func system(_ operation: Operation, path: String, _ error: SystemError) -> FileError {
    .system(operation, path: path, Reason(words: error.words, isDiskFull: error.number == ENOSPC))
  }
}
