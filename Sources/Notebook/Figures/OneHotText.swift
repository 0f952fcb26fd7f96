import Tasks

/// One-hot code as text.
enum OneHotText {
  /// A heading that names the columns, then a row a character: the character, and its figures separated by blanks.
  static func lines(_ codes: [UInt8]) -> [String] {
    let heading = "   " + CodingTable.alphabet.map(CodingTable.visible).joined(separator: " ")
    return [heading]
      + codes.map { code in
        let figures = (0..<CodingTable.size).map { $0 == Int(code) ? "1" : "0" }
        return CodingTable.visible(CodingTable.alphabet[Int(code)]) + "  " + figures.joined(separator: " ")
      }
  }
}
