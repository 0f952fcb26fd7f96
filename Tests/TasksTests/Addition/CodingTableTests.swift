import Tasks
import Testing

@Test func theClassExampleIsEncoded() throws {
  #expect(try CodingTable.encode(" 163+3", rows: 7) == [0, 0, 3, 8, 5, 1, 5])
}

@Test func encodingFillsUpOnTheLeft() throws {
  #expect(try CodingTable.encode("9", rows: 3) == [0, 0, 11])
  #expect(try CodingTable.encode("", rows: 2) == [0, 0])
  #expect(try CodingTable.encode("0+9 ") == [2, 1, 11, 0])
  #expect(try CodingTable.encode("", rows: 0) == [])
}

@Test func alphabetIsSorted() throws {
  #expect(CodingTable.alphabet == CodingTable.alphabet.sorted() && CodingTable.alphabet.count == CodingTable.size)
  #expect(try CodingTable.encode(String(CodingTable.alphabet)) == Array(0...11))
  #expect(try CodingTable.decode(0...11) == String(CodingTable.alphabet))
  #expect((0..<12).map { CodingTable.code(ofDigit: $0) } == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 2, 3])
}

@Test(arguments: ["-", "a", "１", "1\u{301}", "1️⃣", "\n", "\r\n", "\u{0}", "加", "\u{A0}", "🙂"] as [Character])
func otherCharactersAreRefused(character: Character) {
  #expect(throws: CodingError.outsideAlphabet(character: character, offset: 2)) {
    try CodingTable.encode("12\(character)3", rows: 7)
  }
}

@Test func longTextIsRefused() {
  #expect(throws: CodingError.tooLong(found: 8, rows: 7)) { try CodingTable.encode("12345678", rows: 7) }
  #expect(throws: CodingError.tooLong(found: 1, rows: -1)) { try CodingTable.encode("1", rows: -1) }
  #expect(throws: CodingError.tooLong(found: 0, rows: -1)) { try CodingTable.encode("", rows: -1) }
}

@Test func codesThatDontExistAreRefused() {
  #expect(throws: CodingError.noSuchCode(code: 12, offset: 1)) { try CodingTable.decode([0, 12, 255]) }
}

@Test func oneHotRowsHaveOneOne() {
  let rows = CodingTable.oneHot([0, 11, 12])
  #expect(rows.count == 36)
  #expect(rows.indices.filter { rows[$0] == 1 } == [0, 23])
  #expect(rows.allSatisfy { $0 == 0 || $0 == 1 })
  #expect(CodingTable.oneHot([]) == [])
}

@Test func theHighestScoreWins() {
  #expect(CodingTable.likeliest(CodingTable.oneHot([0, 3, 11])) == [0, 3, 11])
  var scores = [Float](repeating: 0.5, count: 24)
  scores[3] = .nan
  scores[5] = 0.75
  scores[7] = 0.75
  #expect(CodingTable.likeliest(scores) == [5, 0])
  #expect(CodingTable.likeliest([Float](repeating: .nan, count: 12)) == [0])
  #expect(CodingTable.likeliest([Float](repeating: 1, count: 11)) == [])
}
