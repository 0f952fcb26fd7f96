import Notebook
import Tasks

/// The files that a page holds: those that its session reads, and those that were dropped onto it.
final class LiveFiles: @unchecked Sendable {
  // A page has one thread.
  private var contents: [String: [UInt8]] = [:]
  private var names: [String] = []

  /// Adds a file, or replaces one.
  func add(_ name: String, _ bytes: [UInt8]) {
    if contents.updateValue(bytes, forKey: name) == nil { names.append(name) }
  }

  /// What commands see of them. They write none.
  var store: FileStore {
    FileStore(
      read: { [self] (path, limit) throws(FileError) in
        guard let bytes = contents[path] else { throw .missing(path: path) }
        guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
        return bytes
      },
      write: { (_, path) throws(FileError) in throw .missing(path: path) },
      writeAll: { (files) throws(FileError) in throw .missing(path: files.first?.path ?? "") },
      exists: { [self] in contents[$0] != nil },
      resolved: { [self] in contents[$0] == nil ? nil : $0 })
  }

  /// What completion may look at.
  var completion: CompletionSources {
    CompletionSources(
      entries: { [self] folder in folder == "." ? names.map { CompletionSources.Entry($0) } : [] },
      columns: { [self] path in contents[path].map { SeriesFile.columnNames($0) } ?? [] })
  }
}
