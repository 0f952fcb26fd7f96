/// How weights follow their gradients, with Keras' defaults.
public struct Optimizer: Equatable, Sendable {
  /// The rule and its constants.
  public enum Rule: Equatable, Sendable {
    /// Kingma and Ba (2015).
    case adam(
      beta1: Double = OptimizerDefaults.beta1, beta2: Double = OptimizerDefaults.beta2,
      epsilon: Double = OptimizerDefaults.epsilon)
    /// Tieleman and Hinton (2012).
    case rmsprop(rho: Double = OptimizerDefaults.rho, epsilon: Double = OptimizerDefaults.epsilon)
    /// Gradient descent, with momentum unless it is 0.
    case sgd(momentum: Double = OptimizerDefaults.momentum)
  }

  /// How gradients are held back from growing.
  public enum Clipping: Equatable, Sendable {
    /// Not at all.
    case none
    /// Each array's gradient is scaled down to this norm (Keras' `clipnorm`).
    case perArray(norm: Double)
    /// All gradients together are scaled down to this norm (Keras' `global_clipnorm`; Pascanu et al. 2013).
    case global(norm: Double)
  }

  /// The rule and its constants.
  public var rule: Rule
  /// The learning rate.
  public var learningRate: Double
  /// How gradients are held back.
  public var clipping: Clipping

  /// An optimizer; Adam(0.001) unless told otherwise.
  public init(
    _ rule: Rule = .adam(), learningRate: Double = OptimizerDefaults.learningRate(.adam), clipping: Clipping = .none
  ) {
    self.rule = rule
    self.learningRate = learningRate
    self.clipping = clipping
  }
}
