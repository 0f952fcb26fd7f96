/// How text is written as bytes.
package enum TextEncoding: Sendable, Equatable, CaseIterable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian
  case big5
  case gb18030
  case windows1252

  /// The encoding that a person calls so: `big5`, `cp950`, `gbk`, `latin1`, `utf-16` …; nil for an unknown name.
  package init?(named name: String) {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    switch plain {
    case "utf8", "utf8sig", "unicode": self = .utf8
    case "utf16", "utf16le", "ucs2": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "big5", "cp950", "950", "windows950", "big5hkscs", "ms950": self = .big5
    case "gb18030", "gbk", "gb2312", "cp936", "936", "windows936", "ms936": self = .gb18030
    case "windows1252", "cp1252", "1252", "latin1", "iso88591", "iso885915", "ansi", "latin9": self = .windows1252
    default: return nil
    }
  }

  /// What it is called in a message.
  package var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
    case .big5: "Big5 (CP950)"
    case .gb18030: "GB18030"
    case .windows1252: "Windows-1252 (Latin-1)"
    }
  }

  /// What to type: `encoding=big5`.
  package var option: String {
    switch self {
    case .utf8: "utf-8"
    case .utf16LittleEndian: "utf-16"
    case .utf16BigEndian: "utf-16be"
    case .big5: "big5"
    case .gb18030: "gb18030"
    case .windows1252: "windows-1252"
    }
  }
}

/// What reading needs of a library: turns text in an encoding that the core has no tables for into UTF-8.
package struct TextDecoders: Sendable {
  /// Returns the text in UTF-8, or nil if the bytes are no text in that encoding (Big5, GB18030 or Windows-1252).
  package let decode: @Sendable (_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8]?

  package init(_ decode: @escaping @Sendable (_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8]?) {
    self.decode = decode
  }

  /// Where there is no library: files in these encodings are recognized, but not read.
  package static let none = TextDecoders { _, _ in nil }
}

/// UTF-16 as UTF-8, nil if a surrogate stands alone or a byte is left over.
func utf8(fromUTF16 bytes: Bytes, bigEndian: Bool) -> [UInt8]? {
  guard bytes.count.isMultiple(of: 2) else { return nil }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var high: UInt32 = 0
  var position = bytes.startIndex
  while position < bytes.endIndex {
    let (first, second) = (UInt32(bytes[position]), UInt32(bytes[position + 1]))
    let unit = bigEndian ? first << 8 | second : second << 8 | first
    position += 2
    switch (unit, high) {
    case (0xD800...0xDBFF, 0): high = unit
    case (0xDC00...0xDFFF, 1...):
      appendUTF8(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), to: &result)
      high = 0
    case (0xD800...0xDFFF, _), (_, 1...): return nil
    default: appendUTF8(unit, to: &result)
    }
  }
  return high == 0 ? result : nil
}

/// The bytes of a Unicode scalar, at most 0x10FFFF.
private func appendUTF8(_ scalar: UInt32, to result: inout [UInt8]) {
  func tail(_ shift: UInt32) -> UInt8 { UInt8(0x80 | (scalar >> shift & 0x3F)) }
  switch scalar {
  case ..<0x80: result.append(UInt8(scalar))
  case ..<0x800: result += [UInt8(0xC0 | scalar >> 6), tail(0)]
  case ..<0x10000: result += [UInt8(0xE0 | scalar >> 12), tail(6), tail(0)]
  default: result += [UInt8(0xF0 | scalar >> 18), tail(12), tail(6), tail(0)]
  }
}
