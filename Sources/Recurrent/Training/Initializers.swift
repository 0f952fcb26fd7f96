/// Starting weights as Keras makes them: Glorot-uniform kernels, orthogonal recurrent kernels, the cell's own
/// biases. Each array draws from a stream of its own.
package enum Initializers {
  /// The flat weights of a new network, `architecture.weightCount` floats.
  package static func weights(
    of architecture: Architecture, seed: UInt64, kernels: KernelSet = KernelSet()
  ) -> [Float] {
    weights(of: architecture, seed: seed, kernels: kernels) {}
  }

  /// The flat weights of a new network, unless `check` throws. Thousands of units take seconds.
  ///
  /// - Parameter check: called every few milliseconds.
  package static func weights<Stop: Error>(
    of architecture: Architecture, seed: UInt64, kernels: KernelSet = KernelSet(), check: () throws(Stop) -> Void
  ) throws(Stop) -> [Float] {
    var weights = [Float](repeating: 0, count: architecture.weightCount)
    let layers = architecture.layers
    for (index, plan) in architecture.parameters.enumerated() {
      var random = RandomStream(seed: seed, purpose: .initialWeights, index: UInt32(index))
      let layer = layers[plan.layer]
      let values: [Float]
      switch plan.role {
      case .kernel: values = try glorotUniform(rows: plan.rows, columns: plan.columns, &random, check: check)
      case .recurrentKernel:
        values = try orthogonal(
          rows: plan.rows, columns: plan.columns, &random, kernels: kernels, check: check)
      case .bias:
        values =
          layer.role == .dense
          ? Array(repeating: 0, count: plan.columns) : architecture.cell.cell.shape.initialBias(units: layer.units)
      }
      weights.replaceSubrange(plan.offset..<plan.offset + values.count, with: values)
    }
    return weights
  }

  /// Uniform in ±√(6 / (rows + columns)), Glorot and Bengio (2010).
  static func glorotUniform<Stop: Error>(
    rows: Int, columns: Int, _ random: inout RandomStream, check: () throws(Stop) -> Void
  ) throws(Stop) -> [Float] {
    let limit = (6 / Double(rows + columns)).squareRoot()
    var values: [Float] = []
    values.reserveCapacity(rows * columns)
    for _ in 0..<rows {
      for _ in 0..<columns { values.append(Float((random.uniform() * 2 - 1) * limit)) }
      try check()
    }
    return values
  }

  /// `rows` orthonormal rows of `columns` ≥ `rows` values, every such matrix equally likely: normal variates made
  /// orthogonal by Gram and Schmidt's method. Rows go by blocks, so that most of the work is matrix products;
  /// everything is taken away twice, which single precision needs.
  ///
  /// - Parameters:
  ///   - work: about how many multiply-adds there are at most from one check to the next.
  ///   - check: called again and again; nothing is returned if it throws.
  package static func orthogonal<Stop: Error>(
    rows: Int, columns: Int, _ random: inout RandomStream, kernels: KernelSet, work: Int = 1 << 26,
    check: () throws(Stop) -> Void
  ) throws(Stop) -> [Float] {
    let matrix = AlignedBuffer<Float>(count: rows * columns)
    var normal = NormalVariates(random, kernels: kernels)
    for row in 0..<rows {
      for index in row * columns..<(row + 1) * columns { matrix.pointer[index] = normal.next() }
      try check()
    }
    random = normal.random
    let block = 32
    let transposed = AlignedBuffer<Float>(count: rows > block ? rows * columns : 0)
    let products = AlignedBuffer<Float>(count: block * rows)
    for first in stride(from: 0, to: rows, by: block) {
      let count = min(block, rows - first)
      let values = matrix.pointer + first * columns
      for _ in 0..<2 where first > 0 {
        // Some columns at a time, so that there is a check in between; no sum has other terms for it.
        for part in parts(of: first, work: work / (count * columns)) {
          kernels.matrixProduct(
            rows: count, columns: part.count, inner: columns, a: values, aRowStride: columns, aInnerStride: 1,
            b: transposed.pointer + part.lowerBound, bRowStride: rows, c: products.pointer + part.lowerBound,
            cRowStride: first, accumulating: false)
          try check()
        }
        kernels.scale(count: count * first, products.pointer, by: -1)
        for part in parts(of: columns, work: work / (count * first)) {
          kernels.matrixProduct(
            rows: count, columns: part.count, inner: first, a: products.pointer, aRowStride: first, aInnerStride: 1,
            b: matrix.pointer + part.lowerBound, bRowStride: columns, c: values + part.lowerBound, cRowStride: columns,
            accumulating: true)
          try check()
        }
      }
      orthonormalize(values, rows: count, columns: columns, products: products.pointer, kernels: kernels)
      guard rows > block else { break }
      kernels.transpose(
        firstRow: first, rows: count, columns: columns, from: matrix.pointer, into: transposed.pointer,
        destinationRowStride: rows)
    }
    return matrix.array
  }

  /// Columns in parts of about `work`, each a whole number of vectors.
  private static func parts(of columns: Int, work: Int) -> [Range<Int>] {
    let size = max(work / 64, 1) * 64
    return stride(from: 0, to: columns, by: size).map { $0..<min($0 + size, columns) }
  }

  /// Makes a few rows orthonormal, one after another.
  private static func orthonormalize(
    _ values: UnsafeMutablePointer<Float>, rows: Int, columns: Int, products: UnsafeMutablePointer<Float>,
    kernels: KernelSet
  ) {
    for row in 0..<rows {
      let current = values + row * columns
      for _ in 0..<2 {
        kernels.dotProducts(rows: row, columns: columns, matrix: values, vector: current, into: products)
        kernels.scale(count: row, products, by: -1)
        kernels.matrixProduct(
          rows: 1, columns: columns, inner: row, a: products, aRowStride: row, aInnerStride: 1,
          b: values, bRowStride: columns, c: current, cRowStride: columns, accumulating: true)
        let norm = kernels.squaredNorm(count: columns, current).squareRoot()
        kernels.scale(count: columns, current, by: 1 / norm)
      }
    }
  }
}

/// Normally distributed numbers by Marsaglia's polar method (1964), with the engine's own logarithm.
struct NormalVariates {
  private(set) var random: RandomStream
  private let kernels: KernelSet
  private var spare: Float?

  init(_ random: RandomStream, kernels: KernelSet) {
    self.random = random
    self.kernels = kernels
  }

  mutating func next() -> Float {
    if let kept = spare {
      spare = nil
      return kept
    }
    while true {
      let x = Float(random.uniform() * 2 - 1)
      let y = Float(random.uniform() * 2 - 1)
      let square = x * x + y * y
      guard square > 0, square < 1 else { continue }
      let factor = (-2 * kernels.logarithm(square) / square).squareRoot()
      spare = y * factor
      return x * factor
    }
  }
}
