import Notebook
import Recurrent
import Tasks

/// What a program in Python reads: weights, data, what was predicted with them, the order of the first epoch.
struct ProgramArrays {
  private let settings: ProgramSettings
  private var file = TensorFile()

  /// Additions whose answers are in the file, to compare.
  static let comparedAnswers = 100

  init(_ settings: ProgramSettings) throws(ModelExportError) {
    self.settings = settings
    file.describe("about", settings.title)
    file.describe("seal", HandOutSeal.open)
    file.add(settings.architecture, settings.model.checkpoint.weights, prefix: "")
    addMemory()
    addOrder(after: settings.model.checkpoint, prefix: "")
    if settings.wasTrained {
      file.add(settings.architecture, settings.model.course.start.weights, prefix: Self.initial)
      addOrder(after: settings.model.course.start, prefix: Self.initial)
    }
    do throws(TrainingError) {
      switch settings.task {
      case .series(let preparation, _): try add(preparation)
      case .addition(let examples): try add(examples)
      }
    } catch {
      throw .otherData
    }
  }

  /// Stands before the names of what training began with.
  static let initial = "initial/"

  /// The bytes of the file.
  func bytes() throws(ModelExportError) -> [UInt8] {
    do throws(TensorFileError) { return HandOutSeal.sealed(try file.bytes()) } catch { throw .tooLarge }
  }

  /// What the optimizer remembers: `lstm/kernel/velocity`, and the number of its steps.
  private mutating func addMemory() {
    let memory = settings.model.checkpoint.memory
    for name in settings.memories {
      file.add(settings.architecture, name == "momentum" ? memory.m : memory.v, prefix: "", suffix: "/" + name)
    }
    if !settings.memories.isEmpty { file.add(Tensor("iterations", integers: [settings.rememberedSteps])) }
  }

  /// The order of the samples in the epoch that comes.
  private mutating func addOrder(after checkpoint: Checkpoint, prefix: String) {
    guard settings.shuffles else { return }
    let order = Trainer.order(
      of: settings.task.definition.trainingCount, seed: checkpoint.seed, epoch: checkpoint.epochs + 1)
    file.add(Tensor(prefix + "order", integers: order))
  }

  private mutating func add(_ preparation: SeriesPreparation) throws(TrainingError) {
    let series = preparation.task.series
    file.add(Tensor("values", doubles: series.values))
    for (place, input) in series.inputs.enumerated() { file.add(Tensor("input_\(place + 1)", doubles: input.values)) }
    let samples = preparation.samples
    let origins = samples.firstOrigin..<series.values.count - 1
    let predictor = Predictor(settings.model.checkpoint, stateful: settings.isStateful)
    let answers = try predictor.predict(samples.questions(preparation.features, origins: origins))
    file.add(Tensor("predictions", [origins.count, samples.horizon], floats: answers[...]))
  }

  private mutating func add(_ examples: AdditionExamples) throws(TrainingError) {
    let questions = (0..<examples.count).map { examples.question(at: $0) }
    file.add(Tensor("left", integers: questions.map { Int($0.left) }))
    file.add(Tensor("right", integers: questions.map { Int($0.right) }))
    let compared = 0..<min(Self.comparedAnswers, examples.count)
    let answers = try Predictor(settings.model.checkpoint).predict(AdditionNetwork.data(examples, compared))
    let shape = [compared.count, settings.architecture.outputSteps, settings.architecture.outputs]
    file.add(Tensor("predictions", shape, floats: answers[...]))
  }
}
