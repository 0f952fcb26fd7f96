import CommandLanguage
import Recurrent
import Text

extension Command {
  /// `optimizer RULE`
  package static let optimizer = Command(
    name: "optimizer", group: .model, summary: "choose how weights follow their gradients",
    usage: "optimizer [adam|rmsprop|sgd]",
    options: [
      Option("rate", "0.001 (sgd 0.01)", "the learning rate"),
      Option("beta1", "0.9", "adam: decay of the first moment"),
      Option("beta2", "0.999", "adam: decay of the second moment"),
      Option("rho", "0.9", "rmsprop: decay of the squares"),
      Option("momentum", "0", "sgd: how much of the last step is kept"),
      Option("epsilon", "1e-7", "adam, rmsprop: keeps the division finite"),
      Option("clipnorm", "none", "scale each array's gradient down to this norm"),
      Option("global_clipnorm", "none", "scale all gradients together down to this norm"),
    ],
    examples: ["optimizer adam rate=0.003", "optimizer sgd rate=0.1 momentum=0.9 clipnorm=1"],
    details: ["A model that is already trained keeps its weights; the optimizer starts with an empty memory."],
    next: ["train 100"],
    isUndoable: true
  ) { arguments, workbench, _ in
    guard arguments.hasValue else {
      try arguments.finish()
      return .look([.line(describe(workbench.optimizer))], workbench)
    }
    let optimizer = try read(&arguments)
    try arguments.finish()
    var next = workbench
    next.optimizer = optimizer
    if let model = workbench.model { next.model?.checkpoint = model.checkpoint.with(optimizer) }
    return CommandResult([.line(describe(optimizer))], next)
  }

  private static func read(_ arguments: inout Arguments) throws -> Optimizer {
    let name = try arguments.choice("an optimizer", ["adam", "rmsprop", "sgd"])
    let rule: Optimizer.Rule
    switch name {
    case "adam":
      rule = .adam(
        beta1: try arguments.numberOption("beta1", in: 0...0.999999) ?? 0.9,
        beta2: try arguments.numberOption("beta2", in: 0...0.999999) ?? 0.999,
        epsilon: try arguments.numberOption("epsilon", in: 1e-30...1) ?? 1e-7)
    case "rmsprop":
      rule = .rmsprop(
        rho: try arguments.numberOption("rho", in: 0...0.999999) ?? 0.9,
        epsilon: try arguments.numberOption("epsilon", in: 1e-30...1) ?? 1e-7)
    default:
      rule = .sgd(momentum: try arguments.numberOption("momentum", in: 0...0.999999) ?? 0)
    }
    let rate = try arguments.numberOption("rate", in: 1e-30...1e30) ?? (name == "sgd" ? 0.01 : 0.001)
    return Optimizer(rule, learningRate: rate, clipping: try clipping(&arguments))
  }

  private static func clipping(_ arguments: inout Arguments) throws -> Optimizer.Clipping {
    if let norm = try arguments.numberOption("clipnorm", in: 1e-30...1e30) { return .perArray(norm: norm) }
    if let norm = try arguments.numberOption("global_clipnorm", in: 1e-30...1e30) { return .global(norm: norm) }
    return .none
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
