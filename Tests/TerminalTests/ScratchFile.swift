import Glibc
import Testing

/// A file of a test's own.
struct ScratchFile {
  let path: String

  /// A file that holds `bytes`, or only the name for one.
  init(holding bytes: [UInt8]? = nil) throws {
    var template = Array("/tmp/line-editing-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var rest = (bytes ?? [])[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      try #require(count > 0)
      rest = rest.dropFirst(count)
    }
    if bytes == nil { remove() }
  }

  /// To be called when the test is done.
  func remove() { unlink(path) }
}
