#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Notebook
import Text

/// What the machines that compute a part say of it, a line each, which begins with the machine's name: when somebody asks
/// why runs are missing, the last lines tell.
package struct PartLog: Sendable {
  private let path: String

  init(_ files: PlanFiles, part: Int) { path = Self.folder(files) + "/part-\(part).log" }

  private static func folder(_ files: PlanFiles) -> String { files.results + "/logs" }

  /// Adds a line. A log that cannot be written is no reason to stop.
  package func add(_ line: String) {
    guard Folder.make(path.folder) == nil,
      let file = try? OpenFile(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, mode: 0o666)
    else { return }
    try? file.write(Array("\(ThisComputer.node): \(line)\n".utf8))
  }

  /// Bytes at the end of a log that are looked at, and lines that are told.
  private static let (mostBytes, mostLines) = (4096, 3)

  /// Returns the last lines that were written about a part, here or by the program that started it, in the folder `logs`
  /// beside the plan in a file whose name ends in `_PART.log`; nil if nobody has begun it.
  static func lastWords(
    of part: Int, _ files: PlanFiles, others: [Int: [String]]
  ) -> (node: String, lines: [String])? {
    let own = PartLog(files, part: part).path
    let newest = ([own] + (others[part] ?? [])).compactMap { path in changed(path).map { (path: path, time: $0) } }
      .max { $0.time < $1.time }
    guard let newest, let end = try? DiskFileStore().readEnd(newest.path, most: mostBytes) else { return nil }
    let text = String(decoding: end.bytes, as: UTF8.self)
    let lines = text.split(separator: "\n").suffix(mostLines).map { String($0) }
    // In our own log each line names its machine, in others the first one does.
    let head = newest.path == own ? lines.last : text.split(separator: "\n").first.map { String($0) }
    let node = head.map { String($0.prefix { $0 != ":" && $0 != " " }) } ?? ""
    return (node, lines)
  }

  /// The logs of parts in the folder beside the plan, by their parts.
  static func others(_ files: PlanFiles) -> [Int: [String]] {
    let folder = files.plan.folder + "/logs"
    var found: [Int: [String]] = [:]
    for name in Folder.names(folder) where name.hasSuffix(".log") {
      guard let mark = name.lastIndex(of: "_"), let part = Int(name[name.index(after: mark)...].dropLast(4)) else {
        continue
      }
      found[part, default: []].append(folder + "/" + name)
    }
    return found
  }

  /// When a file was changed last, in nanoseconds; nil if there is none.
  private static func changed(_ path: String) -> Int? {
    guard let version = (try? OpenFile(path, O_RDONLY | O_NONBLOCK))?.version, version.count == 3 else { return nil }
    return version[1] * 1_000_000_000 + version[2]
  }
}
