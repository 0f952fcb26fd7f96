import Storage
import Terminal

extension HistoryFile {
  /// The history that is kept in a file on disk.
  package init(path: String) {
    let file = SharedFile(path: path)
    self.init(Access(lastLines: file.lastLines, whileLocked: file.whileLocked, replace: file.replace))
  }
}
