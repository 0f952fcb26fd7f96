import CommandLanguage
import Phrases
import Testing

private let units = Option("units", .list(of: .wholeNumber(in: 1...64)), default: [8], "units")
private let cells = Option(
  "cells", .list(of: .word(["srn", "lstm"].map { Choice(Word($0), $0) })), absent: "all", "cells", what: "a cell")
private let rates = Option("rates", .list(of: .literal(in: 0...1)), absent: "none", "rates")

private func read<Meaning>(_ option: Option<Meaning>, _ line: String) throws -> Meaning {
  var arguments = try Arguments(try statement(line), usage: "model", options: ["units", "cells", "rates"])
  return try arguments[option]
}

@Test func aListHasItsPartsInOrder() throws {
  #expect(try read(units, "model units=4,16,8") == [4, 16, 8])
  #expect(try read(units, "model units=4") == [4])
  #expect(try read(units, "model") == [8])
  #expect(try read(cells, "model") == nil)
  #expect(try read(cells, "model cells=ls,srn") == ["lstm", "srn"])
  #expect(try read(rates, "model rates=1e-3,0.10")?.map { $0.text } == ["1e-3", "0.10"])
}

@Test(arguments: [
  ("model units=4,,8", "expected a value here; write units=A,B,C, without blanks", 12..<16),
  ("model units=4,4", "4 is listed twice; list it once", 14..<15),
  ("model units=4,4.0", "4 is listed twice; list it once", 14..<17),
  ("model units=4,x", "expected units as a whole number from 1 to 64, found \"x\"", 14..<15),
  ("model units=4,65", "expected units as a whole number from 1 to 64, found 65", 14..<16),
  ("model units='4,8'", "expected units as a whole number from 1 to 64, found \"4,8\"", 12..<17),
  ("model cells=srn,s", "srn is listed twice; list it once", 16..<17),
  ("model cells=srn,gru", "expected a cell (\"srn\" or \"lstm\"), found \"gru\"", 16..<19),
  ("model rates=0.1,1e-1", "1e-1 is listed twice; list it once", 16..<20),
  ("model rates=0.1,0.10", "0.10 is listed twice; list it once", 16..<20),
  ("model units=8,8.0,08", "8 is listed twice; list it once", 14..<17),
  ("model rates=0.5,2", "expected rates from 0 to 1, found 2", 16..<17),
])
func aMistakeInAListIsMarkedInIt(line: String, message: String, range: Range<Int>) throws {
  let thrown = try diagnostic {
    _ = try read(units, line)
    _ = try read(cells, line)
    _ = try read(rates, line)
  }
  #expect(Phrase.error(thrown.message, hint: thrown.hint).description == "error: " + message)
  #expect(thrown.range == SourceRange(range))
}

@Test func aDefaultIsPrintedAsItIsTyped() {
  #expect(units.description.standard.description == "8" && units.description.hasDefault)
  #expect(cells.description.standard.description == "all" && !cells.description.hasDefault)
  let several = Option("units", .list(of: .wholeNumber(in: 1...64)), default: [4, 8], "units")
  #expect(several.description.standard.description == "4,8")
  let small = Option("epsilon", .number(in: 0...1), default: 1e-7, "small")
  #expect(small.description.standard.description == "1e-7")
}
