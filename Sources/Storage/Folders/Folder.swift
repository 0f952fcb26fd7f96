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

  /// The folder that a file is in, with a slash behind it: the current one for a name without one.
  static func beginning(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "./"
  }

  /// Makes a folder and those above it if they are missing, accessible to their owner alone. Folders that exist stay as
  /// they are.
  ///
  /// - Returns: nil if the folder is there now, or why it is not.
  package static func make(_ path: String) -> SystemError? {
    var part = ""
    for name in path.split(separator: "/") {
      part += "/" + name
      guard mkdir(part, 0o700) != 0 else { continue }
      let error = SystemError.last
      var status = stat()
      // One that exists may be refused for another reason, such as a file system that cannot be written to.
      guard stat(part, &status) == 0 else { return error }
      guard status.st_mode & S_IFMT == S_IFDIR else { return SystemError(ENOTDIR) }
    }
    return path.isEmpty ? SystemError(ENOENT) : nil
  }

  /// More names than anybody would read through.
  private static let mostEntries = 10_000

  /// Returns what is in a folder, by name; nothing if it cannot be read. Names that are not UTF-8 are left out.
  package static func entries(_ path: String) -> [Entry] {
    let entries = names(path).map { name in
      var status = stat()
      let isFolder = stat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      return Entry(name: name, isFolder: isFolder)
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Returns the names in a folder, in any order; nothing if it cannot be read. Names that are not UTF-8 are left out.
  static func names(_ path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream), names.count < mostEntries {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
