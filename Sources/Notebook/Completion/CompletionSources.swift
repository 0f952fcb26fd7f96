import Glibc
import Tasks

/// What completion may look at besides the line: folders and the columns of CSV files.
package struct CompletionSources: Sendable {
  /// A name in a folder.
  package struct Entry: Sendable, Equatable {
    package let name: String
    package let isFolder: Bool

    package init(_ name: String, isFolder: Bool = false) {
      self.name = name
      self.isFolder = isFolder
    }
  }

  /// The names in a folder, `.` for that where the program runs.
  package var entries: @Sendable (String) -> [Entry]
  /// The columns of a CSV file.
  package var columns: @Sendable (String) -> [String]

  package init(
    entries: @escaping @Sendable (String) -> [Entry], columns: @escaping @Sendable (String) -> [String]
  ) {
    self.entries = entries
    self.columns = columns
  }

  /// Those of the disk.
  package static let disk = CompletionSources(entries: namesOnDisk) { path in
    guard let bytes = try? DiskFileStore().read(path, limit: SeriesReader.largestFile) else { return [] }
    do {
      // A column that no file has makes the reader name those that there are.
      _ = try SeriesReader.read(bytes, column: "\u{0}")
    } catch SeriesError.unknownColumn(_, let columns, _) {
      return columns
    } catch {}
    return []
  }

  /// More names than anybody would read through.
  private static let mostEntries = 10_000

  private static func namesOnDisk(_ folder: String) -> [Entry] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let entry = readdir(stream), entries.count < mostEntries {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: UInt8.self, capacity: 256) { bytes in
          String(validating: UnsafeBufferPointer(start: bytes, count: 256).prefix { $0 != 0 }, as: UTF8.self)
        }
      }
      guard let name, name != ".", name != ".." else { continue }
      var status = stat()
      let isFolder = stat(folder + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      entries.append(Entry(name, isFolder: isFolder))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
