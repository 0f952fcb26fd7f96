/// Reads and writes files, wherever they are: on disk, or in memory.
///
/// Writing is all or nothing: after a failure, or a power cut, the file is either as it was or wholly new.
package struct FileStore: Sendable {
  /// A file that is to be written.
  package struct NewFile: Sendable {
    /// Where it is to stand.
    package let path: String
    /// What it holds.
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  private let readFile: @Sendable (_ path: String, _ limit: Int) throws(FileError) -> [UInt8]
  private let writeFile: @Sendable (_ bytes: [UInt8], _ path: String) throws(FileError) -> Void
  private let writeFiles: @Sendable (_ files: [NewFile]) throws(FileError) -> Void
  private let fileExists: @Sendable (_ path: String) -> Bool
  private let fileIsProtected: @Sendable (_ path: String) -> Bool
  private let resolvedPath: @Sendable (_ path: String) -> String?

  /// - Parameters:
  ///   - read: what `read(_:limit:)` does.
  ///   - write: what `write(_:to:)` does.
  ///   - writeAll: what `write(_:)` does.
  ///   - exists: what `exists(_:)` does.
  ///   - isProtected: what `isProtected(_:)` does; no file is read-only unless it is given.
  ///   - resolved: what `resolved(_:)` does.
  package init(
    read: @escaping @Sendable (_ path: String, _ limit: Int) throws(FileError) -> [UInt8],
    write: @escaping @Sendable (_ bytes: [UInt8], _ path: String) throws(FileError) -> Void,
    writeAll: @escaping @Sendable (_ files: [NewFile]) throws(FileError) -> Void,
    exists: @escaping @Sendable (_ path: String) -> Bool,
    isProtected: @escaping @Sendable (_ path: String) -> Bool = { _ in false },
    resolved: @escaping @Sendable (_ path: String) -> String?
  ) {
    readFile = read
    writeFile = write
    writeFiles = writeAll
    fileExists = exists
    fileIsProtected = isProtected
    resolvedPath = resolved
  }

  /// A store that has no file and takes none.
  static let empty = FileStore(
    read: { (path, _) throws(FileError) in throw .missing(path: path) },
    write: { (_, path) throws(FileError) in throw .missing(path: path) },
    writeAll: { (files) throws(FileError) in throw .missing(path: files.first?.path ?? "") },
    exists: { _ in false },
    resolved: { _ in nil })

  /// Returns the bytes of a plain file.
  ///
  /// - Parameter limit: the most bytes that are read.
  /// - Throws: `FileError`, also if the file is larger than `limit`.
  package func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] { try readFile(path, limit) }

  /// Writes a new file, or replaces one.
  ///
  /// - Throws: `FileError`; the old file is then untouched.
  package func write(_ bytes: [UInt8], to path: String) throws(FileError) { try writeFile(bytes, path) }

  /// Writes several files, all of them or none.
  ///
  /// - Throws: `FileError`, which names the file that could not be written; the old files are then untouched.
  package func write(_ files: [NewFile]) throws(FileError) { try writeFiles(files) }

  /// Returns whether a file, a folder or anything else has this path.
  package func exists(_ path: String) -> Bool { fileExists(path) }

  /// Returns whether a file is there that was made read-only, so that nobody writes over it by mistake.
  package func isProtected(_ path: String) -> Bool { fileIsProtected(path) }

  /// Returns the path without symbolic links, or nil if nothing has this path.
  package func resolved(_ path: String) -> String? { resolvedPath(path) }

  /// Returns the same files with relative paths taken from a folder.
  package func relative(to folder: String) -> FileStore {
    let path: @Sendable (String) -> String = { $0.hasPrefix("/") ? $0 : folder + "/" + $0 }
    return FileStore(
      read: { (name, limit) throws(FileError) in try readFile(path(name), limit) },
      write: { (bytes, name) throws(FileError) in try writeFile(bytes, path(name)) },
      writeAll: { (files) throws(FileError) in
        try writeFiles(files.map { NewFile(path: path($0.path), bytes: $0.bytes) })
      },
      exists: { fileExists(path($0)) },
      isProtected: { fileIsProtected(path($0)) },
      resolved: { resolvedPath(path($0)) })
  }
}
