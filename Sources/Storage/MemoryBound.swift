#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How much memory this process may have: the machine's, or less if a shell or a container allows less.
package enum MemoryBound {
  /// Bytes.
  static var ofThisProcess: Double {
    let physical = Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))
    let limits = [limit(addressSpace), limit(data), ofControlGroups { text(of: $0) }]
    return limits.compactMap { $0 }.reduce(physical) { min($0, $1) }
  }

  /// The limit of `ulimit`; nil if there is none.
  private static func limit(_ resource: Int32) -> Double? {
    var limit = rlimit()
    // Without a limit it is the largest number there is.
    guard getrlimit(resource, &limit) == 0 else { return nil }
    return Double(limit.rlim_cur)
  }

  #if canImport(Glibc)
    private static let (addressSpace, data) = (Int32(RLIMIT_AS.rawValue), Int32(RLIMIT_DATA.rawValue))
  #else
    private static let (addressSpace, data) = (RLIMIT_AS, RLIMIT_DATA)
  #endif

  /// The least limit of the control groups that this process is in, and of the groups around them; nil if there is none.
  ///
  /// - Parameter read: returns the text of a file, or nil if there is none.
  package static func ofControlGroups(_ read: (_ path: String) -> String?) -> Double? {
    var least: Double?
    // `0::/path` of version 2, `5:memory:/path` of version 1.
    for line in (read("/proc/self/cgroup") ?? "").split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let isSecond = parts[0] == "0" && parts[1].isEmpty
      guard isSecond || parts[1].split(separator: ",").contains("memory") else { continue }
      let root = isSecond ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory"
      let file = isSecond ? "memory.max" : "memory.limit_in_bytes"
      var folders = parts[2].split(separator: "/")
      while true {
        let folder = folders.reduce(root) { $0 + "/" + $1 }
        // "max" is no limit; version 1 writes a number that no machine reaches.
        if let bytes = read(folder + "/" + file).flatMap({ Double($0.filter { !$0.isWhitespace }) }), bytes > 0 {
          least = min(least ?? bytes, bytes)
        }
        if folders.isEmpty { break }
        folders.removeLast()
      }
    }
    return least
  }

  /// A small file of the system's.
  private static func text(of path: String) -> String? {
    guard let file = fopen(path, "re") else { return nil }
    defer { fclose(file) }
    var (text, piece) = ([UInt8](), [UInt8](repeating: 0, count: 1024))
    repeat { text += piece[..<fread(&piece, 1, piece.count, file)] } while feof(file) == 0 && ferror(file) == 0
    return String(decoding: text, as: UTF8.self)
  }
}
