import Kernels
import KernelsAVX2
import KernelsAVX512

// Losses, optimizers and activations.
extension KernelSet {
  /// Softmax of each row, in place.
  @inline(__always)
  package func softmax(rows: Int, classes: Int, _ values: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    case .baseline: Kernels.softmax(rows: rows, classes: classes, values)
    case .avx2: KernelsAVX2.softmax(rows: rows, classes: classes, values)
    case .avx512: KernelsAVX512.softmax(rows: rows, classes: classes, values)
    }
  }

  /// Categorical cross-entropy of each row, −log p(target), and its gradient with respect to the logits,
  /// (p − one-hot) · scale, in place of the probabilities.
  @inline(__always)
  package func crossEntropyBackward(
    rows: Int, classes: Int, _ probabilities: UnsafeMutablePointer<Float>, targets: UnsafePointer<UInt8>,
    losses: UnsafeMutablePointer<Float>, scale: Float
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.crossEntropyBackward(
        rows: rows, classes: classes, probabilities, targets: targets, losses: losses, scale: scale)
    case .avx2:
      KernelsAVX2.crossEntropyBackward(
        rows: rows, classes: classes, probabilities, targets: targets, losses: losses, scale: scale)
    case .avx512:
      KernelsAVX512.crossEntropyBackward(
        rows: rows, classes: classes, probabilities, targets: targets, losses: losses, scale: scale)
    }
  }

  /// Categorical cross-entropy of each row, −log p(target), with p held above 10⁻⁷ as Keras does.
  @inline(__always)
  package func crossEntropy(
    rows: Int, classes: Int, _ probabilities: UnsafePointer<Float>, targets: UnsafePointer<UInt8>,
    losses: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline: Kernels.crossEntropy(rows: rows, classes: classes, probabilities, targets: targets, losses: losses)
    case .avx2: KernelsAVX2.crossEntropy(rows: rows, classes: classes, probabilities, targets: targets, losses: losses)
    case .avx512:
      KernelsAVX512.crossEntropy(rows: rows, classes: classes, probabilities, targets: targets, losses: losses)
    }
  }

  /// The squared error of each row, its mean over the columns, and the gradient of the mean over all rows.
  @inline(__always)
  package func squaredErrorBackward(
    rows: Int, columns: Int, _ predictions: UnsafeMutablePointer<Float>, targets: UnsafePointer<Float>,
    losses: UnsafeMutablePointer<Float>, scale: Float
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.squaredErrorBackward(
        rows: rows, columns: columns, predictions, targets: targets, losses: losses, scale: scale)
    case .avx2:
      KernelsAVX2.squaredErrorBackward(
        rows: rows, columns: columns, predictions, targets: targets, losses: losses, scale: scale)
    case .avx512:
      KernelsAVX512.squaredErrorBackward(
        rows: rows, columns: columns, predictions, targets: targets, losses: losses, scale: scale)
    }
  }

  /// The squared error of each row, its mean over the columns.
  @inline(__always)
  package func squaredError(
    rows: Int, columns: Int, _ predictions: UnsafePointer<Float>, targets: UnsafePointer<Float>,
    losses: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline: Kernels.squaredError(rows: rows, columns: columns, predictions, targets: targets, losses: losses)
    case .avx2: KernelsAVX2.squaredError(rows: rows, columns: columns, predictions, targets: targets, losses: losses)
    case .avx512:
      KernelsAVX512.squaredError(rows: rows, columns: columns, predictions, targets: targets, losses: losses)
    }
  }

  /// Adam, Kingma and Ba (2015), in Keras' form:
  ///   m += (g − m)(1 − β₁),  v += (g² − v)(1 − β₂),  w −= α m / (√v + ε)
  @inline(__always)
  package func adamUpdate(
    count: Int, weights: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>, m: UnsafeMutablePointer<Float>,
    v: UnsafeMutablePointer<Float>, stepSize: Float, keepM: Float, keepV: Float, epsilon: Float
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.adamUpdate(
        count: count, weights: weights, gradients: gradients, m: m, v: v, stepSize: stepSize, keepM: keepM,
        keepV: keepV, epsilon: epsilon)
    case .avx2:
      KernelsAVX2.adamUpdate(
        count: count, weights: weights, gradients: gradients, m: m, v: v, stepSize: stepSize, keepM: keepM,
        keepV: keepV, epsilon: epsilon)
    case .avx512:
      KernelsAVX512.adamUpdate(
        count: count, weights: weights, gradients: gradients, m: m, v: v, stepSize: stepSize, keepM: keepM,
        keepV: keepV, epsilon: epsilon)
    }
  }

  /// RMSprop, Tieleman and Hinton (2012), in Keras' form: v = ρ v + (1 − ρ) g², w −= rate · g / √(v + ε)
  @inline(__always)
  package func rmspropUpdate(
    count: Int, weights: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>, v: UnsafeMutablePointer<Float>,
    rate: Float, rho: Float, keep: Float, epsilon: Float
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.rmspropUpdate(
        count: count, weights: weights, gradients: gradients, v: v, rate: rate, rho: rho, keep: keep, epsilon: epsilon)
    case .avx2:
      KernelsAVX2.rmspropUpdate(
        count: count, weights: weights, gradients: gradients, v: v, rate: rate, rho: rho, keep: keep, epsilon: epsilon)
    case .avx512:
      KernelsAVX512.rmspropUpdate(
        count: count, weights: weights, gradients: gradients, v: v, rate: rate, rho: rho, keep: keep, epsilon: epsilon)
    }
  }

  /// Gradient descent with momentum: m = momentum · m − rate · g, w += m
  @inline(__always)
  package func momentumUpdate(
    count: Int, weights: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>, m: UnsafeMutablePointer<Float>,
    rate: Float, momentum: Float
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.momentumUpdate(count: count, weights: weights, gradients: gradients, m: m, rate: rate, momentum: momentum)
    case .avx2:
      KernelsAVX2.momentumUpdate(
        count: count, weights: weights, gradients: gradients, m: m, rate: rate, momentum: momentum)
    case .avx512:
      KernelsAVX512.momentumUpdate(
        count: count, weights: weights, gradients: gradients, m: m, rate: rate, momentum: momentum)
    }
  }

  /// The sum of the squares of `count` floats: sixteen sums in index order, combined by the fixed tree.
  @inline(__always)
  package func squaredNorm(count: Int, _ values: UnsafePointer<Float>) -> Float {
    switch instructionSet {
    case .baseline: Kernels.squaredNorm(count: count, values)
    case .avx2: KernelsAVX2.squaredNorm(count: count, values)
    case .avx512: KernelsAVX512.squaredNorm(count: count, values)
    }
  }

  /// Multiplies `count` floats by a factor.
  @inline(__always)
  package func scale(count: Int, _ values: UnsafeMutablePointer<Float>, by factor: Float) {
    switch instructionSet {
    case .baseline: Kernels.scale(count: count, values, by: factor)
    case .avx2: KernelsAVX2.scale(count: count, values, by: factor)
    case .avx512: KernelsAVX512.scale(count: count, values, by: factor)
    }
  }

  /// Applies one of the functions above to `count` floats.
  @inline(__always)
  package func activate(
    _ code: Int, count: Int, _ source: UnsafePointer<Float>, into destination: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline: Kernels.activate(code, count: count, source, into: destination)
    case .avx2: KernelsAVX2.activate(code, count: count, source, into: destination)
    case .avx512: KernelsAVX512.activate(code, count: count, source, into: destination)
    }
  }

  /// a · b + c lane by lane over arrays of `count` floats, for tests of the above.
  @inline(__always)
  package func multiplyAddArrays(
    count: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline: Kernels.multiplyAddArrays(count: count, a, b, c, into: result)
    case .avx2: KernelsAVX2.multiplyAddArrays(count: count, a, b, c, into: result)
    case .avx512: KernelsAVX512.multiplyAddArrays(count: count, a, b, c, into: result)
    }
  }
}

/// The functions that `KernelSet.activate` applies, by the kernels' numbers.
package enum ActivationCode: Int, Sendable {
  case exponential = 0
  case tanh = 1
  case sigmoid = 2
  case logarithm = 3
  case hardSigmoid = 4
}
