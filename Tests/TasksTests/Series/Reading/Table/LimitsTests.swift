import Testing

import Tasks

/// Files that would take all memory are refused.
struct LimitsTests {
  @Test func aLongLine() {
    let line = [UInt8](repeating: UInt8(ascii: "7"), count: 3 << 20)
    #expect(refusal(bytes: Array("month,sold\n2021-01,".utf8) + line).contains("row 2 is longer"))
    #expect(refusal(bytes: line).contains("row 1"))
    let quoted = Array("month,sold\n2021-01,\"".utf8) + line + Array("\"\n".utf8)
    #expect(refusal(bytes: quoted).contains("row 2"))
  }

  @Test func manyColumns() {
    let names = String(repeating: "a,", count: 100_000)
    #expect(refusal(names + "\n" + String(repeating: "1,", count: 100_000) + "\n").contains("columns"))
  }

  @Test func aLargeFile() throws {
    #expect(throws: ReadingError.self) { try SeriesFile.checkSize(bytes: SeriesFile.largestFile + 1) }
    try SeriesFile.checkSize(bytes: SeriesFile.largestFile)
  }

  @Test func manyRows() throws {
    let bytes = [UInt8](repeating: 0x0A, count: 60)
    do throws(ReadingError) {
      _ = try SeriesFile(bytes, limits: ReadingLimits(rows: 50, columns: 9, lineBytes: 9))
      Issue.record("read")
    } catch {
      #expect("\(error.message)".contains("50 rows"))
    }
  }
}
