/// Files that a session has written while it was replayed: they are in memory, so that its later commands read them as they
/// did at the prompt, and nothing on disk is touched.
final class WrittenFiles: @unchecked Sendable {
  /// By their names. The commands of a session run one after another.
  private var files: [(name: String, bytes: [UInt8])] = []

  /// The bytes of a file; nil if none of this name was written.
  func bytes(of name: String) -> [UInt8]? {
    files.first { $0.name.utf8.elementsEqual(name.utf8) }?.bytes
  }

  /// Writes a file, in the place of one that has its name.
  func write(_ bytes: [UInt8], to name: String) {
    remove(name)
    files.append((name: name, bytes: bytes))
  }

  /// Forgets a file, since it is on disk now.
  func remove(_ name: String) { files.removeAll { $0.name.utf8.elementsEqual(name.utf8) } }
}
