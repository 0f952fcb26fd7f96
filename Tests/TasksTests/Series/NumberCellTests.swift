import Tasks
import Testing

@Test(arguments: [
  ("266", 266.0), ("266.0", 266), ("-1.5", -1.5), ("+.5", 0.5), ("5.", 5), ("2.66e2", 266), ("1E-3", 0.001),
  ("  7\t", 7), ("00012", 12), ("1e-400", 0), ("0.1", 0.1), ("1e15", 1e15),
])
func decimalsAreNumbers(text: String, value: Double) throws {
  #expect(try read(text) == value)
}

@Test(arguments: ["nan", "NaN", "-nan", "inf", "+Inf", "INFINITY", "∞"])
func namesOfNoNumberAreNotFinite(text: String) {
  #expect(throws: SeriesError.notFinite(text: text, row: 2, column: "x")) { try read(text) }
}

@Test(arguments: ["1e16", "-1e999", String(repeating: "9", count: 400)])
func hugeNumbersAreTooLarge(text: String) {
  #expect(throws: SeriesError.valueTooLarge(text: text, row: 2, column: "x")) { try read(text) }
}

@Test(arguments: [
  "0x10", "1_000", "1 000", "1.2.3", "1e", "e5", ".", "+", "--1", "12a", "٣", "１２", "1e5.0", "−5", "nan(1)", "5%", "½",
  "1\u{301}", "\u{0}", "infinite", "n/a",
])
func otherTextIsNoNumber(text: String) {
  #expect(throws: SeriesError.notANumber(text: text, row: 2, column: "x")) { try read(text) }
}

private func read(_ cell: String) throws -> Double? {
  try SeriesReader.read(Array("x\n\(cell)\n1\n".utf8), column: "x").values.first
}
