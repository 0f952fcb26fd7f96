import Recurrent
import Tasks
import Testing

@Suite struct InputImportanceTests {
  /// Each value follows from the one before and from `push`; `noise` has nothing to do with it.
  private static func preparation(window: Int? = nil, horizon: Int = 1) throws -> SeriesPreparation {
    var random = RandomStream(seed: 11, purpose: .data)
    var (values, push, noise) = ([100.0], [Double](), [Double]())
    for index in 0..<120 {
      push.append(random.uniform() < 0.5 ? -1 : 1)
      noise.append(random.uniform())
      if index < 119 { values.append(values[index] + 10 * push[index]) }
    }
    let inputs = [InputColumn(name: "push", values: push), InputColumn(name: "noise", values: noise)]
    let series = try Series(name: "x", values: values, inputs: inputs)
    return SeriesPreparation(try SeriesTask(series: series, testCount: 40, window: window, horizon: horizon))
  }

  private static func model(_ preparation: SeriesPreparation) throws -> Model {
    let task = LearningTask.series(preparation, name: "x")
    let model = Model(cell: CellOptions(.srn), units: [3], for: task, seed: 2)
    return try TaskTraining(task, epochs: preparation.task.window == nil ? 40 : 400).run(model).model
  }

  @Test(arguments: [nil, 3]) func theInputThatMattersIsFound(window: Int?) throws {
    let preparation = try Self.preparation(window: window)
    let importance = try InputImportance(Self.model(preparation), preparation, seed: 1, repetitions: 20)
    #expect(importance.columns.map { $0.name } == ["x", "push", "noise"])
    let means = importance.columns.map { $0.summary.mean }
    #expect(means[1] > 5 && means[1] > 3 * max(means[0].magnitude, means[2].magnitude), "\(means)")
    #expect(importance.columns.allSatisfy { $0.increases.count == 20 && $0.summary.deviation > 0 })
  }

  @Test func itIsMeasuredFromTheErrorThatEvaluateGives() throws {
    for (window, horizon) in [(nil, 1), (4, 1), (nil, 3), (2, 2)] {
      let preparation = try Self.preparation(window: window, horizon: horizon)
      let model = try Self.model(preparation)
      let importance = try InputImportance(model, preparation, seed: 1, repetitions: 2)
      let error = try SeriesNetwork.testError(model.checkpoint, preparation, isStateful: model.isStateful)
      #expect(importance.error == error)
    }
  }

  @Test func oneSeedGivesOneResult() throws {
    let preparation = try Self.preparation()
    let model = try Self.model(preparation)
    func increases(_ seed: UInt64) throws -> [[Double]] {
      try InputImportance(model, preparation, seed: seed, repetitions: 3).columns.map { $0.increases }
    }
    #expect(try increases(1) == increases(1) && increases(1) != increases(2))
    // Every repetition of every column has an order of its own.
    #expect(Set(try increases(1).joined()).count == 9)
  }

  /// A network that looks at nothing does not miss it.
  @Test func blankWeightsMissNothing() throws {
    let preparation = try Self.preparation()
    var model = try Self.model(preparation)
    model.checkpoint.weights = Array(repeating: 0, count: model.checkpoint.weights.count)
    let importance = try InputImportance(model, preparation, seed: 1, repetitions: 3)
    #expect(importance.columns.allSatisfy { $0.increases == [0, 0, 0] })
  }

  @Test func itCanBeLeft() throws {
    let preparation = try Self.preparation()
    let model = try Self.model(preparation)
    var asked = 0
    #expect(throws: TrainingError.interrupted(epoch: 0)) {
      try InputImportance(model, preparation, seed: 1, repetitions: 1000) {
        asked += 1
        return asked > 3
      }
    }
  }
}
