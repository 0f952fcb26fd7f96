import CommandLanguage
import Testing

private let known: [Word] = ["load", "model", "train"]

private func unknown(_ line: String, _ range: Range<Int>) -> [String] {
  let word = String(Array(line)[range])
  return Diagnostic.unknownCommand(word, known: known, SourceRange(range)).lines(source: line)
}

private func failure(_ range: Range<Int>) -> Diagnostic { .failed(message: "m", hint: "h", SourceRange(range)) }

/// The caret line under `line` for its Characters at `range`.
private func carets(_ line: String, _ range: Range<Int>, indent: Int = 0) -> String? {
  failure(range).lines(source: line, indent: indent).first
}

@Test func aMistakeLooksAsTheDesignShows() {
  #expect(
    unknown("modle lstm 8", 0..<5) == ["  ^^^^^", "error: no command \"modle\"; did you mean \"model\"?"])
  #expect(unknown("xyz", 0..<3) == ["  ^^^", "error: no command \"xyz\"; type \"help\" to see them all"])
}

@Test(arguments: [
  ("load sales", 5..<10, "     ^^^^^"), ("你好 x", 3..<4, "     ^"), ("x 你好", 2..<4, "  ^^^^"),
  ("e\u{301}e\u{301} x", 3..<4, "   ^"),
  ("👩‍👩‍👧 x", 2..<3, "   ^"), ("🇨🇳 x", 2..<3, "   ^"), ("☀\u{FE0F} x", 2..<3, "   ^"), ("ｘ＝ y", 3..<4, "     ^"),
  ("한글", 1..<2, "  ^^"),
  ("a\tb", 2..<3, " \t^"), ("a '\t' b", 2..<5, "  ^\t^"), ("\u{301}", 0..<1, "^"), ("a\u{1B}b", 1..<2, " ^^^^"),
  ("a\u{1B}b", 2..<3, "     ^"), ("का x", 2..<3, "  ^"), ("กำ x", 2..<3, "   ^"), ("a\u{200B}b x", 4..<5, "   ^"),
  ("\u{202E}x", 1..<2, "        ^"),
])
func caretsStandUnderTheirCharacters(line: String, range: Range<Int>, expected: String) {
  #expect(carets(line, range) == expected)
}

@Test func anEmptyRangeGetsOneCaret() {
  #expect(carets("abc", 3..<3) == "   ^")
  #expect(carets("abc", 1..<1) == " ^")
  #expect(carets("", 0..<0) == "^")
  #expect(carets("abc", 3..<3, indent: 2) == "     ^")
}

@Test func aRangeBeyondTheLineDoesNoHarm() {
  #expect(carets("ab", 5..<9) == "  ^")
  #expect(carets("ab", 1..<9) == " ^")
}

@Test func messagesShowControlCharactersEscaped() throws {
  let thrown = try diagnostic { _ = try Parser.parse("a \u{1B}[31m") }
  #expect(
    thrown.lines(source: "a \u{1B}[31m") == [
      "    ^^^^", "error: a line cannot hold the character \\x1b; type the text without it",
    ])
  let hidden = Diagnostic.wrongKind(expected: "units", found: "a\u{202E}b\n", SourceRange(0..<1))
  #expect(hidden.message.description == "expected units, found \"a\\u{202e}b\\n\"")
}

@Test func longWordsAreShortened() {
  let word = String(repeating: "ab", count: 1000)
  let place = SourceRange(0..<1)
  #expect(
    Diagnostic.expectedCommand(found: word, place).message.description
      == "expected a command, found \"abababababababababababab…abababab\"")
  for diagnostic: Diagnostic in [
    .outOfRange(what: "units", found: word, expected: "from 1 to 2", place),
    .wrongKind(expected: "units", found: word, place),
    .unknownCommand(word, known: known, place), .unknownOption(word, known: known.map(\.text), place),
    .unknownChoice(what: "cell", found: word, known: known, place), .tooManyArguments(found: word, usage: "u", place),
  ] {
    #expect(diagnostic.message.description.count < 100)
  }
}

@Test func ambiguousWordsListWhatTheyCouldBe() {
  let place = SourceRange(0..<1)
  #expect(
    Diagnostic.ambiguousCommand("t", candidates: ["train", "table"], place).lines(source: "t")
      == ["  ^", "error: \"t\" could be \"train\" or \"table\"; type more of it"])
  #expect(
    Diagnostic.ambiguousOption("r", candidates: ["rate", "rho", "rest"], place).message.description
      == "\"r=\" could be \"rate=\", \"rho=\" or \"rest=\"")
}

@Test func listsOfManyWordsAreCut() {
  let many = (1...30).map { "w\($0)" }
  let message = Diagnostic.ambiguousCommand("w", candidates: many, SourceRange(0..<1)).message.description
  #expect(message.hasSuffix("\"w12\", …") && !message.contains("w13"))
}

@Test func optionsAreSuggestedWithTheirSign() {
  let place = SourceRange(0..<4)
  #expect(
    Diagnostic.unknownOption("rtae", known: ["rate", "rho"], place).hint.description == "did you mean \"rate=\"?")
  #expect(
    Diagnostic.unknownOption("xyzw", known: ["rate", "rho"], place).hint.description
      == "its options are \"rate=\" or \"rho=\"")
  #expect(Diagnostic.unknownOption("rate", known: [], place).hint.description == "this command has no options")
}

@Test func aNumberWrittenAnotherWayIsRespelled() {
  let place = SourceRange(0..<1)
  #expect(Diagnostic.wrongKind(expected: "units", found: "１，０００", place).hint.description == "type 1000")
  #expect(Diagnostic.wrongKind(expected: "units", found: "eight", place).hint.isEmpty)
}

/// Every case has a message, and the line shown is one line.
@Test func everyCaseIsOneLine() {
  let place = SourceRange(1..<2)
  let cases: [Diagnostic] = [
    .unprintable("\n", place), .unclosedQuote("'", place), .missingName(place), .missingValue(option: "x", place),
    .missingBlank(place), .expectedCommand(found: "", place), .unknownCommand("", known: [], place),
    .ambiguousCommand("", candidates: [], place), .unknownOption("", known: [], place),
    .ambiguousOption("", candidates: [], place), .repeatedOption("x", place),
    .unknownChoice(what: "cell", found: "", known: [], place), .missingArgument(what: "units", usage: "model", place),
    .tooManyArguments(found: "", usage: "model", place), .wrongKind(expected: "units", found: "", place),
    .outOfRange(what: "units", found: "", expected: "", place), .failed(message: "no", hint: "", place),
  ]
  for diagnostic in cases {
    let lines = diagnostic.lines(source: "abc")
    #expect(diagnostic.range == place && !diagnostic.message.isEmpty)
    #expect(lines.count == 2 && lines.first == "   ^")
    #expect(!lines.contains { $0.contains(where: \.isNewline) || $0.hasSuffix("; ") })
  }
}
