import Recurrent
import Tasks
import Testing

@Suite struct TaskTrainingTests {
  private static func sales() throws -> LearningTask {
    .series(SeriesPreparation(try SeriesTask(series: .sales)), name: "sales")
  }

  private static func addition(_ count: Int = 60) throws -> LearningTask {
    .addition(try AdditionExamples(digits: 2, count: count, seed: 1))
  }

  private static func model(_ task: LearningTask, units: Int = 4) -> Model {
    Model(cell: CellOptions(.lstm), units: [units], for: task, optimizer: Optimizer(), seed: 3)
  }

  @Test func everyEpochIsTold() throws {
    for task in [try Self.sales(), try Self.addition()] {
      let training = TaskTraining(task, epochs: 5, options: task.definition.trainingOptions())
      var told: [EpochRecord] = []
      var observer = TrainingObserver()
      observer.epochEnded = { record, model in
        told.append(record)
        #expect(model().checkpoint.epochs == record.epoch && model().history == told)
      }
      let (trained, ending) = try training.run(Self.model(task), observer: observer)
      #expect(ending == .finished && trained.history == told && trained.checkpoint.epochs == 5)
      #expect(told.map(\.epoch) == [1, 2, 3, 4, 5])
      #expect(told.allSatisfy { ($0.validation == nil) == (task.addition == nil) })
    }
  }

  @Test func withoutOptionsItTrainsAsTheTaskDoes() throws {
    for task in [try Self.sales(), try Self.addition()] {
      #expect(TaskTraining(task, epochs: 1).options == task.definition.trainingOptions())
    }
  }

  @Test func lessThanOneEpochIsNone() throws {
    let task = try Self.sales()
    let (model, ending) = try TaskTraining(task, epochs: -1).run(Self.model(task))
    #expect(ending == .finished && model.history.isEmpty && model.checkpoint.epochs == 0)
  }

  /// Whoever only asks hears nothing, and whoever only listens stops nothing.
  @Test func askingToStopReportsNothing() throws {
    let task = try Self.addition()
    let training = TaskTraining(task, epochs: 3, options: task.definition.trainingOptions())
    var questions = 0
    var observer = TrainingObserver()
    observer.shouldStop = {
      questions += 1
      return false
    }
    let asked = try training.run(Self.model(task), observer: observer).model
    #expect(questions == 3 * 2)
    #expect(asked.checkpoint.weights == (try training.run(Self.model(task)).model).checkpoint.weights)
  }

  /// Parts of an epoch are events of the loop, of long epochs alone.
  @Test func longEpochsTellTheirParts() throws {
    for (count, units) in [(60, 4), (1_000, 48)] {
      let task = try Self.addition(count)
      let training = TaskTraining(task, epochs: 2, options: task.definition.trainingOptions(batch: 100))
      var parts: [Double] = []
      var observer = TrainingObserver()
      observer.isWithinEpoch = { parts.append($0) }
      _ = try training.run(Self.model(task, units: units), observer: observer)
      let epoch = (0..<9).map { Double($0) / 9 }
      #expect(parts == (count == 60 ? [] : epoch + epoch))
    }
  }

  @Test func stoppedEpochsAreTakenBack() throws {
    let task = try Self.sales()
    let training = TaskTraining(task, epochs: 9, options: task.definition.trainingOptions())
    var epochs = 0
    var observer = TrainingObserver()
    observer.epochEnded = { record, _ in epochs = record.epoch }
    observer.shouldStop = { epochs == 4 }
    let (stopped, ending) = try training.run(Self.model(task), observer: observer)
    #expect(ending == .interrupted(epoch: 5) && stopped.history.count == 4)
    let four = TaskTraining(task, epochs: 4, options: training.options)
    #expect(stopped.checkpoint.weights == (try four.run(Self.model(task)).model).checkpoint.weights)
  }

  @Test func historyCanBeLeftOut() throws {
    let task = try Self.sales()
    var training = TaskTraining(task, epochs: 3, options: task.definition.trainingOptions())
    let whole = try training.run(Self.model(task)).model
    training.keepsHistory = false
    let bare = try training.run(Self.model(task)).model
    #expect(whole.history.count == 3 && bare.history.isEmpty && whole.checkpoint.weights == bare.checkpoint.weights)
  }

  @Test func aModelForOtherDataIsRefused() throws {
    let task = try Self.sales()
    let training = TaskTraining(task, epochs: 1, options: task.definition.trainingOptions())
    #expect(throws: TrainingError.dataDoesNotFit) { try training.run(Self.model(try Self.addition())) }
  }
}
