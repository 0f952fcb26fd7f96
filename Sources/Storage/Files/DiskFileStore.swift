#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Notebook

extension FileStore {
  /// Files on disk.
  package static let disk = FileStore(
    read: { (path, limit) throws(FileError) in try DiskFileStore().read(path, limit: limit) },
    write: { (bytes, path) throws(FileError) in try DiskFileStore().write(bytes, to: path) },
    writeAll: { (files) throws(FileError) in try DiskFileStore().write(files) },
    exists: { DiskFileStore().exists($0) },
    isProtected: { DiskFileStore().isProtected($0) },
    resolved: { DiskFileStore().resolved($0) })
}

/// Reads and writes files on disk.
package struct DiskFileStore: Sendable {
  /// All files of the machine.
  package init() {}

  /// The permissions of a file that is written.
  package enum Permissions: Sendable {
    /// Those of the file that is replaced; for a new file, those that the umask leaves.
    case usual
    /// Only the owner may read and write it. What a symbolic link leads to keeps its own.
    case ownerOnly
  }

  /// Returns whether anything has this path, even a link that leads nowhere.
  package func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Returns whether a file is there that nobody is to write to, its owner included. The program could all the same,
  /// since it puts a new file in the old one's place.
  package func isProtected(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return status.st_mode & 0o222 == 0 || access(path, W_OK) != 0
  }

  /// Returns the path without symbolic links, or nil if nothing has this path.
  package func resolved(_ path: String) -> String? {
    guard let bytes = realpath(path, nil) else { return nil }
    defer { free(bytes) }
    return String(cString: bytes)
  }

  // MARK: reading

  /// Returns the bytes of a plain file.
  ///
  /// - Throws: `FileError`, also if the file is larger than `limit`.
  package func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let (file, size) = try openPlainFile(path)
    guard size <= limit else { throw .tooLarge(path: path, limit: limit) }
    let before = file.version
    let bytes = try readRest(of: file, path: path, limit: limit)
    // The first half of one table and the second of another are no table.
    guard file.version == before else { throw .changed(path: path) }
    return bytes
  }

  /// Returns the last bytes of a plain file, at most so many.
  ///
  /// - Throws: `FileError`.
  package func readEnd(_ path: String, most: Int) throws(FileError) -> (bytes: [UInt8], isWhole: Bool) {
    let (file, size) = try openPlainFile(path)
    let start = max(0, size - most)
    do throws(SystemError) { try file.seek(to: start) } catch { throw .system(.read, path: path, error) }
    // It may grow while it is read.
    return (try readRest(of: file, path: path, limit: .max), start == 0)
  }

  private func openPlainFile(_ path: String) throws(FileError) -> (OpenFile, size: Int) {
    let file: OpenFile
    do throws(SystemError) {
      // Without O_NONBLOCK a named pipe would wait for its writer.
      file = try OpenFile(path, O_RDONLY | O_NONBLOCK)
    } catch {
      throw error.number == ENOENT ? .missing(path: path) : .system(.open, path: path, error)
    }
    let size: Int?
    do throws(SystemError) { size = try file.size() } catch { throw .system(.read, path: path, error) }
    guard let size else { throw .notAFile(path: path) }
    return (file, size)
  }

  private func readRest(of file: OpenFile, path: String, limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count: Int
      do throws(SystemError) { count = try file.read(&chunk) } catch { throw .system(.read, path: path, error) }
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
      // It may have grown since it was measured.
      guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
    }
  }

  // MARK: writing

  /// Writes a file whole or not at all. If the path is a symbolic link, what it points to is replaced.
  ///
  /// - Throws: `FileError`; the old file is then untouched.
  package func write(
    _ bytes: [UInt8], to path: String, permissions: Permissions = .usual
  ) throws(FileError) {
    let file = try written(bytes, for: path, permissions)
    do throws(SystemError) { try file.takePlace() } catch {
      file.delete()
      throw .system(.rename, path: path, error)
    }
    syncFolder(file.folder)
  }

  /// Writes several files, all of them or none: each is whole on the disk before the first one takes its place, and if one
  /// cannot, those before it give theirs back. Only a power cut between the first and the last can part them.
  ///
  /// - Throws: `FileError`; the old files are then untouched.
  package func write(_ files: [FileStore.NewFile]) throws(FileError) {
    var written: [WrittenFile] = []
    do throws(FileError) {
      for file in files { written.append(try self.written(file.bytes, for: file.path, .usual)) }
    } catch {
      for file in written { file.delete() }
      throw error
    }
    var replaced: [ReplacedFile] = []
    for (index, file) in written.enumerated() {
      let old = ReplacedFile(file)
      do throws(SystemError) { try file.takePlace() } catch {
        old.forget()
        for old in replaced.reversed() { old.putBack() }
        for file in written[index...] { file.delete() }
        throw .system(.rename, path: files[index].path, error)
      }
      replaced.append(old)
    }
    for old in replaced { old.forget() }
    for folder in Set(written.map { $0.folder }) { syncFolder(folder) }
  }

  /// Writes a file under another name, from which it takes its place later.
  ///
  /// - Throws: `FileError`; nothing is left of it then.
  private func written(
    _ bytes: [UInt8], for path: String, _ permissions: Permissions
  ) throws(FileError) -> WrittenFile {
    let target = resolved(path) ?? path
    var status = stat()
    let replaces = stat(target, &status) == 0
    if replaces, status.st_mode & S_IFMT != S_IFREG { throw .notAFile(path: path) }
    let keepsMode = replaces && (permissions == .usual || isLink(path))
    let mode: mode_t = keepsMode ? status.st_mode & 0o777 : permissions == .usual ? 0o666 : 0o600
    let folder = Folder.beginning(of: target)
    Leftovers.clearTemporaryFiles(in: folder)
    var operation = FileError.Operation.create
    var temporary: (file: OpenFile, path: String)?
    do throws(SystemError) {
      let made = try OpenFile.makeLocked(mode: mode, needsLock: false) { folder + Leftovers.name($0) }
      temporary = made
      if keepsMode { made.file.setMode(mode) }
      operation = .write
      try made.file.write(bytes)
      operation = .sync
      try made.file.sync()
      return WrittenFile(file: made.file, path: made.path, target: target, folder: folder)
    } catch {
      if let temporary { unlink(temporary.path) }
      throw .system(operation, path: path, error)
    }
  }

  private func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Makes the new name outlast a power cut. The file itself is whole already, so a folder that cannot be synced is no
  /// error.
  private func syncFolder(_ folder: String) {
    try? OpenFile(folder, O_RDONLY | O_DIRECTORY).sync()
  }
}

/// A file that is whole on the disk under another name than its own. As long as it is open nobody takes it for a leftover.
private struct WrittenFile {
  /// Holds the lock.
  let file: OpenFile
  /// Its name for now.
  let path: String
  /// Its name later.
  let target: String
  /// The folder of both, with a slash.
  let folder: String

  /// Gives it its name, in the place of the file that has it.
  func takePlace() throws(SystemError) {
    guard rename(path, target) == 0 else { throw .last }
  }

  func delete() { unlink(path) }
}

/// The file in whose place another one comes, kept under a further name for as long as it may be needed again.
private struct ReplacedFile {
  private let target: String
  /// The further name; nil if there was no file, or if the file system gives files one name only.
  private let backup: String?
  private let wasThere: Bool
  /// Holds the lock.
  private let file: OpenFile?

  init(_ new: WrittenFile) {
    target = new.target
    file = try? OpenFile(new.target, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
    wasThere = file != nil
    _ = file?.lock()
    backup = (1000..<1100).lazy.map { new.folder + Leftovers.name($0) }.first { link(new.target, $0) == 0 }
  }

  /// Puts it back where it stood.
  func putBack() {
    if let backup {
      if rename(backup, target) != 0 { unlink(backup) }
    } else if !wasThere {
      unlink(target)
    }
  }

  /// Leaves it to the file that replaced it.
  func forget() {
    if let backup { unlink(backup) }
  }
}
