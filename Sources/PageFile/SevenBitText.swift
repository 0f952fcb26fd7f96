/// Bytes as text that stands in a page: each character holds seven bits, the lowest first, so that eight characters are seven
/// bytes, where Base64 takes nine and a third (the idea of Albertson's base122, 2016). `Sources/Page/Unpacker` reads it.
///
/// Most are characters of ASCII, control characters among them. A few must not be there: each stands together with the next
/// seven bits as one letter of two bytes, U+0100 to U+02FF, which takes no more room and no tool changes.
package enum SevenBitText {
  /// What HTML replaces, makes a line feed of, or takes for the end of an element, and what steers a terminal.
  private static let forbidden: [UInt32] = [0x00, 0x0D, 0x3C, 0x1B]
  private static let firstLetter: UInt32 = 0x100

  /// Returns the text; what is read from it may be followed by a byte of 0.
  package static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    var (queue, count): (UInt32, UInt32) = (0, 0)
    var held: UInt32?
    func write(_ value: UInt32) {
      if let place = held {
        append(firstLetter + place << 7 + value)
        held = nil
      } else if let place = forbidden.firstIndex(of: value) {
        held = UInt32(place)
      } else {
        append(value)
      }
    }
    func append(_ code: UInt32) {
      if let scalar = Unicode.Scalar(code) { text.append(scalar) }
    }
    for byte in bytes {
      queue |= UInt32(byte) << count
      count += 8
      while count >= 7 {
        write(queue & 127)
        queue >>= 7
        count -= 7
      }
    }
    if count > 0 { write(queue) }
    if held != nil { write(0) }
    return String(text)
  }
}
