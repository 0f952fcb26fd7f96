import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// `model [CELL UNITS…]` makes a network, or shows the one there is.
  package static let model = Command(
    name: "model", group: .model, summary: "make a network, or show the one there is",
    synonyms: ["network", "net"],
    takes: Usage(.optional([.one(Declared.cell), .several(Declared.units)])),
    options: [Declared.recurrentActivation.description, Declared.resetAfter.description, Declared.dropout.description],
    examples: ["model lstm 8", "model gru 128", "model srn 32 16", "model lstm 8 dropout=0.2"],
    details: [
      """
      dropout=0.2 leaves out a fifth of the inputs of each recurrent layer while it trains: for each sample others, \
      the same at all steps. The rest is multiplied by 1/0.8, and nothing is left out of forecasts and answers.
      """,
      "Several numbers of units stack several layers. For additions the encoder and the decoder each have them.",
      """
      A new model starts from the weights that the seed gives. The old ones stay: "models" lists them, "use 1" takes \
      the first again.
      """,
    ],
    next: ["train 100", "optimizer adam rate=0.003"],
    isUndoable: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    guard arguments.hasValue else {
      try arguments.finish()
      let model = try workbench.requireModel(for: arguments.command)
      return .look(
        [.text(model.isEarlier ? model.earlierEpoch(of: workbench.wholeModel) : described(model))]
          + ModelTable(architecture: model.checkpoint.architecture).outputs, workbench)
    }
    let kind = try arguments.next(Declared.cell).value
    let typed = try arguments.rest(Declared.units)
    let units = typed.map { $0.value }
    let cell = try cellOptions(kind, &arguments)
    try arguments.finish()
    let task = try workbench.requireTask(for: arguments.command)
    let architecture = task.definition.architecture(cell, units)
    try context.machine.checkMemory(architecture, at: typed[0].range)
    var next = workbench
    next.earlier = nil
    let shouldStop = context.observer.shouldStop
    let model = try context.computing(at: arguments.command.range, stopped: NotMade().message) {
      (isLeft) throws(NotMade) in
      try Model(cell: cell, units: units, for: task, optimizer: workbench.optimizer, seed: workbench.seed) {
        () throws(NotMade) in
        if isLeft() || shouldStop() { throw NotMade() }
      }
    }
    let gone = next.models.add(model)
    return CommandResult(ModelTable(architecture: architecture).outputs + ModelsTable.letGo(gone), next)
  }

  private static func cellOptions(_ kind: CellKind, _ arguments: inout Arguments) throws(Diagnostic) -> CellOptions {
    var options = CellOptions(kind)
    if kind != .srn { options.hardSigmoid = try arguments[Declared.recurrentActivation] }
    if kind == .gru { options.resetAfter = try arguments[Declared.resetAfter] }
    options.dropout = try arguments[Declared.dropout]
    return options
  }

  /// What a model is, in a line: `lstm 8, trained for 500 epochs`.
  static func described(_ model: Model) -> Phrase {
    let trained = trained(model)
    guard let kept = model.keptEpoch, kept != model.checkpoint.epochs else { return trained }
    return "\(trained); its weights are those of epoch \(groupedText(kept))"
  }

  private static func trained(_ model: Model) -> Phrase {
    switch model.checkpoint.epochs {
    case 0 where model.learnedElsewhere: "\(model.name), trained elsewhere"
    case 0: "\(model.name), untrained"
    case 1: "\(model.name), trained for 1 epoch"
    case let epochs: "\(model.name), trained for \(epochs) epochs"
    }
  }
}

/// The person did not wait for the network.
private struct NotMade: ExplainedError {
  var message: Phrase { "stopped before the network was made" }
  var hint: Phrase { "" }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let cell = Parameter("a cell", CellKind.choices)
  static let units = Parameter("UNITS", "the units of a layer", .wholeNumber(in: Bounds.units))

  private static let standard = CellOptions(.gru)
  /// Whether the gates have the hard sigmoid.
  private static let activations: [Choice<Bool>] = [Choice("sigmoid", false), Choice("hard_sigmoid", true)]
  static let recurrentActivation = Option(
    "recurrent_activation", .word(activations), default: standard.hardSigmoid,
    "\(Phrase.alternatives(activations)), for the gates")
  static let resetAfter = Option(
    "reset_after", .flag, default: standard.resetAfter, "GRU: yes as in Keras now, no as in Keras of 2020")
  static let dropout = Option(
    "dropout", .number(in: Bounds.dropout), default: standard.dropout,
    "the part of the inputs left out in training")
}
