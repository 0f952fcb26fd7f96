import CommandLanguage
import Testing

@Test(
  arguments: [
    ("3000", 3000.0, 3000), ("-2", -2, -2), ("1e-3", 0.001, nil), ("0.5", 0.5, nil), (".5", 0.5, nil), ("5.", 5, 5),
    ("007", 7, 7), ("2.0", 2, 2), ("1e3", 1000, 1000), ("1E+3", 1000, 1000), ("-0", 0, 0), ("-.5", -0.5, nil),
  ] as [(String, Double, Int64?)])
func numbersHaveTheirValue(text: String, value: Double, whole: Int64?) throws {
  let number = try #require(NumberLiteral(text))
  #expect(number.text == text)
  #expect(number.value == value)
  #expect(number.whole == whole)
}

@Test(arguments: [
  "", "-", "+", "+3", ".", "-.", "e3", "1e", "1e+", "1.2.3", "1-2", "3+361", "1_000", "1,000", "0x10", "inf", "nan",
  "-inf", "infinity", "NaN", " 1", "1 ", "1\0", "٣", "８", "½", "1e3.5", "--1", "Month/1-01",
])
func otherWordsAreNoNumbers(text: String) {
  #expect(NumberLiteral(text) == nil)
}

@Test func wholeNumbersAreExactTo63Bits() throws {
  #expect(NumberLiteral("9223372036854775807")?.whole == .max)
  #expect(NumberLiteral("-9223372036854775808")?.whole == .min)
  #expect(NumberLiteral("9007199254740993")?.whole == 9_007_199_254_740_993)
  let tooLarge = try #require(NumberLiteral("9223372036854775808"))
  #expect(tooLarge.whole == nil)
  #expect(tooLarge.value == 9_223_372_036_854_775_808)
}

@Test func numbersNoDoubleHoldsAreInfiniteOrZero() throws {
  let huge = try #require(NumberLiteral("1e999"))
  #expect(huge.value == .infinity && huge.whole == nil)
  #expect(try #require(NumberLiteral("-1e999")).value == -.infinity)
  #expect(try #require(NumberLiteral("1e-999")).value == 0)
  let digits = try #require(NumberLiteral(String(repeating: "9", count: 100_000)))
  #expect(digits.value == .infinity && digits.whole == nil)
  #expect(NumberLiteral("1e99999999999999999999")?.value == .infinity)
}

@Test(arguments: [
  ("1,000", "1000"), ("1_000", "1000"), ("+3", "3"), ("８", "8"), ("１．５", "1.5"), ("−2", "-2"), ("8", "8"),
  ("1 000", "1000"),
])
func numbersWrittenAnotherWayAreUnderstood(text: String, meant: String) {
  #expect(NumberLiteral(respelling: text)?.text == meant)
}

@Test(arguments: [
  "", ",", "+", "++3", "eight", "八", "😀", "1e\u{301}", "4,8", "12,5", ",000", "1,00",
  String(repeating: "1", count: 65),
])
func otherTextIsNotTakenForANumber(text: String) {
  #expect(NumberLiteral(respelling: text) == nil)
}
