#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Notebook

extension DiskFileStore {
  /// Writes a file whole or not at all where other machines write, too. It takes no locks, which network file systems may
  /// not have: until it is whole, the file has a name that only this process of this machine gives.
  ///
  /// - Throws: `FileError`; the old file is then untouched, and nothing is left of the new one.
  package func writeShared(_ bytes: [UInt8], to path: String) throws(FileError) {
    let folder = Folder.beginning(of: path)
    var operation = FileError.Operation.create
    var temporary: String?
    do throws(SystemError) {
      let (file, name) = try newFile(in: folder)
      temporary = name
      operation = .write
      try file.write(bytes)
      operation = .sync
      try file.sync()
      operation = .rename
      guard rename(name, path) == 0 else { throw SystemError.last }
    } catch {
      if let temporary { unlink(temporary) }
      throw .system(operation, path: path, error)
    }
    try? OpenFile(folder, O_RDONLY | O_DIRECTORY).sync()
  }

  /// Deletes a file, if it is there.
  package func delete(_ path: String) { unlink(path) }

  /// A file that did not exist. One that has its name was left by a process that was killed.
  private func newFile(in folder: String) throws(SystemError) -> (OpenFile, path: String) {
    for number in 0..<1000 {
      let path = "\(folder).\(Leftovers.owner)-\(getpid())-\(number).tmp"
      do throws(SystemError) {
        return (try OpenFile(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o666), path)
      } catch {
        guard error.number == EEXIST else { throw error }
      }
    }
    throw SystemError(EEXIST)
  }
}
