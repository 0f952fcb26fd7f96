#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Notebook

/// The files of one journal: its text, and a training snapshot for some of its commands.
struct JournalFiles {
  /// What the names of all its files begin with.
  let path: String

  /// Which training a snapshot is of.
  enum Training {
    /// That of a command, counted from 0.
    case command(Int)
    /// The one that has not ended.
    case partial

    fileprivate var name: String {
      switch self {
      case .command(let index): "\(index)"
      case .partial: "partial"
      }
    }
  }

  private static let textEnding = ".md"
  private static let snapshotEnding = ".training"
  /// The largest snapshot that is read, in bytes.
  private static let largestSnapshot = 1 << 30

  /// The session file.
  var text: String { path + Self.textEnding }

  private func path(of training: Training) -> String { "\(path)-\(training.name)\(Self.snapshotEnding)" }

  /// Writes a snapshot, which only its owner can read. If that fails the training has to be done again some day.
  func keep(_ snapshot: TrainingSnapshot, as training: Training) {
    try? DiskFileStore().write(snapshot.bytes, to: path(of: training), permissions: .ownerOnly)
  }

  /// Returns a snapshot; nil if there is none, or none that can be read.
  func snapshot(of training: Training) -> TrainingSnapshot? {
    guard let bytes = try? DiskFileStore().read(path(of: training), limit: Self.largestSnapshot) else { return nil }
    return TrainingSnapshot(bytes: bytes)
  }

  /// Deletes the snapshot of the training that had not ended.
  func removePartial() { unlink(path(of: .partial)) }

  /// Deletes all files.
  func remove() {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let (folder, name) = (String(path[..<slash]), String(path[path.index(after: slash)...]))
    for entry in Folder.entries(folder)
    where entry.name == name + Self.textEnding
      || (entry.name.hasPrefix(name + "-") && entry.name.hasSuffix(Self.snapshotEnding))
    {
      unlink(folder + "/" + entry.name)
    }
  }

  /// Returns the journals in a folder, the newest first.
  static func all(in folder: String) -> [JournalFiles] {
    let names = Folder.entries(folder).map { $0.name }.filter { $0.hasSuffix(textEnding) }
    let dated = names.map { (name: $0, time: secondsOfLastChange(folder + "/" + $0)) }
    return dated.sorted { ($0.time, $0.name) > ($1.time, $1.name) }
      .map { JournalFiles(path: folder + "/" + $0.name.dropLast(textEnding.count)) }
  }

  private static func secondsOfLastChange(_ path: String) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { return 0 }
    #if canImport(Glibc)
      return status.st_mtim.tv_sec
    #elseif canImport(Darwin)
      return status.st_mtimespec.tv_sec
    #endif
  }
}
