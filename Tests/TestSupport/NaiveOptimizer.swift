import Foundation
import Recurrent

/// Keras' optimizers in `Double`, written from its formulas.
package struct NaiveOptimizer {
  private let optimizer: Optimizer
  private var m: [Double]
  private var v: [Double]
  private var steps = 0.0

  /// - Parameter count: how many weights.
  package init(_ optimizer: Optimizer, count: Int) {
    self.optimizer = optimizer
    m = Array(repeating: 0, count: count)
    v = m
  }

  /// One step; `gradients` as the weights.
  package mutating func update(_ weights: inout [Double], _ gradients: [Double]) {
    steps += 1
    let rate = optimizer.learningRate
    for (index, g) in gradients.enumerated() {
      switch optimizer.rule {
      case .adam(let beta1, let beta2, let epsilon):
        m[index] = beta1 * m[index] + (1 - beta1) * g
        v[index] = beta2 * v[index] + (1 - beta2) * g * g
        // Keras raises β as it is in single precision: 1 − 0.999ᵗ differs by a hundred-thousandth.
        let (power1, power2) = (pow(Double(Float(beta1)), steps), pow(Double(Float(beta2)), steps))
        let alpha = rate * sqrt(1 - power2) / (1 - power1)
        weights[index] -= alpha * m[index] / (sqrt(v[index]) + epsilon)
      case .rmsprop(let rho, let epsilon):
        v[index] = rho * v[index] + (1 - rho) * g * g
        weights[index] -= rate * g / sqrt(v[index] + epsilon)
      case .sgd(let momentum):
        m[index] = momentum * m[index] - rate * g
        weights[index] += m[index]
      }
    }
  }
}

extension Optimizer.Clipping {
  /// The gradients after clipping, in `Double`.
  package func naivelyApplied(to gradients: [Double], parameters: [ParameterPlan]) -> [Double] {
    func range(_ plan: ParameterPlan) -> Range<Int> { plan.offset..<plan.offset + plan.rows * plan.columns }
    func norm(_ values: ArraySlice<Double>) -> Double { sqrt(values.reduce(0) { $0 + $1 * $1 }) }
    switch self {
    case .none: return gradients
    case .perArray(let limit):
      var clipped = gradients
      for plan in parameters {
        let factor = min(1, limit / norm(gradients[range(plan)]))
        for index in range(plan) { clipped[index] *= factor }
      }
      return clipped
    case .global(let limit):
      let factor = min(1, limit / norm(gradients[...]))
      return gradients.map { $0 * factor }
    }
  }
}
