internal import Recurrent

// Optimizers in a file: words for their rules, and a row of numbers for each constant.

/// How gradients are held back, in words.
private enum ClippingWord: String {
  case none, clipnorm
  case global = "global_clipnorm"
}

extension TensorFile {
  /// Adds optimizers.
  ///
  /// - Parameter prefix: what all their names begin with.
  mutating func add(_ optimizers: [Optimizer], prefix: String) {
    describe(prefix + "/rule", optimizers.map { $0.kind.rawValue }.joined(separator: " "))
    describe(prefix + "/clipping", optimizers.map { $0.clippingWord.rawValue }.joined(separator: " "))
    add(Tensor(prefix + "/learning_rate", doubles: optimizers.map { $0.learningRate }))
    let constants = optimizers.map { $0.constants }
    add(Tensor(prefix + "/beta1", doubles: constants.map { $0.beta1 }))
    add(Tensor(prefix + "/beta2", doubles: constants.map { $0.beta2 }))
    add(Tensor(prefix + "/rho", doubles: constants.map { $0.rho }))
    add(Tensor(prefix + "/epsilon", doubles: constants.map { $0.epsilon }))
    add(Tensor(prefix + "/momentum", doubles: constants.map { $0.momentum }))
    add(Tensor(prefix + "/clipnorm", doubles: optimizers.map { $0.clippingNorm }))
  }

  /// Reads optimizers.
  func optimizers(prefix: String, count: Int) throws(ModelFileError) -> [Optimizer] {
    let rules = try words(prefix + "/rule", count: count)
    let clippings = try words(prefix + "/clipping", count: count)
    let rates = try doubles(prefix + "/learning_rate", count: count)
    let (beta1, beta2) = (try doubles(prefix + "/beta1", count: count), try doubles(prefix + "/beta2", count: count))
    let (rho, epsilon) = (try doubles(prefix + "/rho", count: count), try doubles(prefix + "/epsilon", count: count))
    let momentum = try doubles(prefix + "/momentum", count: count)
    let norms = try doubles(prefix + "/clipnorm", count: count)
    var optimizers: [Optimizer] = []
    for index in 0..<count {
      guard let kind = OptimizerKind(rawValue: rules[index]) else { throw .unusable(prefix + "/rule") }
      guard let word = ClippingWord(rawValue: clippings[index]) else { throw .unusable(prefix + "/clipping") }
      let rule: Optimizer.Rule =
        switch kind {
        case .adam: .adam(beta1: beta1[index], beta2: beta2[index], epsilon: epsilon[index])
        case .rmsprop: .rmsprop(rho: rho[index], epsilon: epsilon[index])
        case .sgd: .sgd(momentum: momentum[index])
        }
      let clipping: Optimizer.Clipping =
        switch word {
        case .none: .none
        case .clipnorm: .perArray(norm: norms[index])
        case .global: .global(norm: norms[index])
        }
      optimizers.append(Optimizer(rule, learningRate: rates[index], clipping: clipping))
    }
    return optimizers
  }
}

extension Optimizer {
  /// The constants of its rule, 0 for those that it does not have.
  fileprivate var constants: (beta1: Double, beta2: Double, rho: Double, epsilon: Double, momentum: Double) {
    switch rule {
    case .adam(let beta1, let beta2, let epsilon): (beta1, beta2, 0, epsilon, 0)
    case .rmsprop(let rho, let epsilon): (0, 0, rho, epsilon, 0)
    case .sgd(let momentum): (0, 0, 0, 0, momentum)
    }
  }

  fileprivate var clippingWord: ClippingWord {
    switch clipping {
    case .none: .none
    case .perArray: .clipnorm
    case .global: .global
    }
  }

  fileprivate var clippingNorm: Double {
    switch clipping {
    case .none: 0
    case .perArray(let norm), .global(let norm): norm
    }
  }
}
