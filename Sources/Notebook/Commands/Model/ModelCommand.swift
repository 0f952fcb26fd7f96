import CommandLanguage
import Phrases
import Recurrent
import Tasks

extension Command {
  /// `model CELL UNITS…`
  package static let model = Command(
    name: "model", group: .model, summary: "make a network, or show the one there is",
    usage: "model [srn|lstm|gru UNITS…]",
    options: [
      Option(
        "recurrent_activation", "sigmoid", "sigmoid or hard_sigmoid, for the gates",
        values: .words(["sigmoid", "hard_sigmoid"])),
      Option("reset_after", "yes", "GRU: yes as in Keras now, no as in Keras of 2020"),
    ],
    examples: ["model lstm 8", "model gru 128", "model srn 32 16"],
    details: [
      "Several numbers of units stack several layers. For additions the encoder and the decoder each have them.",
      "A new model starts from the weights that the seed gives; \"undo\" brings the old one back.",
    ],
    next: ["train 100", "optimizer adam rate=0.003"],
    isUndoable: true
  ) { arguments, workbench, _ in
    guard arguments.hasValue else {
      try arguments.finish()
      let model = try workbench.requireModel()
      return .look(
        [.text(described(model))]
          + ModelTable(architecture: model.checkpoint.architecture).outputs, workbench)
    }
    let kind = try arguments.choice("a cell", CellKind.allCases.map(\.rawValue))
    let first = arguments
    let units = try arguments.wholeNumbers("the units of a layer", in: 1...65_536)
    let cell = try cellOptions(CellKind(rawValue: kind) ?? .lstm, &arguments)
    try arguments.finish()
    let task = try workbench.requireTask()
    let architecture = task.definition.architecture(cell, units)
    var unitsArgument = first
    let place = (try? unitsArgument.value("units").range) ?? arguments.command.range
    try MemoryLimit.check(architecture, at: place)
    var next = workbench
    if let old = workbench.model, old.checkpoint.epochs > 0 { next.earlierModels.append(old) }
    next.model = Model(
      cell: cell, units: units, for: task, optimizer: workbench.optimizer, seed: workbench.seed)
    return CommandResult(ModelTable(architecture: architecture).outputs, next)
  }

  private static func cellOptions(_ kind: CellKind, _ arguments: inout Arguments) throws -> CellOptions {
    var options = CellOptions(kind)
    if kind != .srn, let activation = try arguments.choiceOption("recurrent_activation", ["sigmoid", "hard_sigmoid"]) {
      options.hardSigmoid = activation == "hard_sigmoid"
    }
    if kind == .gru, let resetAfter = try arguments.flagOption("reset_after") { options.resetAfter = resetAfter }
    return options
  }

  private static func described(_ model: Model) -> Phrase {
    switch model.checkpoint.epochs {
    case 0: "\(model.name), untrained"
    case 1: "\(model.name), trained for 1 epoch"
    case let epochs: "\(model.name), trained for \(epochs) epochs"
    }
  }
}
