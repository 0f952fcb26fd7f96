extension Optimizer.Clipping {
  /// Scales gradients down if their norm is too large.
  ///
  /// - Parameters:
  ///   - gradients: flat, laid out by `parameters`; gaps hold zeros.
  package func apply(
    to gradients: UnsafeMutablePointer<Float>, parameters: [ParameterPlan], kernels: KernelSet
  ) {
    switch self {
    case .none: return
    case .perArray(let largest):
      let limit = Float(largest)
      for plan in parameters {
        let count = plan.rows * plan.columns
        let norm = kernels.squaredNorm(count: count, gradients + plan.offset).squareRoot()
        if norm > limit { kernels.scale(count: count, gradients + plan.offset, by: limit / norm) }
      }
    case .global(let largest):
      let limit = Float(largest)
      var sum: Float = 0
      for plan in parameters {
        sum += kernels.squaredNorm(count: plan.rows * plan.columns, gradients + plan.offset)
      }
      let norm = sum.squareRoot()
      guard norm > limit else { return }
      for plan in parameters {
        kernels.scale(count: plan.rows * plan.columns, gradients + plan.offset, by: limit / norm)
      }
    }
  }
}
