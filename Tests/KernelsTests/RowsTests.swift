import Recurrent
import Testing

/// Copying, adding up and transposing rows against naive loops.
@Suite struct RowsTests {
  static let gaps = [0, 1, 9]
  static let origins: [RowOrigin] = [.matrix, .oneRow, .table]

  @Test(arguments: gaps, origins) func copyRows(gap: Int, origin: RowOrigin) throws {
    for columns in tailLengths {
      let (rows, rowStride) = (1 + columns % 4, columns + gap)
      var numbers = SampleNumbers(seed: columns)
      let places = origin.places(rows: rows, numbers: &numbers)
      let source = numbers.next(5 * (columns + 2))
      let before = numbers.next((rows - 1) * rowStride + columns)
      var after = before
      for (row, place) in places.enumerated() {
        for column in 0..<columns { after[row * rowStride + column] = source[place * (columns + 2) + column] }
      }
      try check("\(rows) × \(columns), gap \(gap)", [source, before], give: [source, after]) { kernels, p in
        origin.withSource(p[0], stride: columns + 2, places: places) { source in
          kernels.copyRows(rows: rows, columns: columns, from: source, into: p[1], rowStride: rowStride)
        }
      }
    }
  }

  /// Six rows on three symbols, so that some fall on the same; a share of the columns.
  @Test(arguments: [0, 1, 16]) func scatterAddRows(firstColumn: Int) throws {
    for columns in tailLengths {
      let (rows, width) = (6, firstColumn + columns + 2)
      var numbers = SampleNumbers(seed: columns)
      let symbols = numbers.nextSymbols(rows, below: 3)
      let (source, before) = (numbers.next(rows * (width + 1)), numbers.next(3 * width))
      var after = before
      for (row, symbol) in symbols.enumerated() {
        for column in firstColumn..<firstColumn + columns {
          after[Int(symbol) * width + column] += source[row * (width + 1) + column]
        }
      }
      try check("\(columns) from \(firstColumn)", [source, before], give: [source, after]) { kernels, p in
        kernels.scatterAddRows(
          rows: rows, firstColumn: firstColumn, columns: columns, symbols: symbols, from: p[0],
          sourceRowStride: width + 1, into: p[1], tableRowStride: width)
      }
    }
  }

  @Test(arguments: [0, 1, 9]) func addRows(gap: Int) throws {
    for columns in tailLengths {
      let (rows, rowStride) = (1 + columns % 7, columns + gap)
      var numbers = SampleNumbers(seed: columns)
      let (source, before) = (numbers.next((rows - 1) * rowStride + columns), numbers.next(columns))
      var after = before
      for row in 0..<rows {
        for column in 0..<columns { after[column] += source[row * rowStride + column] }
      }
      try check("\(rows) × \(columns), gap \(gap)", [source, before], give: [source, after]) { kernels, p in
        kernels.addRows(rows: rows, columns: columns, from: p[0], rowStride: rowStride, into: p[1])
      }
    }
  }

  @Test func add() throws {
    for count in tailLengths {
      var numbers = SampleNumbers(seed: count)
      let (source, before) = (numbers.next(count), numbers.next(count))
      try check("\(count)", [source, before], give: [source, zip(before, source).map(+)]) { kernels, p in
        kernels.add(count: count, p[0], to: p[1])
      }
    }
  }

  /// The guards are no NaN here: the kernel multiplies what is after the last row with zero.
  @Test func dotProducts() throws {
    for columns in tailLengths {
      let rows = 1 + columns % 4
      var numbers = SampleNumbers(seed: columns)
      let (matrix, vector) = (numbers.next(rows * columns), numbers.next(columns))
      let products = (0..<rows).map { row in
        naiveSum(count: columns) { column, sum in fused(vector[column], matrix[row * columns + column], sum) }
      }
      try check(
        "\(rows) × \(columns)", [matrix, vector, numbers.next(rows)], give: [matrix, vector, products],
        fillers: [1.5, 3e38]
      ) { kernels, p in
        kernels.dotProducts(rows: rows, columns: columns, matrix: p[0], vector: p[1], into: p[2])
      }
    }
  }

  /// With blocks of eight and without, a share of the rows, wider destinations.
  @Test(arguments: [0, 1, 8]) func transpose(firstRow: Int) throws {
    for columns in 1...20 {
      for rows in 1...20 {
        let width = firstRow + rows + columns % 3
        var numbers = SampleNumbers(seed: columns)
        let (source, before) = (numbers.next((firstRow + rows) * columns), numbers.next(columns * width))
        var after = before
        for row in firstRow..<firstRow + rows {
          for column in 0..<columns { after[column * width + row] = source[row * columns + column] }
        }
        try check("\(rows) × \(columns) from \(firstRow)", [source, before], give: [source, after]) { kernels, p in
          kernels.transpose(
            firstRow: firstRow, rows: rows, columns: columns, from: p[0], into: p[1], destinationRowStride: width)
        }
      }
    }
  }

  @Test func clear() throws {
    for count in tailLengths {
      var numbers = SampleNumbers(seed: count)
      try check("\(count)", [numbers.next(count)], give: [[Float](repeating: 0, count: count)]) { kernels, p in
        kernels.clear(count: count, p[0])
      }
    }
  }
}
