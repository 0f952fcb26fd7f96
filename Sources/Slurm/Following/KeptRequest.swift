import CommandLanguage
import Notebook
import Storage
import Text

/// What a plan's jobs are asked for, as a file in its folder in the form of the settings: `time=120 memory=2048`. A plan
/// whose jobs were cancelled has none.
extension ClusterRequest {
  private static func path(_ folder: String) -> String { folder + "/request" }

  /// Keeps the request in a plan's folder.
  func keep(in folder: String) throws(FileError) {
    let path = Self.path(folder)
    let bytes = Array((words + "\n").utf8)
    if (try? DiskFileStore().read(path, limit: bytes.count)) == bytes { return }
    try DiskFileStore().writeShared(bytes, to: path)
  }

  /// The request that a plan's folder keeps; nil if it keeps none.
  init?(keptIn folder: String) {
    guard Self.isKept(in: folder), let settings = try? SlurmSettings(path: Self.path(folder)) else { return nil }
    self = settings.request
  }

  /// Whether a plan's folder keeps a request.
  static func isKept(in folder: String) -> Bool { DiskFileStore().exists(path(folder)) }

  /// Forgets the request of a plan's folder.
  static func forget(in folder: String) { DiskFileStore().delete(path(folder)) }

  private var words: String {
    let texts = [("partition", partition), ("account", account)].compactMap { name, text in
      text.map { "\(name)=\(Lexer.written($0, inOption: true))" }
    }
    let numbers = [("time", minutes), ("memory", megabytes), ("cores", cores), ("jobs", jobs)].compactMap {
      name, number in
      number.map { "\(name)=\($0)" }
    }
    return (texts + numbers).joined(separator: " ")
  }
}
