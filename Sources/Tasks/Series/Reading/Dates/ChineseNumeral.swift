/// Chinese numerals up to 99, as in 十二月 and 第一季.
enum ChineseNumeral {
  /// The numeral that a text begins with; nil if it begins with none.
  static func read(_ text: Bytes) -> (value: Int, end: Int)? {
    var position = text.startIndex
    var tens: Int?
    var ones: Int?
    while let digit = digit(text, at: position) {
      switch (digit, tens, ones) {
      case (10, nil, _):
        tens = ones ?? 1
        ones = nil
      case (1...9, _, nil): ones = digit
      default: return nil
      }
      position += 3
    }
    guard position > text.startIndex else { return nil }
    return ((tens ?? 0) * 10 + (ones ?? 0), position)
  }

  /// A number from 1 to 99 as it is written: 四, 十, 十二, 三十一.
  static func text(_ number: Int) -> String {
    let (tens, ones) = (number / 10, number % 10)
    let start = tens == 0 ? "" : (tens == 1 ? "" : digits[tens - 1]) + "十"
    return start + (ones == 0 ? "" : digits[ones - 1])
  }

  private static func digit(_ text: Bytes, at position: Int) -> Int? {
    guard position + 2 < text.endIndex, text[position] >= 0xE4 else { return nil }
    return encoded.firstIndex { text[position...].begins(with: $0) }.map { $0 + 1 }
  }

  private static let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

  private static let encoded = digits.map { Array($0.utf8) }
}
