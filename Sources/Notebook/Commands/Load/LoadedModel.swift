import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// Reads the options of a model's file and brings the model back.
  static func loadModel(
    _ name: String, _ range: SourceRange, _ arguments: inout Arguments, _ workbench: Workbench,
    _ context: CommandContext
  ) throws(Diagnostic) -> CommandResult {
    let data = try arguments[Declared.data]
    let dataPlace = arguments.place(of: Declared.data)
    let isForced = try arguments[Declared.force]
    try arguments.finish()
    let bytes = try context.readTensors(name, range)
    let file = try context.computing(at: range) { () throws(ModelFileError) in try ModelFile(reading: bytes) }
    try context.machine.checkMemory(file.architecture, at: range)
    if !data, workbench.task == nil {
      throw .failed(
        message: "there is no data yet", hint: "load the data first, then the model, or leave data=no out",
        dataPlace ?? range)
    }
    let given = data && file.hasData ? nil : workbench.task
    let (model, task) = try context.computing(at: range) { () throws(ModelFileError) in
      try file.model(on: given, areFinite: !isForced)
    }
    return result(model, task, of: file, learnsLoaded: given != nil, workbench)
  }

  private static func result(
    _ model: Model, _ task: LearningTask, of file: ModelFile, learnsLoaded: Bool, _ workbench: Workbench
  ) -> CommandResult {
    var next = workbench
    let isSame = workbench.task.map { $0.isPrepared(as: task) } ?? false
    if !isSame {
      next.task = task
      next.models = SessionModels()
    }
    next.earlier = nil
    next.optimizer = model.checkpoint.optimizer
    next.seed = file.seed
    next.samplesDrawn = file.samplesDrawn
    let gone = next.models.add(model)
    var outputs: [Output] = [.paragraph(task.definition.summary)]
    if learnsLoaded, !file.learned(task) {
      outputs.append(.paragraph("these are not the data that the model learned; it reads them on the scales of those"))
    }
    outputs.append(.text("model \(next.models.presentNumber ?? 1): \(described(model))"))
    if file.seed != workbench.seed { outputs.append(.text("seed \(file.seed)")) }
    var result = CommandResult(outputs + ModelsTable.letGo(gone), next)
    if !isSame { result.remarks = modelsPutAway(by: workbench) }
    return result
  }

  /// The options of files with models, for the declaration of the command.
  static let optionsOfModels = [Declared.data.description, Declared.force.description]
}

extension CommandContext {
  /// The bytes of a file of tensors, unless the machine has no memory for them.
  func readTensors(_ name: String, _ range: SourceRange) throws(Diagnostic) -> [UInt8] {
    let limit = Int(min(Double(Self.largestTensors), (machine.memory ?? .infinity) / 4))
    return try explaining(at: range) { () throws(FileError) in try files.read(name, limit: limit) }
  }

  /// The largest file of tensors, in bytes.
  private static var largestTensors: Int { 1 << 30 }
}

/// What the options take, each declared once.
private enum Declared {
  static let data = Option(
    "data", .flag, default: true, "no: a model alone, for the data that are loaded (\(ModelFile.ending))")
  static let force = Option("force", .flag, default: false, "take numbers that are not finite (\(ModelFile.ending))")
}
