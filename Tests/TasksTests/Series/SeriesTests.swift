import Tasks
import Testing

@Test func salesHave36Months() {
  let sales = Series.sales
  #expect(sales.values.count == 36 && sales.labels.count == 36)
  #expect(sales.name == "sales" && sales.labelName == "month")
  #expect(sales.values.min() == 119.3 && sales.values.max() == 682)
  #expect(sales.labels.first == "1-01" && sales.labels.last == "3-12")
}

@Test func labelsAreNumberedOrDropped() throws {
  #expect(try Series(name: "x", values: [5, 6]).labels == ["1", "2"])
  #expect(try Series(name: "x", labels: ["a"], values: [5, 6, 7]).labels == ["a", "2", "3"])
  #expect(try Series(name: "x", labels: ["a", "b"], values: [5]).labels == ["a"])
  #expect(try Series(name: "x", labels: ["a", "b"], values: []).labels == [])
}

@Test(arguments: [Double.nan, .infinity, -.infinity, 1.1e15, -1e300])
func unusableValuesAreRefused(value: Double) {
  #expect(throws: SeriesError.unusableValue(position: 2)) { try Series(name: "x", values: [1, value, 3]) }
}

@Test func theLargestValueIsAllowed() throws {
  #expect(try Series(name: "x", values: [1e15, -1e15, -0.0, 5e-324]).values.count == 4)
}

@Test func inputsAreCheckedBesideTheSeries() throws {
  func series(_ inputs: [InputColumn]) throws(SeriesError) -> Series {
    try Series(name: "sales", values: [1, 2, 3], inputs: inputs)
  }
  let price = InputColumn(name: "price", values: [4, 5, 6])
  #expect(try series([price]).inputs == [price])
  #expect(throws: SeriesError.inputs(.isSeries("sales"))) {
    try series([InputColumn(name: "sales", values: [1, 2, 3])])
  }
  #expect(throws: SeriesError.inputs(.repeated("price"))) { try series([price, price]) }
  #expect(throws: SeriesError.inputs(.otherLength("ads", found: 2, expected: 3))) {
    try series([price, InputColumn(name: "ads", values: [1, 2])])
  }
  #expect(throws: SeriesError.unusableValue(position: 2)) {
    try series([InputColumn(name: "ads", values: [1, .infinity, 2])])
  }
}
