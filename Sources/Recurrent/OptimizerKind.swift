/// The rules by which an optimizer moves weights.
public enum OptimizerKind: String, CaseIterable, Sendable {
  /// Kingma and Ba (2015).
  case adam
  /// Tieleman and Hinton (2012).
  case rmsprop
  /// Gradient descent, with momentum unless that is 0.
  case sgd
}

/// Keras' constants for each rule.
public enum OptimizerDefaults {
  /// Adam: decay of the first moment.
  public static var beta1: Double { 0.9 }
  /// Adam: decay of the second moment.
  public static var beta2: Double { 0.999 }
  /// RMSprop: decay of the squares.
  public static var rho: Double { 0.9 }
  /// Adam and RMSprop: what keeps the division finite.
  public static var epsilon: Double { 1e-7 }
  /// Gradient descent: how much of the last step is kept.
  public static var momentum: Double { 0 }

  /// The learning rate of a rule.
  public static func learningRate(_ kind: OptimizerKind) -> Double { kind == .sgd ? 0.01 : 0.001 }
}

extension Optimizer {
  /// Which rule it follows.
  public var kind: OptimizerKind {
    switch rule {
    case .adam: .adam
    case .rmsprop: .rmsprop
    case .sgd: .sgd
    }
  }

  /// The optimizer of a rule, with Keras' constants and learning rate.
  public init(_ kind: OptimizerKind) {
    let rule: Rule =
      switch kind {
      case .adam: .adam()
      case .rmsprop: .rmsprop()
      case .sgd: .sgd()
      }
    self.init(rule, learningRate: OptimizerDefaults.learningRate(kind))
  }
}
