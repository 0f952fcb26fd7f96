import Tasks
import Testing

@Test(arguments: [
  "m,s\na,1\nb,2\n", "m;s\na;1\nb;2", "m\ts\na\t1\nb\t2\n", "m,s\r\na,1\r\nb,2\r\n", "m,s\ra,1\rb,2\r",
  "\u{FEFF}m,s\na,1\nb,2\n", "\"m\",\"s\"\n\"a\",\"1\"\n\"b\",\"2\"\n", "m, s\na , 1\n b,2 \n",
  "\n\n m,s\na,1\nb,2\n\n\n",
  "m,s,\na,1,\nb,2,\n,,\n,,\n", "m,s\na,1\n\nb,2\n",
])
func dialectsReadTheSame(text: String) throws {
  let series = try SeriesReader.read(Array(text.utf8))
  #expect(series.values == [1, 2] && series.labels == ["a", "b"])
  #expect(series.name == "s" && series.labelName == "m")
}

@Test func quotedCellsKeepSeparatorsQuotesAndLines() throws {
  let text = "\"the \"\"month\"\", or\nso\",s\n\"a,b\",1\n\"c\nd\",2\n"
  let series = try SeriesReader.read(Array(text.utf8))
  #expect(series.labelName == "the \"month\", or\nso")
  #expect(series.labels == ["a,b", "c\nd"])
}

@Test func wrongBytesAreLocated() {
  #expect(throws: SeriesError.invalidUTF8(offset: 5, looksLikeUTF16: false)) {
    try SeriesReader.read(Array("x\n1\n2".utf8) + [0xFF, 0x0A])
  }
  #expect(throws: SeriesError.invalidUTF8(offset: 2, looksLikeUTF16: false)) {
    try SeriesReader.read(Array("x\n".utf8) + [0xC3])
  }
  #expect(throws: SeriesError.invalidUTF8(offset: 0, looksLikeUTF16: true)) {
    try SeriesReader.read([0xFF, 0xFE, 0x78, 0, 0x0A, 0])
  }
}

@Test func quotesThatDontPairAreLocated() {
  #expect(throws: SeriesError.unclosedQuote(line: 3)) {
    try SeriesReader.read(Array("m,s\r\na,1\r\n\"b,2\r\nc,3\r\n".utf8))
  }
  #expect(throws: SeriesError.misplacedQuote(row: 3)) { try SeriesReader.read(Array("m,s\na,1\n5\" pipe,2\n".utf8)) }
  #expect(throws: SeriesError.misplacedQuote(row: 2)) { try SeriesReader.read(Array("m,s\n\"a\"b,1\n".utf8)) }
}

@Test func aMegabyteOfQuotesEnds() {
  #expect(throws: SeriesError.noRows) { try SeriesReader.read(Array(repeating: UInt8(ascii: "\""), count: 1 << 18)) }
}
