import Foundation
import Tasks
import Testing

@Test func builtInSalesEqualTheExampleFile() throws {
  let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let file = tests.deletingLastPathComponent().deletingLastPathComponent().appending(path: "examples/sales.csv")
  let series = try SeriesReader.read(Array(Data(contentsOf: file)))
  #expect(series == Series.sales)
}
