#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is open. It is closed when nothing refers to it any longer.
final class OpenFile {
  private var descriptor: Int32

  /// Opens a file. It is closed in programs that this one starts.
  ///
  /// - Parameters:
  ///   - flags: as of `open`.
  ///   - mode: the permissions of a new file, which the umask may reduce.
  init(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(SystemError) {
    descriptor = open(path, flags | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .last }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Closes the file now.
  func finish() throws(SystemError) {
    let number = descriptor
    descriptor = -1
    guard close(number) == 0 else { throw .last }
  }

  /// The file's size in bytes; nil if this is a folder or a device.
  func size() throws(SystemError) -> Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  /// Moves to a byte, from where reading goes on.
  func seek(to offset: Int) throws(SystemError) {
    guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { throw .last }
  }

  /// Reads a part of the rest.
  ///
  /// - Parameter chunk: filled with the bytes from its start on.
  /// - Returns: how many there were; 0 at the end of the file.
  func read(_ chunk: inout [UInt8]) throws(SystemError) -> Int {
    while true {
      let count = chunk.withUnsafeMutableBytes { systemRead(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      guard errno == EINTR else { throw .last }
    }
  }

  /// Writes bytes after those written before.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { systemWrite(descriptor, $0 + written, buffer.count - written) } ?? 0
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .last }
      written += count
    }
  }

  /// Sets the file's permissions, whatever the umask.
  func setMode(_ mode: mode_t) { fchmod(descriptor, mode) }

  /// Waits until what was written would outlast a power cut.
  func sync() throws(SystemError) {
    guard fsync(descriptor) == 0 else { throw .last }
  }

  /// Locks the file until it is closed, unless another program or another opening of it holds the lock.
  ///
  /// - Returns: whether the lock is held now.
  func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }
}

// `read` and `write` alone would be the methods above.
#if canImport(Glibc)
  private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    Glibc.read(descriptor, bytes, count)
  }
  private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    Glibc.write(descriptor, bytes, count)
  }
#elseif canImport(Darwin)
  private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    Darwin.read(descriptor, bytes, count)
  }
  private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    Darwin.write(descriptor, bytes, count)
  }
#endif
