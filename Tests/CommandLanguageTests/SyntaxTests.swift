import CommandLanguage
import Testing

@Test func aStatementReachesToItsLastArgument() throws {
  #expect(try statement("  load sales  ").range == SourceRange(2..<12))
  #expect(try statement(" load").range == SourceRange(1..<5))
}

@Test func contentKeepsItsSourceText() throws {
  let texts = try statement("a 007 '8 ' b").arguments.map { argument in
    guard case .value(let value) = argument else { return "" }
    return value.content.text
  }
  #expect(texts == ["007", "8 ", "b"])
}
