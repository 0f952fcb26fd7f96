import CommandLanguage
import Testing

private let nowhere = SourceRange(0..<0)

@Test(arguments: [
  ("  model   lstm 8  # eight", "model lstm 8"), ("ask \"3+4\"", "ask '3+4'"), ("ask 'it''s'", "ask \"it's\""),
  ("ask \"'\"\"\"", "ask '''\"'"), ("ask ''", "ask ''"), ("a x=1e-3 y='b c'", "a x=1e-3 y='b c'"), ("a x=#b", "a x=#b"),
  ("a\t007", "a 007"), ("a b#c", "a b#c"),
])
func statementsAreWrittenOneWay(line: String, written: String) throws {
  #expect(try statement(line).description == written)
}

@Test(arguments: ["a b", "", "#x", "don't", "8", "x=1", "=", "a;b", "\"", "'\"", " "])
func wordsThatCannotStandAloneAreQuoted(word: String) throws {
  let made = Statement(
    command: Name("ask", nowhere),
    arguments: [.value(Value(.word(word), nowhere)), .option(Name("x", nowhere), Value(.word(word), nowhere))])
  let read = try statement(made.description)
  #expect(
    read.arguments.map { argument in
      switch argument {
      case .value(let value), .option(_, let value): value.content.text
      }
    } == [word, word])
}

/// Every line over a nasty alphabet is refused with a proper message, or comes back from its written form.
@Test func randomLinesNeverCrashAndComeBack() throws {
  let pieces = [
    "a", "load", "x", "=", ";", " ", "  ", "'", "\"", "#", "-", "+", ".", "e", "1", "0", "9e99", "你", "\u{3000}", "é",
    "e\u{301}",
    "\u{301}", "👩‍👩‍👧", "\u{200D}", "🇨🇳", "\t", "\\", "/", "_", "－", "＝", "”", "\u{FE0F}", "\r\n", "\u{1B}", "\0",
    "\u{202E}",
  ]
  let refused = 4
  var random = SplitMix64(state: 2020)
  var accepted = 0
  for _ in 0..<20_000 {
    let count = Int.random(in: 0...14, using: &random)
    let allowed = Bool.random(using: &random) ? pieces.count : pieces.count - refused
    let line = (0..<count).map { _ in pieces[Int.random(in: 0..<allowed, using: &random)] }.joined()
    switch Result(catching: { () throws(Diagnostic) in try Parser.parse(line) }) {
    case .success(let statements):
      accepted += 1
      try checkThatItComesBack(statements, from: line)
    case .failure(let error):
      checkThatItIsTold(error, in: line)
    }
  }
  #expect(accepted > 2000)
}

private func checkThatItComesBack(_ statements: [Statement], from line: String) throws(Diagnostic) {
  let written = statements.map(\.description).joined(separator: "; ")
  let read = try Parser.parse(written)
  #expect(shape(read) == shape(statements), "\(line.debugDescription)")
  #expect(read.map(\.description).joined(separator: "; ") == written)
}

private func checkThatItIsTold(_ error: Diagnostic, in line: String) {
  let lines = error.lines(source: line)
  #expect(lines.count == 2 && lines[0].contains("^") && lines[1].hasPrefix("error: "), "\(line.debugDescription)")
  let shown = lines.joined().unicodeScalars
  #expect(!shown.contains { $0.properties.generalCategory == .control && $0 != "\t" })
  #expect(error.range.lowerBound <= error.range.upperBound && error.range.upperBound <= line.count)
}
