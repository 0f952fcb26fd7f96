#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Tasks

extension TextDecoders {
  /// Decoders of the C library (iconv), which knows Big5 as Windows has it, GB18030 and Windows-1252.
  package static let system = TextDecoders { bytes, encoding in
    switch encoding {
    // CP950 lacks a few characters that Hong Kong uses.
    case .big5: converted(bytes, from: "CP950") ?? converted(bytes, from: "BIG5-HKSCS")
    case .gb18030: converted(bytes, from: "GB18030")
    case .windows1252: converted(bytes, from: "WINDOWS-1252")
    case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
    }
  }

  /// The text in UTF-8; nil if a sequence of bytes stands for no character.
  private static func converted(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
    guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    // No character of these encodings takes more than three bytes in UTF-8 for each of its own; GB18030 takes four for four.
    var result = [UInt8](repeating: 0, count: bytes.count * 3 + 16)
    var input = bytes.map { CChar(bitPattern: $0) }
    let written: Int? = input.withUnsafeMutableBufferPointer { source in
      result.withUnsafeMutableBytes { target in
        var from = source.baseAddress
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var (left, free) = (source.count, target.count)
        let failed = iconv(converter, &from, &left, &to, &free) == Int(bitPattern: UInt.max)
        return failed || left > 0 ? nil : target.count - free
      }
    }
    return written.map { Array(result[..<$0]) }
  }
}
