#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Notebook

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

  /// The system's own words.
  package var words: String { String(cString: strerror(number)) }
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
