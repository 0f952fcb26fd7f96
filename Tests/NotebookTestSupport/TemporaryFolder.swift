import Glibc

/// A folder of its own for a test, taken away with everything in it when the test ends.
package final class TemporaryFolder {
  package let path: String

  package init() throws {
    var template = Array("/tmp/unroll-tests-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(number: errno) }
    path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { TemporaryFolder.delete(path) }

  private static func delete(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for name in names(in: path) { delete(path + "/" + name) }
    }
    remove(path)
  }

  package struct Failure: Error {
    package let number: Int32

    package init(number: Int32) { self.number = number }
  }

  /// The path of something in the folder.
  package func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file with the system's own calls, not with those under test.
  @discardableResult
  package func write(_ text: String, to name: String, mode: mode_t = 0o644) throws -> String {
    let descriptor = open(path(name), O_WRONLY | O_CREAT | O_TRUNC, mode)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else { throw Failure(number: errno) }
    fchmod(descriptor, mode)
    return path(name)
  }

  /// A file's text, read with the system's own calls.
  package func text(_ name: String) throws -> String {
    let descriptor = open(path(name), O_RDONLY)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw Failure(number: errno) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  package func makeFolder(_ name: String) throws {
    guard mkdir(path(name), 0o755) == 0 else { throw Failure(number: errno) }
  }

  package func link(_ name: String, to target: String) throws {
    guard symlink(target, path(name)) == 0 else { throw Failure(number: errno) }
  }

  /// What is in the folder, in order; hidden files too.
  package func names() -> [String] { TemporaryFolder.names(in: path) }

  /// What is in any folder, in order.
  package static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The permissions of a file.
  package func mode(_ name: String) -> mode_t {
    var status = stat()
    return stat(path(name), &status) == 0 ? status.st_mode & 0o777 : 0
  }

  /// Whether a name is a symbolic link.
  package func isLink(_ name: String) -> Bool {
    var status = stat()
    return lstat(path(name), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}
