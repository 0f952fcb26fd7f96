#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Storage

/// Whether other machines can have a folder, as far as that can be told from this one.
enum SharedFolder {
  /// Whether a folder is surely on this machine alone: in memory, or where each machine has its own temporary files. Of
  /// other folders nobody knows: the disk of one machine may be lent to all others.
  static func isSurelyLocal(_ folder: String) -> Bool {
    ["/tmp", "/var/tmp", "/dev/shm", "/run"].contains { folder.hasPrefix($0 + "/") && device(folder) == device($0) }
  }

  /// The disk that a folder is on; nil if there is no such folder.
  private static func device(_ folder: String) -> dev_t? {
    var status = stat()
    return stat(folder, &status) == 0 ? status.st_dev : nil
  }

  /// Whether nodes are all this machine.
  ///
  /// - Parameter machines: the machines that nodes are, with or without their domains.
  static func isThisMachine(_ machines: [String]) -> Bool {
    machines.allSatisfy { $0 == "localhost" || $0.split(separator: ".").first.map { String($0) } == ThisComputer.node }
  }
}
