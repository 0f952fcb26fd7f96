internal import Phrases

/// The text of a file in UTF-8, without its mark, and how it was found to be written.
struct DecodedText {
  let bytes: [UInt8]
  let encoding: TextEncoding
  /// What to say about the encoding; empty if it goes without saying.
  let remark: Phrase

  /// Decodes a file: by its mark, or as told, or as UTF-8, or as its words make likely.
  ///
  /// - Throws: `ReadingError` about encodings and NUL bytes.
  init(_ file: [UInt8], told: TextEncoding?, decoders: TextDecoders) throws(ReadingError) {
    if let mark = DecodedText.mark(of: file) {
      // A mark is certain: it wins over what was told, unless that names the same family.
      try self.init(file[mark.length...], certain: mark.encoding, decoders: decoders)
    } else if let told {
      try self.init(file[...], certain: told, decoders: decoders)
    } else if let zero = file.firstIndex(of: 0) {
      throw .nulByte(offset: zero, looksLikeUTF16: DecodedText.looksLikeUTF16(file))
    } else {
      try self.init(guessing: file, decoders: decoders)
    }
  }

  private init(_ bytes: Bytes, certain encoding: TextEncoding, decoders: TextDecoders) throws(ReadingError) {
    let text: [UInt8]?
    switch encoding {
    case .utf8: text = DecodedText.firstError(in: bytes) == nil ? Array(bytes) : nil
    case .utf16LittleEndian: text = utf8(fromUTF16: bytes, bigEndian: false)
    case .utf16BigEndian: text = utf8(fromUTF16: bytes, bigEndian: true)
    // ASCII is the same in all of these.
    case .big5, .gb18030, .windows1252:
      text = bytes.contains { $0 >= 0x80 } ? decoders.decode(Array(bytes), encoding) : Array(bytes)
    }
    guard let text else {
      if encoding == .utf8 { throw .invalidUTF8(line: DecodedText.lineOfError(in: bytes)) }
      throw .notInEncoding(encoding)
    }
    if let zero = text.firstIndex(of: 0) { throw .nulByte(offset: zero, looksLikeUTF16: false) }
    self.init(bytes: text, encoding: encoding, remark: "")
  }

  private init(guessing file: [UInt8], decoders: TextDecoders) throws(ReadingError) {
    guard let error = DecodedText.firstError(in: file[...]) else {
      self.init(bytes: file, encoding: .utf8, remark: "")
      return
    }
    if EncodingGuess.isDamagedUTF8(file) {
      throw .invalidUTF8(line: DecodedText.line(of: error, in: file[...]))
    }
    let ranked = EncodingGuess.ranked(file, decoders: decoders)
    guard let best = ranked.first else { throw .invalidUTF8(line: DecodedText.line(of: error, in: file[...])) }
    let rivals = ranked.filter { best.score - $0.score < EncodingGuess.certainty(best.score) }
    guard rivals.count == 1 else {
      throw .undecidedEncoding(ranked.map { EncodingReading(encoding: $0.encoding, sample: $0.sample) })
    }
    guard best.hasDecoder else { throw .notInEncoding(best.encoding) }
    guard let text = decoders.decode(file, best.encoding) else { throw .notInEncoding(best.encoding) }
    self.init(
      bytes: text, encoding: best.encoding,
      remark: """
        the file is not UTF-8; its words say that it is \(best.encoding.name), and it is read as that
        """)
  }

  private init(bytes: [UInt8], encoding: TextEncoding, remark: Phrase) {
    self.bytes = bytes
    self.encoding = encoding
    self.remark = remark
  }

  private static func mark(of file: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
    let start = file.prefix(3)
    if start.begins(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if start.begins(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if start.begins(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// Every other byte is 0: Latin letters in UTF-16 without a mark.
  private static func looksLikeUTF16(_ file: [UInt8]) -> Bool {
    let zeros = file.prefix(200).reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
    return zeros * 3 > min(200, file.count)
  }

  private static func firstError(in bytes: Bytes) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return bytes.startIndex + error.byteOffsets.lowerBound
    }
  }

  private static func lineOfError(in bytes: Bytes) -> Int {
    firstError(in: bytes).map { line(of: $0, in: bytes) } ?? 1
  }

  /// The line of a byte, from 1.
  private static func line(of offset: Int, in bytes: Bytes) -> Int {
    var line = 1
    var previous: UInt8 = 0
    for byte in bytes[..<offset] {
      if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { line += 1 }
      previous = byte
    }
    return line
  }
}

/// What a file's first words would be in an encoding.
package struct EncodingReading: Sendable, Equatable {
  package let encoding: TextEncoding
  /// The first text that is not ASCII.
  package let sample: String

  /// What the first words would be.
  package init(encoding: TextEncoding, sample: String) { (self.encoding, self.sample) = (encoding, sample) }
}
