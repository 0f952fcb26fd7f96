import CommandLanguage
import Phrases
import Testing

/// A command of the tests, declared as commands are.
private enum Declared {
  static let cell = Parameter("a cell", ["srn", "lstm"].map { Choice(Word($0), $0) })
  static let likeCells = Parameter("a cell", ["srn", "sru", "lstm"].map { Choice(Word($0), $0) })
  static let units = Parameter("UNITS", "units", .wholeNumber(in: 1...64))
  static let rows = Parameter("ROWS", "rows", .wholeNumber(in: 1...64), default: 7)
  static let text = Parameter("TEXT", "a text", .text)

  static let dropout = Option("dropout", .number(in: 0...1), default: 0, "how much is dropped")
  static let depth = Option("depth", .wholeNumber(in: 0...9), absent: "none", "how deep")
  static let rate = Option("rate", .number(in: 0...1e30), default: 0.001, "how fast")
  static let watch = Option("watch", .flag, default: false, "whether to draw")
  static let level = Option(
    "level", .word([Choice("high", 2), Choice("low", 1)]), absent: "none", "how high", what: "a level")

  static let names = ["dropout", "depth", "rate", "watch", "level"]
}

private let usage: Phrase = "model CELL UNITS… [dropout=RATE]"

private func arguments(_ line: String) throws -> Arguments {
  try Arguments(try statement(line), usage: usage, options: Declared.names)
}

/// The message and hint thrown by `read` on the arguments of `line`.
private func complaint(_ line: String, _ read: (inout Arguments) throws -> Void) throws -> String {
  var arguments = try arguments(line)
  let thrown = try diagnostic { try read(&arguments) }
  return thrown.hint.isEmpty ? "\(thrown.message)" : "\(thrown.message); \(thrown.hint)"
}

@Test func aCommandReadsItsArguments() throws {
  var arguments = try arguments("model dropout=0.25 lstm 8 4 rate=1e-3")
  #expect(try arguments.next(Declared.cell).value == "lstm")
  let units = try arguments.rest(Declared.units)
  #expect(units.map { $0.value } == [8, 4] && units[1].range == SourceRange(26..<27))
  #expect(!arguments.hasValue)
  #expect(try arguments[Declared.dropout] == 0.25)
  #expect(try arguments[Declared.rate] == 0.001)
  #expect(try arguments[Declared.depth] == nil)
  #expect(try arguments[Declared.watch] == false)
  try arguments.finish()
}

@Test func aReadArgumentKnowsItsPlace() throws {
  var arguments = try arguments("model lstm rate=1 depth=3")
  let cell = try arguments.next(Declared.cell)
  #expect(cell.range == SourceRange(6..<10))
  #expect(arguments.place(of: Declared.rate) == SourceRange(16..<17))
  _ = try arguments[Declared.rate]
  #expect(arguments.place(of: Declared.rate) == SourceRange(16..<17))
  #expect(arguments.place(of: Declared.dropout) == nil)
  // It was looked for, not read.
  #expect(throws: Diagnostic.self) { try arguments.finish() }
}

@Test func aValueThatIsLeftOutHasItsDefault() throws {
  var given = try arguments("model 3")
  #expect(try given.next(Declared.rows).value == 3)
  var missing = try arguments("model")
  #expect(try missing.next(Declared.rows).value == 7)
}

@Test func aValueCanBeReadLater() throws {
  var arguments = try arguments("model 12")
  let value = try arguments.unread(Declared.units)
  #expect(try Declared.units.read(value, upTo: 12) == 12)
  let thrown = try diagnostic { _ = try Declared.units.read(value, upTo: 11) }
  #expect(thrown.message.description == "expected units as a whole number from 1 to 11, found 12")
}

@Test func aRangeMayDependOnTheData() throws {
  var arguments = try arguments("model depth=5")
  #expect(try arguments[Declared.depth, upTo: 5] == 5)
  #expect(
    try complaint("model depth=5") { _ = try $0[Declared.depth, upTo: 4] }
      == "expected depth as a whole number from 0 to 4, found 5")
}

@Test func textIsWhatWasWritten() throws {
  var arguments = try arguments("ask 007 ' 163+3' word")
  #expect(try arguments.rest(Declared.text).map { $0.value } == ["007", " 163+3", "word"])
}

@Test func optionNamesMayBeShortened() throws {
  var short = try arguments("model dr=0.5")
  #expect(try short[Declared.dropout] == 0.5)
  let ambiguous = try diagnostic { _ = try arguments("model d=0.5") }
  #expect(ambiguous == .ambiguousOption("d", candidates: ["dropout", "depth"], SourceRange(6..<7)))
  let repeated = try diagnostic { _ = try arguments("model dr=0.5 dropout=0.5") }
  #expect(repeated == .repeatedOption("dropout", SourceRange(13..<20)))
  let unknown = try diagnostic { _ = try arguments("model droput=0.5") }
  #expect(unknown.hint.description == "did you mean \"dropout=\"?" && unknown.range == SourceRange(6..<12))
}

@Test func choicesMayBeShortened() throws {
  var arguments = try arguments("model ls")
  #expect(try arguments.next(Declared.cell).value == "lstm")
  for line in ["model s", "model ''", "model lsmt", "model 8"] {
    var wrong = try Arguments(try statement(line), usage: usage, options: [])
    let thrown = try diagnostic { _ = try wrong.next(Declared.likeCells) }
    #expect(thrown.message.description.hasPrefix("expected a cell (\"srn\", \"sru\" or \"lstm\"), found "))
  }
}

@Test func numbersAreCheckedAgainstTheirRange() throws {
  #expect(
    try complaint("model 65") { _ = try $0.next(Declared.units) }
      == "expected units as a whole number from 1 to 64, found 65")
  #expect(
    try complaint("model 1.5") { _ = try $0.next(Declared.units) }
      == "expected units as a whole number from 1 to 64, found 1.5")
  #expect(
    try complaint("model dropout=2") { _ = try $0[Declared.dropout] } == "expected dropout from 0 to 1, found 2")
  #expect(
    try complaint("model rate=1e999") { _ = try $0[Declared.rate] } == "expected rate from 0 to 1e+30, found 1e999")
  #expect(throws: Diagnostic.self) {
    var arguments = try arguments("model 99999999999999999999")
    _ = try arguments.next(Parameter("N", "n", .wholeNumber(in: .min ... .max)))
  }
}

@Test(arguments: ["0", "64", "8.0", "1e1"])
func theEndsOfARangeAreAllowed(text: String) throws {
  var arguments = try arguments("model \(text)")
  #expect((0...64).contains(try arguments.next(Parameter("N", "n", .wholeNumber(in: 0...64))).value))
}

@Test func otherWordsAreNoNumbers() throws {
  #expect(
    try complaint("model eight") { _ = try $0.next(Declared.units) }
      == "expected units as a whole number from 1 to 64, found \"eight\"")
  #expect(
    try complaint("model 1,000") { _ = try $0.next(Declared.units) }
      == "expected units as a whole number from 1 to 64, found \"1,000\"; type 1000")
  #expect(
    try complaint("model rate='0.5'") { _ = try $0[Declared.rate] }
      == "expected a number for rate, found \"0.5\"; type 0.5")
  #expect(throws: Diagnostic.self) {
    var arguments = try arguments("model 8 4 x")
    _ = try arguments.rest(Declared.units)
  }
}

@Test func aMissingArgumentIsMarkedAfterTheLast() throws {
  var missing = try arguments("model lstm")
  _ = try missing.next(Declared.cell)
  let thrown = try diagnostic { _ = try missing.rest(Declared.units) }
  #expect(
    thrown.lines(source: "model lstm") == ["            ^", "error: expected units; usage: \(usage)"])
}

@Test func whatIsLeftOverIsRefused() throws {
  #expect(try complaint("model lstm 8") { try $0.finish() } == "did not expect \"lstm\"; usage: \(usage)")
  #expect(try complaint("model rate=1") { try $0.finish() } == "the option rate= does not apply here; usage: \(usage)")
  try arguments("model").finish()
}

@Test func flagsAreYesOrNo() throws {
  var yes = try arguments("model watch=yes")
  #expect(try yes[Declared.watch] == true)
  var no = try arguments("model watch=n")
  #expect(try no[Declared.watch] == false)
  #expect(
    try complaint("model watch=maybe") { _ = try $0[Declared.watch] }
      == "expected watch (\"yes\" or \"no\"), found \"maybe\"")
}

@Test func optionsCanBeChoices() throws {
  var arguments = try arguments("model level=hi")
  #expect(try arguments[Declared.level] == 2)
  #expect(
    try complaint("model level=middle") { _ = try $0[Declared.level] }
      == "expected a level (\"high\" or \"low\"), found \"middle\"")
}
