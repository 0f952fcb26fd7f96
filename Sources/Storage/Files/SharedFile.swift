#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Notebook

/// A file of lines that several programs change, such as the history of the prompt. Only its owner can read it.
package struct SharedFile: Sendable {
  /// The file's path.
  package let path: String

  /// The file at a path, which need not exist.
  package init(path: String) { self.path = path }

  /// Returns the file's last lines.
  ///
  /// - Parameter most: the most bytes that are read. If the file is longer, the line that they begin in is left out.
  /// - Returns: nothing if there is no file yet, nil if it cannot be read.
  package func lastLines(_ most: Int) -> [UInt8]? {
    guard !path.isEmpty else { return nil }
    do throws(FileError) {
      let end = try DiskFileStore().readEnd(path, most: most)
      return end.isWhole ? end.bytes : Array(end.bytes.drop { $0 != UInt8(ascii: "\n") })
    } catch {
      if case .missing = error { return [] }
      return nil
    }
  }

  /// Does work while no other program has the lock, a file beside this one. It leaves the work out if the lock cannot
  /// be had within a second.
  package func whileLocked(_ work: () -> Void) {
    guard let lock = try? OpenFile(path + ".lock", O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600) else { return }
    for _ in 0..<200 {
      if lock.lock() { return work() }
      usleep(5_000)
    }
  }

  /// Replaces the file as a whole, readable for its owner alone, or leaves it as it is if that fails.
  package func replace(with bytes: [UInt8]) {
    try? DiskFileStore().write(bytes, to: path, permissions: .ownerOnly)
  }
}
