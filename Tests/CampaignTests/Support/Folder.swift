import Foundation
import Glibc

/// A folder for the files of one test, removed with everything in it after the test.
final class Folder {
  /// Its path, without a slash at the end.
  let path: String

  init() throws {
    var template = Array("/tmp/unroll-campaign-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(number: errno) }
    path = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.delete(path) }

  struct Failure: Error {
    let number: Int32
  }

  /// The path of something in the folder.
  func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file, and makes the folders above it.
  ///
  /// - Returns: its path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    if let slash = name.lastIndex(of: "/") { try make(String(name[..<slash])) }
    let descriptor = open(path(name), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw Failure(number: errno) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failure(number: errno) }
      rest = rest.dropFirst(count)
    }
    return path(name)
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }

  /// Makes a folder and those above it.
  func make(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
  }

  /// The bytes of a file; nil if there is none.
  func bytes(_ name: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(fileURLWithPath: path(name)))).map { Array($0) }
  }

  /// The text of a file, its wrong bytes replaced; empty if there is none.
  func text(_ name: String) -> String { String(decoding: bytes(name) ?? [], as: UTF8.self) }

  /// Whether anything has this name.
  func has(_ name: String) -> Bool {
    var status = stat()
    return lstat(path(name), &status) == 0
  }

  func remove(_ name: String) { Self.delete(path(name)) }

  /// All files in the folder and below it, hidden ones too, in order.
  func files(in name: String = ".") -> [String] {
    (FileManager.default.enumerator(atPath: path(name))?.compactMap { $0 as? String } ?? []).sorted()
      .filter { file in
        var status = stat()
        return lstat(path(name) + "/" + file, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
      }
  }

  private static func delete(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR { chmod(path, 0o700) }
    try? FileManager.default.removeItem(atPath: path)
  }
}
