#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The computer that the program runs on.
package enum ThisComputer {
  /// Its name in its network, without the network's: `n03`.
  package static let node: String = {
    var bytes = [CChar](repeating: 0, count: 256)
    guard gethostname(&bytes, bytes.count - 1) == 0 else { return "unknown" }
    let name = bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let text = String(decoding: name.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self)
    return text.isEmpty ? "unknown" : text
  }()

  /// The name of the person who runs the program; the number if the system has no name for it.
  package static let user: String = {
    guard let entry = getpwuid(geteuid()), let name = String(validatingCString: entry.pointee.pw_name) else {
      return String(geteuid())
    }
    return name
  }()

  /// What its processor is called; nil if the system does not say.
  package static let processor: String? = {
    #if os(Linux)
      return modelName
    #else
      var bytes = [CChar](repeating: 0, count: 256)
      var count = bytes.count - 1
      guard sysctlbyname("machdep.cpu.brand_string", &bytes, &count, nil, 0) == 0 else { return nil }
      return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #endif
  }()

  /// The first processor of `/proc/cpuinfo`.
  private static var modelName: String? {
    guard let file = try? OpenFile("/proc/cpuinfo", O_RDONLY) else { return nil }
    var chunk = [UInt8](repeating: 0, count: 8192)
    guard let count = try? file.read(&chunk) else { return nil }
    for line in String(decoding: chunk[..<count], as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].hasPrefix("model name") else { continue }
      return String(parts[1].drop { $0 == " " })
    }
    return nil
  }
}
