/// Rows that a kernel reads where they are: those of a matrix, or of a table by symbols.
///
/// Invariant: `pointer` is valid for reading every row that is asked for, in whole vectors of 16.
package struct RowSource {
  /// The first row of the matrix or table.
  package let pointer: UnsafePointer<Float>
  /// Floats from row to row.
  package let stride: Int
  /// Where rows are a table's: which of its rows each one is.
  package let symbols: UnsafePointer<UInt8>?

  /// Rows of a matrix.
  package init(_ pointer: UnsafePointer<Float>, stride: Int) { self.init(pointer, stride: stride, symbols: nil) }

  /// The same row again and again: a bias.
  package init(repeating row: UnsafePointer<Float>) { self.init(row, stride: 0, symbols: nil) }

  /// Rows of a table, one for each symbol.
  package init(table: UnsafePointer<Float>, stride: Int, symbols: UnsafePointer<UInt8>) {
    self.init(table, stride: stride, symbols: symbols)
  }

  private init(_ pointer: UnsafePointer<Float>, stride: Int, symbols: UnsafePointer<UInt8>?) {
    self.pointer = pointer
    self.stride = stride
    self.symbols = symbols
  }

  /// The same rows without their first columns.
  package func behind(columns: Int) -> RowSource { RowSource(pointer + columns, stride: stride, symbols: symbols) }
}
