import Recurrent

/// The kinds of a `RowSource`.
enum RowOrigin: CaseIterable {
  case matrix
  case oneRow
  case table

  /// Which row of the source each row is, of a table's first five.
  func places(rows: Int, numbers: inout SampleNumbers) -> [Int] {
    switch self {
    case .matrix: Array(0..<rows)
    case .oneRow: Array(repeating: 0, count: rows)
    case .table: numbers.nextSymbols(rows, below: 5).map(Int.init)
    }
  }

  /// The rows at those places.
  func withSource(_ pointer: UnsafePointer<Float>, stride: Int, places: [Int], _ body: (RowSource) -> Void) {
    switch self {
    case .matrix: body(RowSource(pointer, stride: stride))
    case .oneRow: body(RowSource(repeating: pointer))
    case .table:
      places.map(UInt8.init).withUnsafeBufferPointer { symbols in
        if let symbols = symbols.baseAddress { body(RowSource(table: pointer, stride: stride, symbols: symbols)) }
      }
    }
  }
}
