/// Bytes as text that stands in a page, in fewer characters than Base64 takes: two characters for 13 bits or 14 (after
/// basE91, Henke 2005). `Sources/Page/Unpacker` reads it.
package enum Base91 {
  /// What can be seen of ASCII, but for what HTML reserves.
  private static let alphabet = (33...126).map { UInt8($0) }.filter {
    $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "&")
  }

  package static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    var (queue, count) = (0, 0)
    for byte in bytes {
      queue |= Int(byte) << count
      count += 8
      guard count > 13 else { continue }
      // Numbers from 8192 to 8280 have room for one bit more.
      let width = queue & 8191 > 88 ? 13 : 14
      let value = queue & (1 << width - 1)
      text += [alphabet[value % 91], alphabet[value / 91]]
      queue >>= width
      count -= width
    }
    if count > 0 { text.append(alphabet[queue % 91]) }
    if count > 7 || queue > 90 { text.append(alphabet[queue / 91]) }
    return String(decoding: text, as: UTF8.self)
  }
}
