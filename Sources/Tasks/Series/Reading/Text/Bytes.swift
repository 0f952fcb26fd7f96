/// A part of a file, UTF-8. A file is read as bytes, not as characters, so that large ones take linear time.
typealias Bytes = ArraySlice<UInt8>

extension ArraySlice where Element == UInt8 {
  /// The text, wrong sequences replaced.
  var text: String { String(decoding: self, as: UTF8.self) }

  /// The part without blanks at its ends.
  var trimmed: Bytes {
    var (start, end) = (startIndex, endIndex)
    while start < end {
      let length = blankLength(at: start, before: end)
      if length == 0 { break }
      start += length
    }
    while end > start {
      let length = blankLength(endingAt: end, after: start)
      if length == 0 { break }
      end -= length
    }
    return self[start..<end]
  }

  /// Whether there is nothing but blanks.
  var isBlank: Bool {
    var position = startIndex
    while position < endIndex {
      let length = blankLength(at: position, before: endIndex)
      if length == 0 { return false }
      position += length
    }
    return true
  }

  /// Whether the bytes stand at the beginning.
  func begins(with prefix: [UInt8]) -> Bool {
    guard count >= prefix.count else { return false }
    for (offset, byte) in prefix.enumerated() where self[startIndex + offset] != byte { return false }
    return true
  }

  /// Whether ASCII text stands at the beginning, in capitals or not.
  func beginsIgnoringCase(with lowercase: StaticString) -> Bool {
    guard count >= lowercase.utf8CodeUnitCount else { return false }
    for (offset, byte) in lowercase.asciiBytes.enumerated() where self[startIndex + offset].lowercasedASCII != byte {
      return false
    }
    return true
  }

  /// The text with ASCII letters in lower case.
  var lowercasedText: String { String(decoding: map { $0.lowercasedASCII }, as: UTF8.self) }

  /// How many bytes the blank at a position has; 0 if there is none. Tabs, line ends, no-break and narrow no-break
  /// spaces, ideographic ones and byte-order marks are blanks.
  func blankLength(at position: Int, before end: Int) -> Int {
    switch self[position] {
    case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: return 1
    case 0xC2: return position + 1 < end && self[position + 1] == 0xA0 ? 2 : 0
    case 0xE2, 0xE3, 0xEF:
      return position + 2 < end && isWideBlank(self[position], self[position + 1], self[position + 2]) ? 3 : 0
    default: return 0
    }
  }

  private func blankLength(endingAt end: Int, after start: Int) -> Int {
    let last = self[end - 1]
    if last < 0x80 { return blankLength(at: end - 1, before: end) }
    if end - start >= 2, self[end - 2] == 0xC2 { return blankLength(at: end - 2, before: end) }
    if end - start >= 3 { return blankLength(at: end - 3, before: end) == 3 ? 3 : 0 }
    return 0
  }

  /// U+2000 to U+200B, U+202F, U+3000, U+FEFF
  private func isWideBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second, third) {
    case (0xE2, 0x80, 0x80...0x8B), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): true
    default: false
    }
  }
}

extension UInt8 {
  /// The letter in lower case; any other byte as it is.
  var lowercasedASCII: UInt8 { 0x41...0x5A ~= self ? self | 0x20 : self }

  var isASCIIDigit: Bool { 0x30...0x39 ~= self }

  var isASCIILetter: Bool { 0x61...0x7A ~= (self | 0x20) }
}

extension StaticString {
  /// The bytes of ASCII text.
  var asciiBytes: [UInt8] { withUTF8Buffer { Array($0) } }
}
