/// A sign of a currency or per cent beside a number.
struct NumberUnit: Equatable {
  /// The sign as it is compared: `$`, `EUR`, `%`.
  let name: String

  static let none = NumberUnit(name: "")

  /// The unit that begins at a position of a plain cell, and its length; nil if none does.
  static func found(at position: Int, in bytes: [UInt8]) -> (unit: NumberUnit, length: Int)? {
    let rest = bytes[position...]
    guard let first = rest.first,
      first >= 0x80 || first == UInt8(ascii: "$") || first == UInt8(ascii: "%")
        || first.isASCIILetter
    else { return nil }
    for (text, name) in table where rest.begins(with: text) {
      // A code is a whole word: EUR is none in EUROPE.
      let next = position + text.count
      let goesOn =
        first.isASCIILetter && next < bytes.count && bytes[next].isASCIILetter
        && text.last.map { $0.isASCIILetter } == true
      if !goesOn { return (NumberUnit(name: name), text.count) }
    }
    return currencySign(rest)
  }

  /// Any sign that Unicode counts among those of currencies.
  private static func currencySign(_ rest: Bytes) -> (unit: NumberUnit, length: Int)? {
    guard let scalar = rest.prefix(4).text.unicodeScalars.first, scalar.value >= 0x80,
      scalar.properties.generalCategory == .currencySymbol
    else { return nil }
    return (NumberUnit(name: String(scalar)), String(scalar).utf8.count)
  }

  private static let table: [(text: [UInt8], name: String)] = [
    ("%", "%"), ("‰", "‰"), ("NT$", "NT$"), ("US$", "$"), ("HK$", "HK$"), ("R$", "R$"), ("A$", "A$"), ("C$", "C$"),
    ("S$", "S$"), ("$", "$"), ("元", "元"), ("圓", "元"), ("円", "円"), ("￥", "¥"), ("￡", "£"), ("￦", "₩"), ("人民币", "元"),
    ("新台幣", "NT$"), ("台幣", "NT$"),
    ("NTD", "NT$"), ("TWD", "NT$"), ("USD", "$"), ("EUR", "€"), ("GBP", "£"), ("JPY", "¥"), ("CNY", "CNY"),
    ("RMB", "CNY"), ("CHF", "CHF"), ("AUD", "A$"), ("CAD", "C$"), ("SGD", "S$"), ("HKD", "HK$"), ("INR", "₹"),
    ("KRW", "₩"), ("SEK", "SEK"), ("NOK", "NOK"), ("DKK", "DKK"), ("PLN", "PLN"), ("CZK", "CZK"), ("HUF", "HUF"),
    ("BRL", "R$"), ("MXN", "MXN"), ("ZAR", "ZAR"), ("RUB", "₽"), ("TRY", "₺"), ("Euro", "€"), ("Fr.", "CHF"),
    ("Fr", "CHF"), ("SFr.", "CHF"), ("kr.", "kr"), ("kr", "kr"), ("zł", "PLN"), ("Kč", "CZK"), ("Ft", "HUF"),
    ("Rs.", "₹"), ("Rs", "₹"),
  ].map { (Array($0.utf8), $1) }
}
