/// The twelve characters of the addition task and their numbers: blank 0, `+` 1, digit d is d + 2.
package enum CodingTable {
  /// The characters in the order of their codes.
  package static let alphabet: [Character] = [" ", "+", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]

  /// How many codes there are, the width of a one-hot row.
  package static let size = 12

  /// The code of a blank.
  package static let blank: UInt8 = 0

  /// The code of `+`.
  package static let plus: UInt8 = 1

  /// The code of a digit.
  ///
  /// - Parameter digit: 0 … 9; other numbers count by their last digit.
  package static func code(ofDigit digit: UInt32) -> UInt8 {
    UInt8(digit % 10) + 2
  }

  /// The codes of a text, filled up with blanks on the left to a number of rows: `' 163+3'` in 7 rows is
  /// 0, 0, 3, 8, 5, 1, 5.
  ///
  /// - Returns: `[rows]`; as many as the text has characters if `rows` is nil.
  /// - Throws: `CodingError.outsideAlphabet` for the first character that has no code; `CodingError.tooLong`.
  package static func encode(_ text: String, rows: Int? = nil) throws(CodingError) -> [UInt8] {
    var codes: [UInt8] = []
    for character in text {
      guard let code = alphabet.firstIndex(of: character) else {
        throw .outsideAlphabet(character: character, offset: codes.count)
      }
      codes.append(UInt8(code))
    }
    guard let rows else { return codes }
    if codes.count > rows { throw .tooLong(found: codes.count, rows: rows) }
    return [UInt8](repeating: blank, count: rows - codes.count) + codes
  }

  /// The text of codes, blanks kept.
  ///
  /// - Throws: `CodingError.noSuchCode` for the first number above 11.
  package static func decode(_ codes: some Sequence<UInt8>) throws(CodingError) -> String {
    var text = ""
    for (offset, code) in codes.enumerated() {
      guard code < size else { throw .noSuchCode(code: code, offset: offset) }
      text.append(alphabet[Int(code)])
    }
    return text
  }

  /// The text of codes that are all below 12, blanks kept; others are left out.
  package static func text(of codes: some Sequence<UInt8>) -> String {
    var text = ""
    for code in codes where code < size { text.append(alphabet[Int(code)]) }
    return text
  }

  /// A character as it is shown: a blank as ␣.
  package static func visible(_ character: Character) -> String { character == " " ? "␣" : String(character) }

  /// The characters of codes below 12, as they are shown.
  package static func names(of codes: [UInt8]) -> [String] { codes.map { visible(alphabet[Int($0)]) } }

  /// A row for each code, 1 in the column of the code and 0 elsewhere.
  ///
  /// - Returns: `[codes, 12]`, row by row; the row of a number above 11 is all 0.
  package static func oneHot(_ codes: some Collection<UInt8>) -> [Float] {
    var rows = [Float](repeating: 0, count: codes.count * size)
    for (row, code) in codes.enumerated() where code < size {
      rows[row * size + Int(code)] = 1
    }
    return rows
  }

  /// The code with the highest score in each row, the first of equals; a NaN is never the highest.
  ///
  /// - Parameter scores: `[rows, 12]`, row by row; an unfinished last row is left out.
  /// - Returns: `[rows]`.
  package static func likeliest(_ scores: some RandomAccessCollection<Float>) -> [UInt8] {
    var codes: [UInt8] = []
    codes.reserveCapacity(scores.count / size)
    var column = 0
    var best = (code: 0, score: -Float.infinity)
    for score in scores {
      if score > best.score { best = (column, score) }
      column += 1
      if column == size {
        codes.append(UInt8(best.code))
        column = 0
        best = (0, -Float.infinity)
      }
    }
    return codes
  }
}
