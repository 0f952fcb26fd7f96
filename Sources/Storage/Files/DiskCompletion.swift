import Notebook
import Tasks

extension CompletionSources {
  /// The folders and CSV files on disk.
  package static let disk = CompletionSources(
    entries: { folder in Folder.entries(folder).map { Entry($0.name, isFolder: $0.isFolder) } }, columns: columns)

  private static func columns(of path: String) -> [String] {
    guard let bytes = try? DiskFileStore().read(path, limit: SeriesReader.largestFile) else { return [] }
    do {
      // A column that no file has makes the reader name those that there are.
      _ = try SeriesReader.read(bytes, column: "\u{0}", by: .csv)
    } catch SeriesError.unknownColumn(_, let columns, _) {
      return columns
    } catch {}
    return []
  }
}
