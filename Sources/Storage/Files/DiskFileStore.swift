import Glibc

/// Files on disk.
package struct DiskFileStore: FileStore {
  package init() {}

  package func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  package func resolved(_ path: String) -> String? {
    guard let bytes = realpath(path, nil) else { return nil }
    defer { free(bytes) }
    return String(cString: bytes)
  }

  package func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    // Without O_NONBLOCK a named pipe would wait for its writer.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .missing(path: path) : .system(.open, path: path, errno: errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(.read, path: path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    guard status.st_size <= limit else { throw .tooLarge(path: path, limit: limit) }
    return try read(descriptor, path: path, limit: limit)
  }

  private func read(_ descriptor: Int32, path: String, limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .system(.read, path: path, errno: errno) }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
      // It may have grown since it was measured.
      guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
    }
  }

  package func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try write(bytes, to: path, mode: 0o666)
  }

  /// Writes a file whole or not at all.
  ///
  /// - Parameter mode: of a new file, before the umask.
  func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(FileError) {
    // A link stays a link: what it points to is replaced.
    let target = resolved(path) ?? path
    var status = stat()
    let replaces = stat(target, &status) == 0
    if replaces, status.st_mode & S_IFMT != S_IFREG { throw .notAFile(path: path) }
    let folder = target.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(target[...$0]) } ?? "./"
    let temporary = folder + ".unroll-\(getpid())-\(bytes.count).tmp"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, replaces ? status.st_mode & 0o777 : mode)
    guard descriptor >= 0 else { throw .system(.create, path: path, errno: errno) }
    do {
      // What `open` was told is cut down by the umask.
      if replaces { fchmod(descriptor, status.st_mode & 0o777) }
      try fill(descriptor, with: bytes, path: path)
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    guard close(descriptor) == 0, rename(temporary, target) == 0 else {
      let number = errno
      unlink(temporary)
      throw .system(.rename, path: path, errno: number)
    }
    syncFolder(folder)
  }

  private func fill(_ descriptor: Int32, with bytes: [UInt8], path: String) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { Glibc.write(descriptor, $0 + written, buffer.count - written) } ?? 0
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw .system(.write, path: path, errno: errno) }
      written += count
    }
    guard fsync(descriptor) == 0 else { throw .system(.sync, path: path, errno: errno) }
  }

  /// Makes the new name last. The file itself is whole already, so a folder that cannot be synced is no error.
  private func syncFolder(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
