import CommandLanguage
import Testing

private func kinds(_ line: String) throws -> [Token.Kind] { try Lexer.tokens(of: line).map(\.kind) }

private func number(_ text: String) throws -> Token.Kind { .number(try #require(NumberLiteral(text))) }

@Test func wordsNumbersAndTextAreTold() throws {
  #expect(try kinds("load data.csv") == [.word("load"), .word("data.csv")])
  #expect(try kinds("ask 3+361 +3 Month/1-01") == [.word("ask"), .word("3+361"), .word("+3"), .word("Month/1-01")])
  #expect(try kinds("train 3000 1e-3 -2") == [.word("train"), number("3000"), number("1e-3"), number("-2")])
  #expect(try kinds("' 163+3'") == [.text(" 163+3")])
  #expect(try kinds("\"it's\" '\"'") == [.text("it's"), .text("\"")])
}

@Test func aDoubledQuoteStandsForOne() throws {
  #expect(try kinds("'it''s'") == [.text("it's")])
  #expect(try kinds("\"\"\"\"") == [.text("\"")])
  #expect(try kinds("''") == [.text("")])
  #expect(try kinds("''''''") == [.text("''")])
}

@Test func blanksAreSpacesOfAnyWidthAndTabs() throws {
  #expect(try kinds("a\tb\u{A0}c\u{3000}d  ") == [.word("a"), .word("b"), .word("c"), .word("d")])
  #expect(try kinds(" \t\u{3000}").isEmpty)
  #expect(try kinds("").isEmpty)
}

@Test func aCommentStartsAtTheStartOfAWordOnly() throws {
  #expect(try kinds("# all of it; 'even this").isEmpty)
  #expect(try kinds("a # b") == [.word("a")])
  #expect(try kinds("a;# b") == [.word("a"), .separator])
  #expect(try kinds("a#b '#c' x=#d") == [.word("a#b"), .text("#c"), .optionName("x"), .word("#d")])
}

@Test func optionsStartWithALetter() throws {
  #expect(try kinds("rate=0.1") == [.optionName("rate"), number("0.1")])
  #expect(try kinds("a-b_2=c=d") == [.optionName("a-b_2"), .word("c=d")])
  #expect(try kinds("3+361=364 /x=1 --x=1") == [.word("3+361=364"), .word("/x=1"), .word("--x=1")])
  #expect(try kinds("学习=好") == [.optionName("学习"), .word("好")])
  #expect(try kinds("x='a b'") == [.optionName("x"), .text("a b")])
}

@Test func rangesCountCharacters() throws {
  let ranges = try Lexer.tokens(of: "e\u{301}té 你好 '👩‍👩‍👧' x=1;b").map(\.range)
  #expect(ranges == [0..<3, 4..<6, 7..<10, 11..<13, 13..<14, 14..<15, 15..<16].map { SourceRange($0) })
}

@Test func tokensKnowWhetherTheyTouch() throws {
  #expect(
    try Lexer.tokens(of: "a'b'\"c\" d;e x=;").map(\.isJoined)
      == [false, true, true, false, false, false, false, false])
}

@Test func aCombiningMarkHidesNoQuoteAndNoBlank() throws {
  #expect(try kinds("'\u{301}a'") == [.text("\u{301}a")])
  #expect(try kinds("a \u{301}b") == [.word("a"), .word("\u{301}b")])
  #expect(try kinds("a;\u{301}b") == [.word("a"), .separator, .word("\u{301}b")])
  #expect(try kinds("x=\u{301}") == [.optionName("x"), .word("\u{301}")])
  #expect(throws: Diagnostic.unclosedQuote("'", SourceRange(2..<3))) { try Lexer.tokens(of: "a '\u{301}b") }
}

@Test(arguments: ["\u{1B}", "\0", "\n", "\r", "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}", "\u{FEFF}", "\u{200B}"])
func unprintableCharactersAreRefusedEverywhere(character: String) throws {
  let scalar = try #require(character.unicodeScalars.first)
  for line in ["ab\(character)c", "a '\(character)'", "a #\(character)"] {
    let column = try #require(Array(line).firstIndex { $0.unicodeScalars.contains(scalar) })
    #expect(throws: Diagnostic.unprintable(scalar, SourceRange(column..<column + 1))) {
      try Lexer.tokens(of: line)
    }
  }
}

@Test func aLineEndOfTwoScalarsIsOneCharacter() {
  #expect(throws: Diagnostic.unprintable("\r", SourceRange(1..<2))) { try Lexer.tokens(of: "a\r\n") }
}

@Test func joinersAndTagsWithinEmojiAreKept() throws {
  let flag = "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"
  #expect(try kinds("👩‍🚀 \(flag)") == [.word("👩‍🚀"), .word(flag)])
}

@Test func anUnclosedQuoteIsMarkedWhereItOpens() {
  #expect(throws: Diagnostic.unclosedQuote("\"", SourceRange(4..<5))) { try Lexer.tokens(of: "ask \"3+4 # no comment") }
  #expect(throws: Diagnostic.unclosedQuote("'", SourceRange(3..<4))) { try Lexer.tokens(of: "don't") }
  #expect(throws: Diagnostic.unclosedQuote("'", SourceRange(0..<1))) { try Lexer.tokens(of: "'''") }
}

@Test func aSignWithoutNameOrTwiceIsRefused() {
  #expect(throws: Diagnostic.missingName(SourceRange(2..<4))) { try Lexer.tokens(of: "a =3") }
  #expect(throws: Diagnostic.missingName(SourceRange(6..<7))) { try Lexer.tokens(of: "a x=1 =") }
  #expect(throws: Diagnostic.missingValue(option: "x", SourceRange(4..<6))) { try Lexer.tokens(of: "a x==3") }
}
