import Recurrent
import Testing

/// Strips against the places they should fill, and products with packed matrices against those with plain ones.
@Suite struct MatrixPackingTests {
  @Test(arguments: [1, 2, 7, 8, 9, 33]) func strips(rows: Int) throws {
    for columns in tailLengths + [63, 64, 65, 100] {
      // What is packed from after the last column belongs to the next row; it may be anything.
      let stride = (columns + 15) / 16 * 16
      let plain = Self.numbers(rows * stride, seed: columns)
      let stripStride = 16 * rows
      var packed = [Float](repeating: 0, count: stride / 16 * stripStride)
      for row in 0..<rows {
        for column in 0..<stride {
          packed[column / 16 * stripStride + row * 16 + column % 16] = plain[row * stride + column]
        }
      }
      let before = [plain, Self.numbers(packed.count, seed: 1)]
      try check("\(rows) × \(columns)", before, give: [plain, packed]) { kernels, p in
        kernels.packStrips(
          rows: rows, columns: columns, from: p[0], rowStride: stride, into: p[1], stripStride: stripStride)
      }
    }
  }

  /// The sums get their terms row by row.
  @Test(arguments: [0, 1, 2, 9]) func stripsAndSums(rows: Int) throws {
    for columns in tailLengths + [63, 64, 65, 100] {
      let stride = (columns + 15) / 16 * 16
      let plain = Self.numbers(rows * stride, seed: columns)
      var packed = Self.numbers(rows * stride, seed: 1)
      var sums = Self.numbers(columns, seed: 2)
      let before = [plain, packed, sums]
      for row in 0..<rows {
        for column in 0..<stride {
          packed[(column / 16 * rows + row) * 16 + column % 16] = plain[row * stride + column]
        }
        for column in 0..<columns { sums[column] += plain[row * stride + column] }
      }
      try check("\(rows) × \(columns)", before, give: [plain, packed, sums]) { kernels, p in
        kernels.packAndAddRows(
          rows: rows, columns: columns, from: p[0], rowStride: stride, into: p[1], stripStride: 16 * rows, sums: p[2])
      }
    }
  }

  @Test(arguments: [1, 3, 8, 9, 16, 17, 40]) func transposedStrips(rows: Int) throws {
    for columns in [1, 2, 7, 8, 9, 16, 31] {
      let plain = Self.numbers(rows * columns, seed: rows)
      let stripStride = 16 * columns
      var packed = Self.numbers((rows + 15) / 16 * stripStride, seed: 2)
      let before = [plain, packed]
      for row in 0..<rows {
        for column in 0..<columns {
          packed[row / 16 * stripStride + column * 16 + row % 16] = plain[row * columns + column]
        }
      }
      try check("\(rows) × \(columns)", before, give: [plain, packed]) { kernels, p in
        kernels.packTransposedStrips(
          rows: rows, columns: columns, from: p[0], rowStride: columns, into: p[1], stripStride: stripStride)
      }
    }
  }

  /// More terms than a block holds, too.
  @Test(arguments: [1, 5, 64, 300]) func products(inner: Int) {
    for kernels in InstructionSet.available.map({ KernelSet($0) }) {
      for (rows, columns) in [(1, 1), (3, 40), (7, 16), (13, 33), (26, 70)] {
        let a = Self.buffer(rows * inner, seed: 1)
        let b = Self.buffer(inner * columns, seed: 2)
        let strips = AlignedBuffer<Float>(count: Strips.count(rows: inner, columns: columns))
        kernels.packStrips(
          rows: inner, columns: columns, from: b.pointer, rowStride: columns, into: strips.pointer,
          stripStride: 16 * inner)
        let plain = AlignedBuffer<Float>(count: rows * columns)
        let packed = AlignedBuffer<Float>(count: rows * columns)
        kernels.matrixProduct(
          rows: rows, columns: columns, inner: inner, a: a.pointer, aRowStride: inner, aInnerStride: 1, b: b.pointer,
          bRowStride: columns, c: plain.pointer, cRowStride: columns, accumulating: false)
        kernels.matrixProduct(
          rows: rows, columns: columns, inner: inner, a: a.pointer, aRowStride: inner,
          b: Strips(strips.pointer, rows: inner), c: packed.pointer, cRowStride: columns, accumulating: false)
        #expect(plain.array == packed.array)
        #expect(plain.array == Self.naive(a.array, b.array, rows: rows, columns: columns, inner: inner))
      }
    }
  }

  /// Aᵀ · B over more rows than a block holds.
  @Test func gradientProducts() {
    for kernels in InstructionSet.available.map({ KernelSet($0) }) {
      let (rows, columns, summed) = (9, 150, 261)
      let a = Self.buffer(summed * rows, seed: 3)
      let b = Self.buffer(summed * columns, seed: 4)
      let c = AlignedBuffer<Float>(count: rows * columns)
      let scratch = AlignedBuffer<Float>(count: KernelSet.gradientScratch)
      let sums = AlignedBuffer<Float>(count: columns)
      kernels.gradientProduct(
        rows: rows, columns: columns, summed: summed, a: a.pointer, aStride: rows, b: b.pointer, bStride: columns,
        c: c.pointer, cStride: columns, sums: sums.pointer, scratch: scratch.pointer)
      let values = a.array
      let transposed = (0..<rows * summed).map { values[$0 % summed * rows + $0 / summed] }
      #expect(c.array == Self.naive(transposed, b.array, rows: rows, columns: columns, inner: summed))
      let gradients = b.array
      #expect(
        sums.array
          == (0..<columns).map { column in
            (0..<summed).reduce(Float(0)) { sum, row in sum + gradients[row * columns + column] }
          })
    }
  }

  // MARK: workings

  private static func numbers(_ count: Int, seed: Int) -> [Float] {
    var numbers = SampleNumbers(seed: seed)
    return numbers.next(count)
  }

  private static func buffer(_ count: Int, seed: Int) -> AlignedBuffer<Float> {
    let buffer = AlignedBuffer<Float>(count: count)
    buffer.copy(from: numbers(count, seed: seed))
    return buffer
  }

  private static func naive(_ a: [Float], _ b: [Float], rows: Int, columns: Int, inner: Int) -> [Float] {
    (0..<rows * columns).map { index in
      (0..<inner).reduce(Float(0)) { sum, term in
        fused(a[index / columns * inner + term], b[term * columns + index % columns], sum)
      }
    }
  }
}
