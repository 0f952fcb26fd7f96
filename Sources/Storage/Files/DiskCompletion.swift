import Notebook
import Tasks

extension CompletionSources {
  /// The folders and CSV files on disk.
  package static let disk = CompletionSources(
    entries: { folder in Folder.entries(folder).map { Entry($0.name, isFolder: $0.isFolder) } }, columns: columns)

  private static func columns(of path: String) -> [String] {
    guard let bytes = try? DiskFileStore().read(path, limit: SeriesFile.largestFile) else { return [] }
    return SeriesFile.columnNames(bytes, decoders: .system)
  }
}
