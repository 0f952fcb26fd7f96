#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is open. It is closed when nothing refers to it any longer.
package final class OpenFile {
  private let descriptor: Int32
  private var isLocked = false

  /// Opens a file. It is closed in programs that this one starts.
  ///
  /// - Parameters:
  ///   - flags: as of `open`.
  ///   - mode: the permissions of a new file, which the umask may reduce.
  package init(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(SystemError) {
    let number = open(path, flags | O_CLOEXEC, mode)
    guard number >= 0 else { throw .last }
    descriptor = number
  }

  deinit {
    // A program that another thread is just starting has a copy of the descriptor until it is replaced by what it runs:
    // closing this one alone would leave the file locked for that long.
    if isLocked { _ = flock(descriptor, LOCK_UN) }
    close(descriptor)
  }

  /// The file's size in bytes; nil if this is a folder or a device.
  func size() throws(SystemError) -> Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  /// What changes whenever somebody writes to the file: its size and the time of the last change.
  var version: [Int] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return [] }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return [Int(status.st_size), Int(time.tv_sec), Int(time.tv_nsec)]
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

  /// Cuts the file off after so many bytes.
  func cut(to length: Int) throws(SystemError) {
    guard ftruncate(descriptor, off_t(length)) == 0 else { throw .last }
  }

  /// Locks the file until it is closed, unless another program or another opening of it holds the lock.
  ///
  /// - Returns: whether the lock is held now.
  package func lock() -> Bool { (try? takeLock()) != nil }

  /// Locks the file until it is closed.
  ///
  /// - Throws: `SystemError.isTaken` if another program or another opening of it holds the lock.
  func takeLock() throws(SystemError) {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .last }
    isLocked = true
  }

  /// Returns whether a path still leads to this file: whoever deletes a file does so while somebody may wait for it.
  package func isNamed(_ path: String) -> Bool {
    var (own, named) = (stat(), stat())
    guard fstat(descriptor, &own) == 0, lstat(path, &named) == 0 else { return false }
    return own.st_dev == named.st_dev && own.st_ino == named.st_ino
  }
}

extension OpenFile {
  /// Puts a new file in the place of another, and locks it before anybody can find it.
  ///
  /// - Parameters:
  ///   - mode: its permissions, which the umask may reduce.
  ///   - bytes: what it holds.
  /// - Throws: the old file is then untouched.
  package static func replaced(_ path: String, mode: mode_t, with bytes: [UInt8]) throws(SystemError) -> OpenFile {
    let folder = Folder.beginning(of: path)
    let made = try makeLocked(mode: mode, needsLock: true) { folder + Leftovers.name($0) }
    do throws(SystemError) {
      try made.file.write(bytes)
      guard rename(made.path, path) == 0 else { throw SystemError.last }
    } catch {
      unlink(made.path)
      throw error
    }
    return made.file
  }

  /// More names than are ever taken.
  private static let mostNames = 10_000

  /// Makes a file that did not exist and locks it, so that other programs know that somebody works on it.
  ///
  /// - Parameters:
  ///   - mode: its permissions, which the umask may reduce.
  ///   - name: returns the paths to try, counted from 0; those that exist are left alone.
  ///   - needsLock: whether it is an error if the file system knows no locks.
  package static func makeLocked(
    mode: mode_t, needsLock: Bool, _ name: (Int) -> String
  ) throws(SystemError) -> (file: OpenFile, path: String) {
    for number in 0..<mostNames {
      let path = name(number)
      let file: OpenFile
      do throws(SystemError) {
        file = try OpenFile(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
      } catch {
        guard error.number == EEXIST else { throw error }
        continue
      }
      do throws(SystemError) {
        try file.takeLock()
      } catch {
        // Somebody who clears up took the file for one that nobody works on.
        if error.isTaken { continue }
        if needsLock {
          unlink(path)
          throw error
        }
      }
      if file.isNamed(path) { return (file, path) }
    }
    throw SystemError(EEXIST)
  }
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
