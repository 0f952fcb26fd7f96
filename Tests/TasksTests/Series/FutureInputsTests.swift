import Tasks
import Testing

@Suite struct FutureInputsTests {
  private static let series: Result<Series, SeriesError> = Result { () throws(SeriesError) in
    try Series(
      name: "sales", labelName: "month", labels: ["2024-01", "2024-02", "2024-03"], values: [1, 2, 4],
      inputs: [InputColumn(name: "price", values: [5, 6, 7]), InputColumn(name: "ads", values: [0, 1, 0])])
  }

  private func inputs(_ text: String) throws -> FutureInputs {
    var options = ReadingOptions()
    (options.column, options.inputs) = ("price", ["ads"])
    return try FutureInputs(SeriesFile(Array(text.utf8), options: options), after: Self.series.get())
  }

  @Test func rowsAfterTheEnd() throws {
    let future = try inputs("month,ads,price\n2024-04,1,8\n2024-05,0,9.5\n2024-06,2,10\n")
    #expect(future.rows == [[8, 1], [9.5, 0], [10, 2]] && future.remarks.isEmpty)
  }

  /// A file that has the past, too, and columns that nobody asked for.
  @Test func theKnownRowsAreLeftOut() throws {
    let future = try inputs("month,sales,price,ads\n2024-02,2,6,1\n2024-03,4,7,0\n2024-04,,8,1\n2024-05,,9,0\n")
    #expect(future.rows == [[8, 1], [9, 0]])
    #expect(future.remarks.map { $0.description } == ["2 rows up to \"2024-03\" left out: the data have them"])
  }

  @Test func anotherBeginningIsSaid() throws {
    let future = try inputs("month,price,ads\n2024-06,8,1\n2024-07,9,0\n2024-08,9,1\n")
    #expect(future.rows.count == 3)
    #expect(future.remarks.map { $0.description } == ["the first row, \"2024-06\", is taken for \"2024-04\""])
  }

  @Test func withoutDatesAllRowsAreTaken() throws {
    let future = try inputs("price,ads\n8.5,1\n9,0\n9,1\n")
    #expect(future.rows == [[8.5, 1], [9, 0], [9, 1]] && future.remarks.isEmpty)
  }

  @Test func nothingAfterTheEndIsAMistake() {
    #expect(throws: FutureError.nothingAfter("2024-03")) {
      try inputs("month,price,ads\n2024-01,5,0\n2024-02,6,1\n2024-03,7,0\n")
    }
  }
}
