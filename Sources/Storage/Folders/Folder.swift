#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Folders on disk.
package enum Folder {
  /// A name in a folder.
  package struct Entry: Equatable {
    /// The name, without the folder's.
    package let name: String
    /// Whether it is a folder, or a link to one.
    package let isFolder: Bool
  }

  /// Makes a folder and those above it if they are missing, accessible to their owner alone. Folders that exist stay as
  /// they are.
  ///
  /// - Returns: nil if the folder is there now, or why it is not.
  package static func make(_ path: String) -> SystemError? {
    // A folder above may exist and yet not be ours to make anything in.
    let existing: [Int32] = [EEXIST, EISDIR, EROFS, EACCES]
    var part = ""
    for name in path.split(separator: "/") {
      part += "/" + name
      if mkdir(part, 0o700) != 0, !existing.contains(errno) { return .last }
    }
    var status = stat()
    guard stat(path, &status) == 0 else { return .last }
    return status.st_mode & S_IFMT == S_IFDIR ? nil : SystemError(ENOTDIR)
  }

  /// More names than anybody would read through.
  private static let mostEntries = 10_000

  /// Returns what is in a folder, by name; nothing if it cannot be read. Names that are not UTF-8 are left out.
  package static func entries(_ path: String) -> [Entry] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let entry = readdir(stream), entries.count < mostEntries {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name, name != ".", name != ".." else { continue }
      var status = stat()
      let isFolder = stat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      entries.append(Entry(name: name, isFolder: isFolder))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
