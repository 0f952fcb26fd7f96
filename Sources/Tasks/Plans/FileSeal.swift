private import Text

/// What files of ours begin and end with: a first line that says their form, and a last one with the digest SHA-256 of all
/// lines before it.
enum FileSeal {
  /// Why a file has no whole seal.
  enum Flaw: Error {
    /// Its last line is not there, or not whole.
    case cut
    /// It was changed after it was sealed.
    case changed
  }

  private static let word = "end "

  /// Lines and their seal.
  static func sealed(_ text: String) -> String { text + seal(of: Array(text.utf8)) }

  /// The first line of a file if it begins so; nil if it is no such file.
  static func form(of bytes: [UInt8], beginning start: String) -> String? {
    let first = bytes.prefix(64).prefix { $0 != UInt8(ascii: "\n") }
    guard let line = String(validating: first, as: UTF8.self), line.hasPrefix(start) else { return nil }
    return line
  }

  /// The lines before the seal.
  static func content(of bytes: [UInt8]) throws(Flaw) -> ArraySlice<UInt8> {
    let length = word.utf8.count + 64 + 1
    guard bytes.count > length else { throw .cut }
    let content = bytes.dropLast(length)
    guard bytes.last == UInt8(ascii: "\n"), content.last == UInt8(ascii: "\n"),
      bytes[content.endIndex...].starts(with: word.utf8)
    else { throw .cut }
    guard bytes[content.endIndex...].elementsEqual(seal(of: Array(content)).utf8) else { throw .changed }
    return content
  }

  private static func seal(of content: [UInt8]) -> String { word + SHA256.hexDigest(content) + "\n" }
}
