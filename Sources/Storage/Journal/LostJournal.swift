import Glibc
import Phrases

/// A session whose prompt ended without leaving: its journal, locked so that only one prompt recovers it.
package final class LostSession {
  /// Its commands and their output.
  package let cells: [SessionDocument.Cell]
  /// What it spoke when it began.
  package let language: Language
  /// Results of trainings, by the number of their command.
  package let snapshots: [Int: TrainingSnapshot]
  /// What a training that did not end had come to.
  package let partial: TrainingSnapshot?
  /// Its commands, that of the training that did not end included.
  package var count: Int { cells.count + (partial == nil ? 0 : 1) }
  /// The folder that the program ran in.
  package let folder: String
  private let path: String
  private let descriptor: Int32

  /// The newest lost session in a folder of journals; nil where there is none. Files that are no journals are left
  /// alone.
  package static func newest(in folder: String) -> LostSession? {
    let names = CompletionSources.disk.entries(folder).map(\.name).filter { $0.hasSuffix(".md") }
    let dated = names.map { name -> (name: String, time: Int) in
      var status = stat()
      return (name, stat(folder + "/" + name, &status) == 0 ? status.st_mtim.tv_sec : 0)
    }
    for (name, _) in dated.sorted(by: { ($0.time, $0.name) > ($1.time, $1.name) }) {
      if let session = LostSession(path: folder + "/" + name.dropLast(3)) { return session }
    }
    return nil
  }

  private init?(path: String) {
    let descriptor = open(path + ".md", O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, let document = Self.document(path) else {
      close(descriptor)
      return nil
    }
    let store = DiskFileStore()
    func snapshot(_ name: String) -> TrainingSnapshot? {
      (try? store.read("\(path)-\(name).training", limit: 1 << 30)).flatMap { TrainingSnapshot(bytes: $0) }
    }
    self.path = path
    self.descriptor = descriptor
    cells = document.cells
    language = document.language
    var snapshots: [Int: TrainingSnapshot] = [:]
    for index in document.cells.indices { snapshots[index] = snapshot("\(index)") }
    self.snapshots = snapshots
    partial = snapshot("partial")
    let lines = document.items.compactMap { item in if case .line(let line) = item { line } else { nil } }
    folder = lines.first { $0.hasPrefix("in /") }.map { String($0.dropFirst(3)) } ?? "."
    guard !cells.isEmpty || partial != nil else {
      remove()
      return nil
    }
  }

  deinit { close(descriptor) }

  /// Takes its files away.
  package func remove() { Journal.removeFiles(path) }

  /// The journal as a session file: closed, and without a line that was cut off.
  private static func document(_ path: String) -> SessionDocument? {
    guard var bytes = try? DiskFileStore().read(path + ".md", limit: FileAccess.largestFile) else { return nil }
    while let last = bytes.last, last != 10 { bytes.removeLast() }
    return try? SessionDocument(bytes + Array((Journal.fence + "\n").utf8))
  }
}

/// Files named from another folder than that of the process.
struct RelativeFileStore: FileStore {
  let folder: String
  private let store = DiskFileStore()

  init(folder: String) { self.folder = folder }

  private func path(_ name: String) -> String { name.hasPrefix("/") ? name : folder + "/" + name }

  func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    try store.read(self.path(path), limit: limit)
  }
  func write(_ bytes: [UInt8], to path: String) throws(FileError) { try store.write(bytes, to: self.path(path)) }
  func exists(_ path: String) -> Bool { store.exists(self.path(path)) }
  func resolved(_ path: String) -> String? { store.resolved(self.path(path)) }
}
