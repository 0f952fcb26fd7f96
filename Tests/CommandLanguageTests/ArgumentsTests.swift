import CommandLanguage
import Phrases
import Testing

private let usage: Phrase = "model CELL UNITS… [dropout=RATE]"

private func arguments(_ line: String, options: [String] = ["dropout", "depth", "rate"]) throws -> Arguments {
  try Arguments(try statement(line), usage: usage, options: options)
}

/// The message and hint thrown by `read` on the arguments of `line`.
private func complaint(_ line: String, _ read: (inout Arguments) throws -> Void) throws -> String {
  var arguments = try arguments(line)
  let thrown = try diagnostic { try read(&arguments) }
  return thrown.hint.isEmpty ? "\(thrown.message)" : "\(thrown.message); \(thrown.hint)"
}

@Test func aCommandReadsItsArguments() throws {
  var arguments = try arguments("model dropout=0.25 lstm 8 4 rate=1e-3")
  #expect(try arguments.choice("a cell", ["srn", "lstm"]) == "lstm")
  #expect(try arguments.wholeNumbers("units", in: 1...64) == [8, 4])
  #expect(!arguments.hasValue)
  #expect(try arguments.numberOption("dropout", in: 0...1) == 0.25)
  #expect(try arguments.numberOption("rate", in: 0...1) == 0.001)
  #expect(try arguments.wholeNumberOption("depth", in: 0...9) == nil)
  try arguments.finish()
}

@Test func textIsWhatWasWritten() throws {
  var arguments = try arguments("ask 007 ' 163+3' word")
  #expect(try arguments.text("a") == "007")
  #expect(try arguments.text("b") == " 163+3")
  #expect(try arguments.text("c") == "word")
}

@Test func optionNamesMayBeShortened() throws {
  var short = try arguments("model dr=0.5")
  #expect(try short.numberOption("dropout", in: 0...1) == 0.5)
  let ambiguous = try diagnostic { _ = try arguments("model d=0.5") }
  #expect(ambiguous == .ambiguousOption("d", candidates: ["dropout", "depth"], SourceRange(6..<7)))
  let repeated = try diagnostic { _ = try arguments("model dr=0.5 dropout=0.5") }
  #expect(repeated == .repeatedOption("dropout", SourceRange(13..<20)))
  let unknown = try diagnostic { _ = try arguments("model droput=0.5") }
  #expect(unknown.hint.description == "did you mean \"dropout=\"?" && unknown.range == SourceRange(6..<12))
}

@Test func choicesMayBeShortened() throws {
  var arguments = try arguments("model ls")
  #expect(try arguments.choice("a cell", ["srn", "lstm", "gru"]) == "lstm")
  for line in ["model s", "model ''", "model lsmt", "model 8"] {
    var wrong = try Arguments(try statement(line), usage: usage, options: [])
    let thrown = try diagnostic { _ = try wrong.choice("a cell", ["srn", "sru", "lstm"]) }
    #expect(thrown.message.description.hasPrefix("expected a cell (\"srn\", \"sru\" or \"lstm\"), found "))
  }
}

@Test func numbersAreCheckedAgainstTheirRange() throws {
  #expect(
    try complaint("model 65") { _ = try $0.wholeNumber("units", in: 1...64) }
      == "expected units as a whole number from 1 to 64, found 65")
  #expect(
    try complaint("model 1.5") { _ = try $0.wholeNumber("units", in: 1...64) }
      == "expected units as a whole number from 1 to 64, found 1.5")
  #expect(
    try complaint("model rate=2") { _ = try $0.numberOption("rate", in: 0...1) } == "expected rate from 0 to 1, found 2"
  )
  #expect(
    try complaint("model rate=1e999") { _ = try $0.numberOption("rate", in: 0...1e30) }
      == "expected rate from 0 to 1e+30, found 1e999")
  #expect(throws: Diagnostic.self) {
    var arguments = try arguments("model 99999999999999999999")
    _ = try arguments.wholeNumber("units", in: .min ... .max)
  }
}

@Test(arguments: ["0", "64", "8.0", "1e1"])
func theEndsOfARangeAreAllowed(text: String) throws {
  var arguments = try arguments("model \(text)")
  #expect((0...64).contains(try arguments.wholeNumber("units", in: 0...64)))
}

@Test func otherWordsAreNoNumbers() throws {
  #expect(
    try complaint("model eight") { _ = try $0.wholeNumber("units", in: 1...64) }
      == "expected units as a whole number from 1 to 64, found \"eight\"")
  #expect(
    try complaint("model 1,000") { _ = try $0.wholeNumber("units", in: 1...64) }
      == "expected units as a whole number from 1 to 64, found \"1,000\"; type 1000")
  #expect(
    try complaint("model rate='0.5'") { _ = try $0.numberOption("rate", in: 0...1) }
      == "expected a number for rate, found \"0.5\"; type 0.5")
  #expect(throws: Diagnostic.self) {
    var arguments = try arguments("model 8 4 x")
    _ = try arguments.wholeNumbers("units", in: 1...64)
  }
}

@Test func aMissingArgumentIsMarkedBehindTheLast() throws {
  var missing = try arguments("model lstm")
  _ = try missing.text("a cell")
  let thrown = try diagnostic { _ = try missing.wholeNumbers("units", in: 1...64) }
  #expect(
    thrown.lines(source: "model lstm") == ["            ^", "error: expected units; usage: \(usage)"])
}

@Test func whatIsLeftOverIsRefused() throws {
  #expect(try complaint("model lstm 8") { try $0.finish() } == "did not expect \"lstm\"; usage: \(usage)")
  #expect(try complaint("model rate=1") { try $0.finish() } == "the option rate= does not apply here; usage: \(usage)")
  try arguments("model").finish()
}

@Test func flagsAreYesOrNo() throws {
  var arguments = try arguments("model rate=yes depth=no dropout=maybe")
  #expect(try arguments.flagOption("rate") == true)
  #expect(try arguments.flagOption("depth") == false)
  #expect(try arguments.flagOption("rate") == nil)
  #expect(throws: Diagnostic.self) { _ = try arguments.flagOption("dropout") }
}

@Test func optionsCanBeChoicesAndWholeNumbers() throws {
  var arguments = try arguments("model rate=hi depth=3")
  #expect(try arguments.choiceOption("rate", ["high", "low"]) == "high")
  #expect(try arguments.wholeNumberOption("depth", in: 1...3) == 3)
  #expect(try arguments.choiceOption("dropout", ["a"]) == nil)
}
