import Tasks
import Testing

@Test func theLastNumericColumnIsTaken() throws {
  let series = try read("year,price,month,sales,remark\n2001,5,Jan,1,\n2001,6,Feb,2,good\n")
  #expect(series.name == "sales" && series.values == [1, 2])
  #expect(series.labelName == "month" && series.labels == ["Jan", "Feb"])
}

@Test func aColumnIsTakenByName() throws {
  let text = "année,prix net,mois\n2001,5,Jan\n2002,6,Fév\n"
  #expect(try read(text, column: "prix net").values == [5, 6])
  #expect(try read(text, column: "anne\u{301}e").values == [2001, 2002])
  #expect(throws: SeriesError.notANumber(text: "Jan", row: 2, column: "mois")) { try read(text, column: "mois") }
}

@Test func withoutTextThereAreNumbersForLabels() throws {
  let series = try read("x\n5\n6\n")
  #expect(series.labels == ["1", "2"] && series.labelName == nil)
}

@Test func unknownAndDoubleNamesAreRefused() {
  #expect(throws: SeriesError.unknownColumn(name: "slaes", columns: ["month", "sales"], nearest: "sales")) {
    try read("month,sales\na,1\n", column: "slaes")
  }
  #expect(throws: SeriesError.ambiguousColumn(name: "x", positions: [1, 3])) {
    try read("x,y,x\n1,2,3\n", column: "x")
  }
  #expect(throws: SeriesError.noNumericColumn(columns: ["a", "column 2"])) { try read("a,\nx,y\n") }
}

@Test func doubleNamesDontMatterUnlessAskedFor() throws {
  #expect(try read("x,y,x\n1,2,3\n").values == [3])
}

@Test func aMissingHeaderIsNoticed() throws {
  #expect(throws: SeriesError.noHeader(cell: "266.0")) { try read("266.0\n145.9\n183.1\n") }
  #expect(try read("country,2001,2002\nA,1,2\nB,3,4\n", column: "2002").values == [2, 4])
}

@Test func mostlyNumericIsNumeric() {
  #expect(throws: SeriesError.notANumber(text: "n/a", row: 2, column: "s")) { try read("m,s\na,n/a\nb,2\nc,3\n") }
}

@Test func controlCharactersInNamesAreKept() throws {
  #expect(try read("s\u{1B}[31m\n1\n").name == "s\u{1B}[31m")
}

private func read(_ text: String, column: String? = nil) throws(SeriesError) -> Series {
  try SeriesReader.read(Array(text.utf8), column: column)
}
