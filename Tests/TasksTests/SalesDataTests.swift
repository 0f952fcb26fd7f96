import Foundation
import Tasks
import Testing

@Test func builtInSalesEqualTheExampleFile() throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  let file = folder.deletingLastPathComponent().appending(path: "examples/sales.csv")
  let series = try SeriesReader.read(Array(Data(contentsOf: file)))
  #expect(series == Series.sales)
}
