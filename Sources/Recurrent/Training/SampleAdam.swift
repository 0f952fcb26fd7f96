/// Adam's constants as the kernels want them, if training can go sample by sample.
struct SampleAdam {
  /// 1 − β₁
  let keepM: Float
  /// 1 − β₂
  let keepV: Float
  let epsilon: Float
  /// α of the step that is done; see `OptimizerStep.adamStepSize`.
  var stepSize: Float = 0

  /// - Returns: nil if the architecture, the options or the optimizer ask for more than one recurrent layer of one time
  ///   step with a linear output, trained by Adam without clipping, the state carried on.
  init?(_ architecture: Architecture, options: TrainingOptions, optimizer: Optimizer) {
    guard options.isStateful, architecture.steps == 1, architecture.decoderSteps == nil,
      architecture.units.count == 1, architecture.outputs == 1, architecture.head == .linear,
      !architecture.readsSymbols, architecture.cell.isPlain, optimizer.clipping == .none,
      case .adam(let beta1, let beta2, let epsilon) = optimizer.rule
    else { return nil }
    keepM = Float(1 - beta1)
    keepV = Float(1 - beta2)
    self.epsilon = Float(epsilon)
  }
}
