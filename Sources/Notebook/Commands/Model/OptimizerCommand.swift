import CommandLanguage
import Recurrent
import Text

extension Command {
  /// `optimizer [RULE]` chooses how weights follow their gradients, or shows it.
  package static let optimizer = Command(
    name: "optimizer", group: .model, summary: "choose how weights follow their gradients",
    takes: Usage(.optional([.one(Declared.kind)])),
    options: [
      Declared.rate.description, Declared.beta1.description, Declared.beta2.description, Declared.rho.description,
      Declared.momentum.description, Declared.epsilon.description, Declared.clipnorm.description,
      Declared.globalClipnorm.description,
    ],
    examples: ["optimizer adam rate=0.003", "optimizer sgd rate=0.1 momentum=0.9 clipnorm=1"],
    details: ["A model that is already trained keeps its weights; the optimizer starts with an empty memory."],
    next: ["train 100"],
    isUndoable: true
  ) { (arguments, workbench, _) throws(Diagnostic) in
    guard arguments.hasValue else {
      try arguments.finish()
      return .look([.line(describe(workbench.model?.checkpoint.optimizer ?? workbench.optimizer))], workbench)
    }
    let optimizer = try read(&arguments)
    try arguments.finish()
    try workbench.refuseEarlierEpoch(for: arguments.command)
    var next = workbench
    next.optimizer = optimizer
    if var model = workbench.model {
      model.checkpoint = model.checkpoint.with(optimizer)
      next.models.replacePresent(by: model)
    }
    return CommandResult([.line(describe(optimizer))], next)
  }

  private static func read(_ arguments: inout Arguments) throws(Diagnostic) -> Optimizer {
    let kind = try arguments.next(Declared.kind).value
    var optimizer = Optimizer(kind)
    optimizer.rule =
      switch kind {
      case .adam:
        .adam(
          beta1: try arguments[Declared.beta1], beta2: try arguments[Declared.beta2],
          epsilon: try arguments[Declared.epsilon])
      case .rmsprop: .rmsprop(rho: try arguments[Declared.rho], epsilon: try arguments[Declared.epsilon])
      case .sgd: .sgd(momentum: try arguments[Declared.momentum])
      }
    if let rate = try arguments[Declared.rate] { optimizer.learningRate = rate }
    if let norm = try arguments[Declared.clipnorm] {
      optimizer.clipping = .perArray(norm: norm)
    } else if let norm = try arguments[Declared.globalClipnorm] {
      optimizer.clipping = .global(norm: norm)
    }
    return optimizer
  }

  private static func describe(_ optimizer: Optimizer) -> String {
    func text(_ value: Double) -> String { significantText(value, digits: 6) }
    var words: [String]
    switch optimizer.rule {
    case .adam(let beta1, let beta2, let epsilon):
      words = ["adam", "beta1=\(text(beta1))", "beta2=\(text(beta2))", "epsilon=\(text(epsilon))"]
    case .rmsprop(let rho, let epsilon): words = ["rmsprop", "rho=\(text(rho))", "epsilon=\(text(epsilon))"]
    case .sgd(let momentum): words = ["sgd", "momentum=\(text(momentum))"]
    }
    words.insert("rate=\(text(optimizer.learningRate))", at: 1)
    switch optimizer.clipping {
    case .none: break
    case .perArray(let norm): words.append("clipnorm=\(text(norm))")
    case .global(let norm): words.append("global_clipnorm=\(text(norm))")
    }
    return words.joined(separator: " ")
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let kind = Parameter("an optimizer", OptimizerKind.choices)

  static let rate = Option(
    "rate", .number(in: Bounds.positive),
    absent: "\(rate(of: .adam)) (\(OptimizerKind.sgd.rawValue) \(rate(of: .sgd)))", "the learning rate")
  static let beta1 = Option(
    "beta1", .number(in: decays), default: OptimizerDefaults.beta1, "adam: decay of the first moment")
  static let beta2 = Option(
    "beta2", .number(in: decays), default: OptimizerDefaults.beta2, "adam: decay of the second moment")
  static let rho = Option("rho", .number(in: decays), default: OptimizerDefaults.rho, "rmsprop: decay of the squares")
  static let momentum = Option(
    "momentum", .number(in: decays), default: OptimizerDefaults.momentum, "sgd: how much of the last step is kept")
  static let epsilon = Option(
    "epsilon", .number(in: 1e-30...1), default: OptimizerDefaults.epsilon,
    "adam, rmsprop: keeps the division finite")
  static let clipnorm = Option(
    "clipnorm", .number(in: Bounds.positive), absent: "none", "scale each array's gradient down to this norm")
  static let globalClipnorm = Option(
    "global_clipnorm", .number(in: Bounds.positive), absent: "none",
    "scale all gradients together down to this norm")

  /// Below 1, even as a `Float`.
  private static let decays = 0...0.999999

  private static func rate(of kind: OptimizerKind) -> String {
    NumberLiteral.text(of: OptimizerDefaults.learningRate(kind))
  }
}
