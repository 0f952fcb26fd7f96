import Tasks
import Testing

@Test(arguments: ["", " ", "\n\n\r\n", "\u{FEFF}", ",,,\n,,\n"])
func emptyFilesAreRefused(text: String) {
  #expect(throws: SeriesError.empty) { try read(text) }
}

@Test(arguments: ["month,sales", "month,sales\n", "month,sales\n\n,\n"])
func aHeaderAloneIsRefused(text: String) {
  #expect(throws: SeriesError.noRows) { try read(text) }
}

@Test func oneRowIsASeriesOfOneValue() throws {
  #expect(try read("m,s\na,1\n").values == [1])
}

@Test func missingCellsAreLocated() {
  #expect(throws: SeriesError.missingValue(row: 3, column: "s")) { try read("m,s\na,1\nb,\nc,3\n") }
  #expect(throws: SeriesError.missingValue(row: 3, column: "s")) { try read("m,s\na,1\nb\nc,3\n") }
  #expect(throws: SeriesError.missingValue(row: 3, column: "s")) { try read("m,s\na,1\n,\nc,3\n") }
  #expect(throws: SeriesError.missingValue(row: 3, column: "s")) { try read("s\n1\n\n3\n") }
  #expect(throws: SeriesError.missingValue(row: 4, column: "s")) { try read("\n\nm,s\na,\nb,2\nc,3\n") }
}

@Test func emptyRowsAtTheEndAreIgnored() throws {
  #expect(try read("s\n1\n3\n\n\n").values == [1, 3])
  #expect(try read("m,s\na,1\nb,3\n,\n , \n").values == [1, 3])
}

@Test func surplusCellsAreLocated() throws {
  #expect(throws: SeriesError.extraCells(row: 2, found: 3, expected: 2)) { try read("m,s\na,266,0\nb,1,5\n") }
  #expect(try read("m,s\na,266,\nb,1,,,\n").values == [266, 1])
}

@Test func decimalCommasAreNoNumbers() {
  #expect(throws: SeriesError.notANumber(text: "145,9", row: 3, column: "s")) { try read("m;s\na;266\nb;145,9\nc;3\n") }
}

@Test func theFirstMistakeIsTold() {
  #expect(throws: SeriesError.notFinite(text: "NaN", row: 3, column: "s")) {
    try read("m,s\na,1\nb,NaN\nc,x\nd,4\ne,5\n")
  }
}

@Test func mistakesBeyondTheSampleAreFound() {
  let good = String(repeating: "a,1\n", count: 2000)
  #expect(throws: SeriesError.notANumber(text: "x", row: 2002, column: "s")) { try read("m,s\n\(good)b,x\n") }
}

/// Empty rows take no place in the sample, however many there are, before the header or after it.
@Test(arguments: [999, 1000, 5000, 70_000]) func emptyRowsBeforeTheFirstValue(count: Int) throws {
  let lines = String(repeating: "\n", count: count)
  #expect(try read("m,s\n\(lines)a,1\nb,3\n").values == [1, 3])
  #expect(try read("\(lines)m,s\na,1\nb,3\n").values == [1, 3])
  #expect(throws: SeriesError.noRows) { try read("m,s\n\(lines)") }
}

@Test func largeFilesAreRefusedBeforeReading() throws {
  let limit = SeriesReader.largestFile
  try SeriesReader.checkSize(bytes: limit)
  #expect(throws: SeriesError.fileTooLarge(bytes: limit + 1, limit: limit)) {
    try SeriesReader.checkSize(bytes: limit + 1)
  }
  #expect(throws: SeriesError.fileTooLarge(bytes: limit + 1, limit: limit)) {
    try SeriesReader.read([UInt8](repeating: 0x31, count: limit + 1))
  }
}

@Test func jumbledFilesDontCrash() {
  let alphabet = Array("\",;\t\r\n1.e-a \u{0}\u{1B}é".utf8)
  var state: UInt32 = 1
  for length in 0..<400 {
    let bytes = (0..<length).map { _ -> UInt8 in
      state = state &* 1_664_525 &+ 1_013_904_223
      return alphabet[Int(state >> 24) % alphabet.count]
    }
    _ = try? SeriesReader.read(bytes)
    _ = try? SeriesReader.read(bytes.filter { $0 < 128 && $0 != UInt8(ascii: "\"") })
  }
}

private func read(_ text: String) throws(SeriesError) -> Series {
  try SeriesReader.read(Array(text.utf8))
}

@Test func withoutASplitterNoFileIsRead() {
  #expect(throws: SeriesError.noSplitter) { try SeriesReader.read(Array("s\n1\n".utf8), column: nil, by: nil) }
}
