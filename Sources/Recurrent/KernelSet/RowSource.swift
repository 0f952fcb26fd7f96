/// Rows that a kernel reads in place: those of a matrix, or those rows of a table that symbols name.
///
/// Invariant: `pointer` is valid for reading every row that is asked for, in whole vectors of 16.
package struct RowSource {
  /// The first row of the matrix or table.
  package let pointer: UnsafePointer<Float>
  /// Floats from row to row.
  package let stride: Int
  /// If the rows are those of a table: which of its rows each one is.
  package let symbols: UnsafePointer<UInt8>?

  /// Rows of a matrix.
  package init(_ pointer: UnsafePointer<Float>, stride: Int) { self.init(pointer, stride: stride, symbols: nil) }

  /// The same row, repeated: a bias.
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
  package func dropping(columns: Int) -> RowSource { RowSource(pointer + columns, stride: stride, symbols: symbols) }
}

// Kernels that read rows in place.
extension KernelSet {
  /// Copies rows.
  @inline(__always)
  package func copyRows(
    rows: Int, columns: Int, from source: RowSource, into destination: UnsafeMutablePointer<Float>, rowStride: Int
  ) {
    copyRows(
      rows: rows, columns: columns, from: source.pointer, sourceRowStride: source.stride, symbols: source.symbols,
      into: destination, rowStride: rowStride)
  }

  /// The update and reset gates from the sum of both pre-activations.
  @inline(__always)
  package func gruGates(
    rows: Int, units: Int, x: RowSource, recurrent: UnsafePointer<Float>, a: UnsafeMutablePointer<Float>, hard: Bool
  ) {
    gruGates(
      rows: rows, units: units, x: x.pointer, xRowStride: x.stride, xSymbols: x.symbols, recurrent: recurrent, a: a,
      hard: hard)
  }

  /// Candidate and hidden state with `reset_after`.
  @inline(__always)
  package func gruResetAfterForward(
    rows: Int, units: Int, x: RowSource, recurrent: UnsafePointer<Float>, a: UnsafeMutablePointer<Float>,
    previousH: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>
  ) {
    gruResetAfterForward(
      rows: rows, units: units, x: x.pointer, xRowStride: x.stride, xSymbols: x.symbols, recurrent: recurrent, a: a,
      previousH: previousH, h: h)
  }
}
