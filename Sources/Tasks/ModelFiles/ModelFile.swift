package import Recurrent
private import Text

/// A model as `save` writes it: a file of tensors with its weights, what its optimizer remembers, how it was trained and
/// what each epoch showed, and how its data are made ready. Whoever goes on from there comes to the very bytes of never
/// having stopped.
///
/// Weights have the names that Keras gives them. What is told in words is in the file's metadata; numbers with a fraction
/// are arrays of eight-byte numbers, so that no digit is lost.
///
///     let bytes = try ModelFile.bytes(of: model, on: task, seed: 1)
///     let file = try ModelFile(reading: bytes)
///     let (model, task) = try file.model(on: nil)
package struct ModelFile {
  /// The network.
  package let architecture: Architecture
  /// The seed of what is made after it.
  package let seed: UInt64
  /// How often samples were drawn from the data.
  package let samplesDrawn: UInt32
  private let file: TensorFile
  private let data: SavedData

  /// The form of the files that this version writes and reads.
  static let form = "model 1"
  /// The engine of this version.
  static var engine: Int { EngineVersion.current }

  /// What a model learned.
  private enum SavedData {
    case series(SavedSeries)
    case addition(AdditionExamples)
  }

  // MARK: writing

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - task: what the model learns.
  ///   - seed: of what is made after it.
  ///   - samplesDrawn: how often samples were drawn from the data.
  ///   - withData: whether the values of a series are in the file. Examples that are made up never are: their seed is.
  /// - Throws: `TensorFileError` if there is too much to name.
  package static func bytes(
    of model: Model, on task: LearningTask, seed: UInt64, samplesDrawn: UInt32 = 0, withData: Bool = true
  ) throws(TensorFileError) -> [UInt8] {
    var file = TensorFile()
    file.describe("unroll", form)
    file.describe("engine", [engine])
    file.add(model.checkpoint.architecture, units: model.units)
    file.describe("session/seed", String(seed))
    file.describe("session/samples_drawn", String(samplesDrawn))
    file.describe("stateful", model.isStateful)
    file.describe("kept_epoch", [model.keptEpoch ?? 0])
    file.describe("learned_elsewhere", model.learnedElsewhere)
    file.add(model.checkpoint)
    file.add(model.history)
    file.add(model.course, of: model.checkpoint)
    file.describe("data/digest", task.definition.dataDigest().text)
    switch task {
    case .series(let preparation, let name):
      file.describe("task", "series")
      file.add(SavedSeries(preparation, name: name, withData: withData))
    case .addition(let examples):
      file.describe("task", "addition")
      file.describe("data/digits", [examples.digits])
      file.describe("data/examples", [examples.count])
      file.describe("data/seed", String(examples.seed))
      file.describe("data/alphabet", String(CodingTable.alphabet))
    }
    file.seal()
    return try file.bytes()
  }

  // MARK: reading

  /// How the names of models in files end.
  package static var ending: String { TensorFile.ending }

  /// Whether a name is that of a file of tensors.
  package static func hasName(_ name: String) -> Bool { name.lowercased().hasSuffix(ending) }

  /// Whether bytes are a file that `save` wrote.
  package static func isOurs(_ bytes: [UInt8]) -> Bool {
    (try? TensorFile(reading: bytes))?.remark("unroll") != nil
  }

  /// Reads the bytes of a file: all of it but the weights.
  ///
  /// - Throws: `ModelFileError`.
  package init(reading bytes: [UInt8]) throws(ModelFileError) {
    do throws(TensorFileError) { file = try TensorFile(reading: bytes) } catch { throw .tensors(error) }
    guard let form = file.remark("unroll") else { throw .notAModel }
    guard form == Self.form else { throw .otherForm(form) }
    guard file.isSealed else { throw .changed }
    let engine = try file.number("engine", in: 0...largestCount)
    guard engine == Self.engine else { throw .otherEngine(engine) }
    architecture = try file.architecture()
    seed = try file.seed("session/seed")
    guard let drawn = UInt32(try file.text("session/samples_drawn")) else { throw .unusable("session/samples_drawn") }
    samplesDrawn = drawn
    data =
      switch try file.text("task") {
      case "series": .series(try file.savedSeries())
      case "addition": .addition(try Self.examples(file))
      default: throw .unusable("task")
      }
  }

  private static func examples(_ file: TensorFile) throws(ModelFileError) -> AdditionExamples {
    guard try file.text("data/alphabet") == String(CodingTable.alphabet) else { throw .unusable("data/alphabet") }
    let digits = try file.number("data/digits", in: 0...largestCount)
    let count = try file.number("data/examples", in: 0...largestCount)
    let seed = try file.seed("data/seed")
    do throws(ExamplesError) {
      return try AdditionExamples(digits: digits, count: count, seed: seed)
    } catch {
      throw .examples(error)
    }
  }

  /// The model, and what it learns.
  ///
  /// - Parameters:
  ///   - loaded: the data to learn from in the place of those of the file; nil for those of the file. A series is read on
  ///     the scales of the file, on which the model learned.
  ///   - areFinite: whether all its numbers must be.
  /// - Throws: `ModelFileError`; `.noData` if the file holds none and none are given.
  package func model(
    on loaded: LearningTask?, areFinite: Bool = true
  ) throws(ModelFileError) -> (model: Model, task: LearningTask) {
    let task = try task(loaded)
    guard task.definition.architecture(architecture.cell, architecture.units) == architecture else {
      throw .otherArchitecture(Model.name(architecture.cell, units: architecture.units))
    }
    let checkpoint = try file.checkpoint(architecture, areFinite: areFinite)
    var model = Model(
      cell: architecture.cell, units: architecture.units, checkpoint: checkpoint, isStateful: try file.flag("stateful"))
    model.history = try file.history()
    model.learnedElsewhere = try file.flag("learned_elsewhere")
    let kept = try file.number("kept_epoch", in: 0...largestCount)
    model.keptEpoch = kept == 0 ? nil : kept
    model.course = try file.course(of: checkpoint, areFinite: areFinite)
    return (model, task)
  }

  /// Whether the file holds the data that the model learned.
  package var hasData: Bool {
    switch data {
    case .series(let saved): saved.series != nil
    case .addition: true
    }
  }

  /// Whether these are the data that the model learned.
  package func learned(_ task: LearningTask) -> Bool { task.definition.dataDigest().text == file.remark("data/digest") }

  private func task(_ loaded: LearningTask?) throws(ModelFileError) -> LearningTask {
    switch (data, loaded) {
    case (.series(let saved), nil):
      guard let preparation = try saved.preparation() else { throw .noData(saved.description) }
      let task = LearningTask.series(preparation, name: saved.name)
      guard learned(task) else { throw .unusable("data/digest") }
      return task
    case (.addition(let examples), nil): return .addition(examples)
    case (.series(let saved), .series(let preparation, let name)):
      return .series(try saved.preparation(of: preparation, name: name), name: name)
    case (.addition(let saved), .addition(let examples)) where saved.digits == examples.digits:
      return .addition(examples)
    case (.series(let saved), let other?):
      throw .otherTask(found: other.definition.name, expected: saved.description)
    case (.addition(let saved), let other?):
      throw .otherTask(found: other.definition.name, expected: LearningTask.addition(saved).definition.name)
    }
  }
}

extension TensorFile {
  /// Adds what a network looks like.
  fileprivate mutating func add(_ architecture: Architecture, units: [Int]) {
    let cell = architecture.cell
    describe("cell", cell.kind.rawValue)
    describe("recurrent_activation", cell.hardSigmoid ? "hard_sigmoid" : "sigmoid")
    describe("reset_after", cell.resetAfter)
    add(Tensor("dropout", doubles: [cell.dropout]))
    describe("units", units)
    describe("features", [architecture.features])
    describe("steps", [architecture.steps])
    describe("reads_symbols", architecture.readsSymbols)
    describe("decoder_steps", [architecture.decoderSteps ?? 0])
    describe("outputs", [architecture.outputs])
    describe("head", architecture.head.rawValue)
  }

  /// Reads what a network looks like. Its numbers are so small that no size of an array overflows.
  fileprivate func architecture() throws(ModelFileError) -> Architecture {
    let lengths = 1...1_000_000
    var cell = CellOptions(try choice("cell", CellKind.self))
    switch try text("recurrent_activation") {
    case "sigmoid": cell.hardSigmoid = false
    case "hard_sigmoid": cell.hardSigmoid = true
    default: throw .unusable("recurrent_activation")
    }
    cell.resetAfter = try flag("reset_after")
    cell.dropout = try doubles("dropout", count: 1)[0]
    guard cell.dropout >= 0, cell.dropout < 1 else { throw .unusable("dropout") }
    let units = try numbers("units", in: lengths)
    guard 1...1000 ~= units.count else { throw .unusable("units") }
    let decoderSteps = try number("decoder_steps", in: 0...1_000_000)
    var architecture = Architecture.regression(
      cell: cell, features: try number("features", in: lengths), steps: try number("steps", in: lengths), units: units,
      outputs: try number("outputs", in: lengths))
    architecture.readsSymbols = try flag("reads_symbols")
    architecture.decoderSteps = decoderSteps == 0 ? nil : decoderSteps
    architecture.head = try choice("head", Architecture.Head.self)
    return architecture
  }
}
