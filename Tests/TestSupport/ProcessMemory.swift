import Glibc

/// How much memory processes use.
package enum ProcessMemory {
  /// The most memory that a running process has used so far, in bytes; 0 if it has ended. What `wait4` tells in the end
  /// is no less than the memory of the process that started it, these tests.
  ///
  /// A process that has just been started still shares these tests' memory for a moment, until it runs a program of its own.
  package static func peak(of process: pid_t) -> Int {
    guard let program = program("\(process)"), program != Self.program("self") else { return 0 }
    let descriptor = open("/proc/\(process)/status", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = read(descriptor, &bytes, bytes.count)
    let lines = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
    // VmHWM:     24308 kB
    let words = lines.first { $0.hasPrefix("VmHWM:") }?.split { $0 == " " || $0 == "\t" } ?? []
    return words.count > 1 ? (Int(words[1]) ?? 0) << 10 : 0
  }

  /// The file that a process runs; nil if it has ended.
  private static func program(_ process: String) -> [CChar]? {
    let path = [CChar](unsafeUninitializedCapacity: Int(PATH_MAX)) { room, count in
      count = room.baseAddress.map { max(0, readlink("/proc/\(process)/exe", $0, room.count)) } ?? 0
    }
    return path.isEmpty ? nil : path
  }
}
