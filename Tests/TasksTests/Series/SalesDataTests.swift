import Foundation
import Tasks
import Testing

@Test func builtInSalesEqualTheExampleFile() throws {
  let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let file = tests.deletingLastPathComponent().deletingLastPathComponent().appending(path: "examples/sales.csv")
  let read = try SeriesFile(Array(Data(contentsOf: file)))
  #expect(try Series(read) == Series.sales && read.remarks.isEmpty)
}
