import Recurrent
import Testing

/// The matrix product against three loops, around every size of a tile.
@Suite struct MatrixProductTests {
  static let rowCounts = Array(1...17) + [23, 24, 25]
  static let columnCounts = [1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 39, 40, 48, 65]
  static let innerCounts = [0, 1, 2, 5, 16, 33]

  @Test(arguments: rowCounts) func everyShape(rows: Int) throws {
    for columns in Self.columnCounts {
      for inner in Self.innerCounts {
        for accumulating in [false, true] {
          for transposed in [false, true] {
            try check(Shape(rows, columns, inner, accumulating: accumulating, transposed: transposed))
          }
        }
      }
    }
  }

  /// Sums that start from rows elsewhere, in every tile, and with more terms than a block.
  @Test(arguments: RowOrigin.allCases, [1, 33, 300]) func startsElsewhere(origin: RowOrigin, inner: Int) throws {
    for (rows, columns) in [(1, 16), (5, 5), (7, 33), (9, 64), (15, 33)] {
      let shape = Shape(rows, columns, inner, accumulating: true, transposed: false)
      var numbers = SampleNumbers(seed: rows)
      let places = origin.places(rows: rows, numbers: &numbers)
      let (a, b) = (numbers.next(rows * shape.aRowStride), numbers.next(inner * shape.bRowStride))
      let (start, before) = (numbers.next(15 * (columns + 3)), numbers.next(rows * shape.cRowStride))
      var after = before
      for (row, place) in places.enumerated() {
        for column in 0..<columns { after[row * shape.cRowStride + column] = start[place * (columns + 3) + column] }
      }
      after = shape.product(a, b, after)
      try KernelsTests.check(shape.name, [a, b, start, before], give: [a, b, start, after]) { kernels, p in
        origin.withSource(p[2], stride: columns + 3, places: places) { start in
          kernels.matrixProduct(
            rows: rows, columns: columns, inner: inner, a: p[0], aRowStride: shape.aRowStride, aInnerStride: 1,
            b: p[1], bRowStride: shape.bRowStride, c: p[3], cRowStride: shape.cRowStride, startingFrom: start)
        }
      }
    }
  }

  /// Every term of a sum has a place: a product of powers of two cannot be right by chance.
  @Test func orderOfTheSum() throws {
    // 1 + 2⁻²⁴ is 1, so from the left the sum is 1, and from the right 1 + 2⁻²³.
    let a: [Float] = [1, 0x1p-24, 0x1p-24]
    let one: [Float] = [1, 1, 1]
    try KernelsTests.check("1 + 2⁻²⁴ + 2⁻²⁴", [a, one, [0]], give: [a, one, [1]]) { kernels, p in
      kernels.matrixProduct(
        rows: 1, columns: 1, inner: 3, a: p[0], aRowStride: 3, aInnerStride: 1, b: p[1], bRowStride: 1, c: p[2],
        cRowStride: 1, accumulating: false)
    }
  }

  // MARK: workings

  private struct Shape {
    let rows, columns, inner: Int
    let accumulating: Bool
    let aRowStride, aInnerStride, bRowStride, cRowStride: Int

    /// Strides are wider than rows by 0 to 4, now these, now those.
    init(_ rows: Int, _ columns: Int, _ inner: Int, accumulating: Bool, transposed: Bool) {
      (self.rows, self.columns, self.inner, self.accumulating) = (rows, columns, inner, accumulating)
      let gap = rows + columns + inner
      aRowStride = transposed ? 1 : inner + gap % 3
      aInnerStride = transposed ? rows + gap % 4 : 1
      bRowStride = columns + gap % 5
      cRowStride = columns + gap % 4
    }

    var name: String {
      "\(rows) × \(columns), \(inner) terms, strides \(aRowStride) \(aInnerStride) \(bRowStride) \(cRowStride), "
        + (accumulating ? "accumulating" : "new")
    }

    func product(_ a: [Float], _ b: [Float], _ c: [Float]) -> [Float] {
      var result = c
      for row in 0..<rows {
        for column in 0..<columns {
          var sum = accumulating ? c[row * cRowStride + column] : 0
          for index in 0..<inner {
            sum = fused(a[row * aRowStride + index * aInnerStride], b[index * bRowStride + column], sum)
          }
          result[row * cRowStride + column] = sum
        }
      }
      return result
    }
  }

  private func check(_ shape: Shape) throws {
    var numbers = SampleNumbers(seed: shape.rows + shape.columns)
    let a = numbers.next(
      shape.inner == 0 ? 0 : (shape.rows - 1) * shape.aRowStride + (shape.inner - 1) * shape.aInnerStride + 1)
    let b = numbers.next(shape.inner == 0 ? 0 : (shape.inner - 1) * shape.bRowStride + shape.columns)
    let c = numbers.next((shape.rows - 1) * shape.cRowStride + shape.columns)
    try KernelsTests.check(shape.name, [a, b, c], give: [a, b, shape.product(a, b, c)]) { kernels, p in
      kernels.matrixProduct(
        rows: shape.rows, columns: shape.columns, inner: shape.inner, a: p[0], aRowStride: shape.aRowStride,
        aInnerStride: shape.aInnerStride, b: p[1], bRowStride: shape.bRowStride, c: p[2],
        cRowStride: shape.cRowStride, accumulating: shape.accumulating)
    }
  }
}
