/// How much is read, so that no file takes all memory.
package struct ReadingLimits: Sendable {
  let rows: Int
  let columns: Int
  let lineBytes: Int

  /// The most rows, the most cells of a row and the most bytes of a row.
  package init(rows: Int, columns: Int, lineBytes: Int) {
    (self.rows, self.columns, self.lineBytes) = (rows, columns, lineBytes)
  }

  /// Those of files that `load` reads.
  package static let standard = ReadingLimits(rows: 5_000_000, columns: 10_000, lineBytes: 1 << 20)
  static let none = ReadingLimits(rows: .max, columns: .max, lineBytes: .max)
}
