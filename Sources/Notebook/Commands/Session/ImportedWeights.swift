import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// Takes the weights of a file into a model like the one there is.
  static func importWeights(
    _ file: Value, areFinite: Bool, for command: Name, _ workbench: Workbench, _ context: CommandContext
  ) throws(Diagnostic) -> CommandResult {
    let present = try workbench.requireLatestModel(for: command)
    let bytes = try context.readTensors(file.content.text, file.range)
    let architecture = present.checkpoint.architecture
    let weights = try context.computing(at: file.range) { () throws(WeightsError) in
      try KerasWeights(reading: bytes, into: architecture, areFinite: areFinite)
    }
    let old = present.checkpoint
    let checkpoint = Checkpoint(
      architecture, optimizer: old.optimizer, seed: old.seed, epochs: 0, weights: weights.flat,
      memory: OptimizerMemory())
    var model = Model(
      cell: present.cell, units: present.units, checkpoint: checkpoint,
      isStateful: workbench.task?.definition.carriesState ?? present.isStateful)
    model.learnedElsewhere = true
    var next = workbench
    var gone: [SessionModels.Entry] = []
    // What was learned here stays: the weights are another model's then.
    if present.isTrained { gone = next.models.add(model) } else { next.models.replacePresent(by: model) }
    var table = TextTable(columns: [.init("array"), .init("shape"), .init("goes to")])
    for move in weights.moves { table.rows.append([move.from.excerpt, move.shape, move.to]) }
    var outputs: [Output] = [.table(table), .text("model \(next.models.presentNumber ?? 1): \(described(model))")]
    if !weights.unused.isEmpty { outputs.append(.paragraph("not used: \(quotedNames(weights.unused))")) }
    return CommandResult(outputs + ModelsTable.letGo(gone), next)
  }
}
