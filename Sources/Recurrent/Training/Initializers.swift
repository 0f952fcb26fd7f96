/// Starting weights as Keras makes them: Glorot-uniform kernels, orthogonal recurrent kernels, the cell's own
/// biases. Each array draws from a stream of its own.
package enum Initializers {
  /// The flat weights of a new network, `architecture.weightCount` floats.
  package static func weights(of architecture: Architecture, seed: UInt64, kernels: KernelSet = KernelSet()) -> [Float]
  {
    var weights = [Float](repeating: 0, count: architecture.weightCount)
    let layers = architecture.layers
    for (index, plan) in architecture.parameters.enumerated() {
      var random = RandomStream(seed: seed, purpose: .initialWeights, index: UInt32(index))
      let layer = layers[plan.layer]
      let values: [Float]
      switch plan.role {
      case .kernel: values = glorotUniform(rows: plan.rows, columns: plan.columns, &random)
      case .recurrentKernel:
        values = orthogonal(rows: plan.rows, columns: plan.columns, &random, kernels: kernels)
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
  static func glorotUniform(rows: Int, columns: Int, _ random: inout RandomStream) -> [Float] {
    let limit = (6 / Double(rows + columns)).squareRoot()
    return (0..<rows * columns).map { _ in Float((random.uniform() * 2 - 1) * limit) }
  }

  /// `rows` orthonormal rows of `columns` ≥ `rows` values, every such matrix equally likely: normal variates made
  /// orthogonal by Gram and Schmidt's method. Rows go by blocks, so that most of the work is matrix products;
  /// everything is taken away twice, which single precision needs.
  static func orthogonal(
    rows: Int, columns: Int, _ random: inout RandomStream, kernels: KernelSet
  ) -> [Float] {
    let matrix = AlignedBuffer<Float>(count: rows * columns)
    var normal = NormalVariates(random, kernels: kernels)
    for index in 0..<rows * columns { matrix.pointer[index] = normal.next() }
    random = normal.random
    let block = 32
    let transposed = AlignedBuffer<Float>(count: rows > block ? rows * columns : 0)
    let products = AlignedBuffer<Float>(count: block * rows)
    for first in stride(from: 0, to: rows, by: block) {
      let count = min(block, rows - first)
      let values = matrix.pointer + first * columns
      for _ in 0..<2 where first > 0 {
        kernels.matrixProduct(
          rows: count, columns: first, inner: columns, a: values, aRowStride: columns, aInnerStride: 1,
          b: transposed.pointer, bRowStride: rows, c: products.pointer, cRowStride: first, accumulating: false)
        kernels.scale(count: count * first, products.pointer, by: -1)
        kernels.matrixProduct(
          rows: count, columns: columns, inner: first, a: products.pointer, aRowStride: first, aInnerStride: 1,
          b: matrix.pointer, bRowStride: columns, c: values, cRowStride: columns, accumulating: true)
      }
      orthonormalize(values, rows: count, columns: columns, products: products.pointer, kernels: kernels)
      guard rows > block else { break }
      kernels.transpose(
        firstRow: first, rows: count, columns: columns, from: matrix.pointer, into: transposed.pointer,
        destinationRowStride: rows)
    }
    return matrix.array
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
