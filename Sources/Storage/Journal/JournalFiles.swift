#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Notebook

/// The files of one journal: its text, a training snapshot for some of its commands, and a mark if its prompt was left.
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

  /// The folder of journals, in that of what is remembered.
  static let folderName = "sessions"
  private static let textEnding = ".md"
  private static let snapshotEnding = ".training"
  private static let leftEnding = ".left"
  /// The largest snapshot that is read, in bytes.
  private static let largestSnapshot = 1 << 30

  /// The files that begin like this.
  init(path: String) { self.path = path }

  /// The files of a journal with this text.
  init(text: String) { path = String(text.dropLast(Self.textEnding.count)) }

  /// The session file.
  var text: String { path + Self.textEnding }

  private var left: String { path + Self.leftEnding }

  private func path(of training: Training) -> String { "\(path)-\(training.name)\(Self.snapshotEnding)" }

  /// Writes a snapshot, which only its owner can read.
  func keep(_ snapshot: TrainingSnapshot, as training: Training) throws(FileError) {
    try DiskFileStore().write(snapshot.bytes, to: path(of: training), permissions: .ownerOnly)
  }

  /// Returns a snapshot; nil if there is none, or none that can be read.
  func snapshot(of training: Training) -> TrainingSnapshot? {
    guard let bytes = try? DiskFileStore().read(path(of: training), limit: Self.largestSnapshot) else { return nil }
    return TrainingSnapshot(bytes: bytes)
  }

  /// The numbers of commands that have a snapshot, in order.
  var snapshotNumbers: [Int] {
    let (folder, name) = Self.divided(path)
    return Folder.names(folder).compactMap { entry in
      guard entry.hasPrefix(name + "-"), entry.hasSuffix(Self.snapshotEnding) else { return nil }
      return Int(entry.dropFirst(name.utf8.count + 1).dropLast(Self.snapshotEnding.utf8.count))
    }.sorted()
  }

  /// Deletes the snapshot of the training that had not ended.
  func removePartial() { unlink(path(of: .partial)) }

  // MARK: left, not lost

  /// Whether its prompt was left by a person, who did not save.
  var isLeft: Bool { DiskFileStore().exists(left) }

  /// Notes that its prompt was left. If that fails it passes for one that was lost.
  func markAsLeft() { try? DiskFileStore().write([], to: left, permissions: .ownerOnly) }

  // MARK: deleting and finding

  /// Deletes all files; the text, which shows that the others are of use, last.
  func remove() {
    let (folder, name) = Self.divided(path)
    for entry in Folder.names(folder) where entry.hasPrefix(name + "-") && entry.hasSuffix(Self.snapshotEnding) {
      unlink(folder + "/" + entry)
    }
    unlink(left)
    unlink(text)
  }

  private static func divided(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path) }
    return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
  }

  /// Returns the journals in a folder, those first that were lost, the newest first.
  static func all(in folder: String) -> [JournalFiles] {
    let found = Folder.names(folder).filter { $0.hasSuffix(textEnding) }.map { name in
      let files = JournalFiles(text: folder + "/" + name)
      return (files: files, wasLost: files.isLeft ? 0 : 1, time: timeOfLastChange(files.text))
    }
    return found.sorted { ($0.wasLost, $0.time, $0.files.path) > ($1.wasLost, $1.time, $1.files.path) }.map(\.files)
  }

  /// Returns the names of snapshots and marks in a folder that belong to no journal.
  static func withoutText(in folder: String) -> [String] {
    let names = Folder.names(folder)
    let journals = Set(names.filter { $0.hasSuffix(textEnding) }.map { String($0.dropLast(textEnding.count)) })
    return names.filter { name in
      if name.hasSuffix(leftEnding) { return !journals.contains(String(name.dropLast(leftEnding.count))) }
      guard name.hasSuffix(snapshotEnding), let dash = name.lastIndex(of: "-") else { return false }
      return !journals.contains(String(name[..<dash]))
    }
  }

  /// When its text was last written, in the calendar and time zone of the machine: `2026-11-26 17:40`.
  var time: String {
    var seconds = time_t(Self.timeOfLastChange(text) / 1_000_000_000)
    var parts = tm()
    localtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday)) "
      + "\(two(parts.tm_hour)):\(two(parts.tm_min))"
  }

  /// Bytes of its text and trainings.
  var bytes: Int {
    let (folder, name) = Self.divided(path)
    let trainings = Folder.names(folder).filter { $0.hasPrefix(name + "-") && $0.hasSuffix(Self.snapshotEnding) }
    return ([text] + trainings.map { folder + "/" + $0 }).reduce(0) { sum, path in
      var status = stat()
      return stat(path, &status) == 0 ? sum + Int(status.st_size) : sum
    }
  }

  /// In nanoseconds.
  private static func timeOfLastChange(_ path: String) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { return 0 }
    #if canImport(Glibc)
      let time = status.st_mtim
    #elseif canImport(Darwin)
      let time = status.st_mtimespec
    #endif
    return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
  }
}
