import CommandLanguage
import Testing

private func parsed(_ line: String) throws -> [[String]] { shape(try Parser.parse(line)) }

@Test func aLineHoldsStatements() throws {
  #expect(try parsed("model lstm 8 dropout=0.2 # eight") == [["model", "lstm", "#8", "dropout=#0.2"]])
  #expect(try parsed("load sales; train 3000;plot") == [["load", "sales"], ["train", "#3000"], ["plot"]])
  #expect(try parsed("ask ' 163+3' x='a;b'") == [["ask", "' 163+3'", "x='a;b'"]])
}

@Test(arguments: ["", "   ", "\t", ";", ";;", " ; ; ", "# nothing", ";# nothing"])
func emptyLinesHoldNone(line: String) throws {
  #expect(try Parser.parse(line).isEmpty)
}

/// Prose is taken as it stands, up to a `;` or, in quotes, as a whole.
@Test(arguments: [
  ("note It's # 5; plot", [["note", "'It's # 5'"], ["plot"]]), ("note 'a; b' ; plot", [["note", "'a; b'"], ["plot"]]),
  ("note  x=1 \"y  ", [["note", "'x=1 \"y'"]]), ("note", [["note"]]), ("note ;plot", [["note"], ["plot"]]),
  ("note 'a' b", [["note", "''a' b'"]]), ("edit n1 It's", [["edit", "n1", "'It's'"]]),
  ("edit 1 ask '3;4'", [["edit", "#1", "ask", "'3;4'"]]),
  ("plot; note a\u{3000}b", [["plot"], ["note", "'a\u{3000}b'"]]),
]) func proseIsTakenAsItStands(line: String, expected: [[String]]) throws {
  let statements = try Parser.parse(line) { word, next in
    word == "note" ? 0 : word == "edit" && next.hasPrefix("n") ? 1 : nil
  }
  #expect(shape(statements) == expected)
}

@Test func everyPartKnowsItsPlace() throws {
  let statements = try Parser.parse("ab;  load 'a b' 好=你好 7")
  let second = try #require(statements.last)
  #expect(second.command.range == SourceRange(5..<9))
  #expect(second.arguments.map(\.range) == [10..<15, 16..<20, 21..<22].map { SourceRange($0) })
  #expect(second.range == SourceRange(5..<22))
  guard case .option(let name, let value) = second.arguments[1] else {
    Issue.record("no option")
    return
  }
  #expect(name == Name("好", SourceRange(16..<17)))
  #expect(value == Value(.word("你好"), SourceRange(18..<20)))
}

@Test(arguments: [
  ("model units=", "units", 12), ("model units= 8", "units", 12), ("model units=;train", "units", 12),
  ("model units=# 8 x=", "x", 18), ("model x=\t", "x", 8), ("model a= b=1", "a", 8),
])
func anOptionNeedsAValueThatTouchesIt(line: String, option: String, column: Int) throws {
  #expect(throws: Diagnostic.missingValue(option: option, SourceRange(column..<column))) { try Parser.parse(line) }
}

@Test(arguments: [
  ("a b'c'", 3..<6), ("a 'b'c", 5..<6), ("a 'b'\"c\"", 5..<8), ("a x=1'2'", 5..<8), ("a'b'", 1..<4),
  ("a 'b'x=1", 5..<7),
  ("a 'b'#c", 5..<7),
])
func argumentsThatTouchAreRefused(line: String, range: Range<Int>) {
  #expect(throws: Diagnostic.missingBlank(SourceRange(range))) { try Parser.parse(line) }
}

@Test(arguments: [("3000", "3000"), ("'load' sales", "load"), ("rate=1", "rate="), ("load;-2", "-2")])
func aCommandIsAWord(line: String, found: String) throws {
  let thrown = try diagnostic { _ = try Parser.parse(line) }
  guard case .expectedCommand(found, _) = thrown else {
    Issue.record("\(thrown)")
    return
  }
}

@Test func theFirstMistakeIsTold() {
  #expect(throws: Diagnostic.missingValue(option: "x", SourceRange(4..<4))) { try Parser.parse("a x= ; 3") }
}

/// Linear time: a megabyte takes a moment where quadratic time would take hours.
@Test(
  .timeLimit(.minutes(5)),
  arguments: ["a ", "a;", "'", "x=1 ", "x=", "a#", "#", " ", "你", "e\u{301}", "\u{301}", "9", "=", "🇨🇳"])
func longLinesAreParsed(piece: String) {
  let line = "a " + String(repeating: piece, count: (1 << 20) / piece.utf8.count)
  do {
    #expect(try !Parser.parse(line).isEmpty)
  } catch {
    #expect(error.lines(source: line).count == 2)
    #expect(error.message.description.utf8.count < 1000 && error.hint.description.utf8.count < 1000)
  }
}
