import Recurrent
import Tasks
import TestSupport
import Testing

@Suite struct StoppingTests {
  private static func records(_ losses: [Double?], from epoch: Int = 1) -> [EpochRecord] {
    losses.enumerated().map { index, loss in
      EpochRecord(
        epoch: epoch + index, loss: 1, accuracy: 0, validation: loss.map { EpochRecord.Validation(loss: $0) })
    }
  }

  /// Where Keras' EarlyStopping ends, and the epoch whose weights it restores.
  @Test func itStopsWhereKerasDoes() throws {
    let fixture = try KerasFixture("schedules")
    let records = Self.records(fixture.numbers("losses").map { Double($0) })
    let (patience, best) = (fixture.numbers("stopping", "patience"), fixture.numbers("stopping", "best"))
    let last = fixture.numbers("stopping", "last")
    #expect(patience.count == 8 && best.count == 8 && last.count == 8)
    for index in patience.indices {
      let outcome = Stopping.best(patience: Int(patience[index])).outcome(of: records[...])
      #expect(outcome.best?.epoch == Int(best[index]))
      #expect(outcome.endsAfter == (Int(last[index]) == 80 ? nil : Int(last[index])))
    }
  }

  @Test(
    arguments: [
      ([0.5, 0.4, 0.4, 0.6], 2), ([0.5, .nan, 0.4], 3), ([.nan, .infinity], nil), ([nil, nil], nil), ([], nil),
    ] as [([Double?], Int?)])
  func theFirstOfTheLowest(losses: [Double?], best: Int?) {
    #expect(Stopping.best(patience: nil).outcome(of: Self.records(losses)[...]).best?.epoch == best)
    #expect(Stopping.last.outcome(of: Self.records(losses)[...]).best == nil)
  }

  // MARK: training

  private static func addition() throws -> LearningTask {
    .addition(try AdditionExamples(digits: 1, count: 50, seed: 1))
  }

  private static func training(_ epochs: Int, _ stopping: Stopping) throws -> TaskTraining {
    var training = TaskTraining(try addition(), epochs: epochs)
    training.stopping = stopping
    return training
  }

  /// A rate so large that the validation loss goes up and down.
  private static func model() throws -> Model {
    Model(cell: CellOptions(.lstm), units: [8], for: try addition(), optimizer: Optimizer(learningRate: 0.1), seed: 3)
  }

  @Test func theWeightsAreThoseOfTheBestEpoch() throws {
    let start = try Self.model()
    let (kept, ending) = try Self.training(40, .best(patience: nil)).run(start)
    let whole = try Self.training(40, .last).run(start).model
    #expect(ending == .finished && kept.history == whole.history && kept.checkpoint.epochs == 40)
    let best = try #require(kept.keptEpoch)
    let losses = whole.history.compactMap { $0.validation?.loss }
    #expect(best < 40 && losses[best - 1] == losses.min())
    let there = try Self.training(best, .last).run(start).model
    #expect(kept.checkpoint.weights == there.checkpoint.weights)
    // As with Keras, what the optimizer remembers is that of the last epoch.
    #expect(kept.checkpoint.memory.m == whole.checkpoint.memory.m)
    #expect(whole.keptEpoch == nil)
    #expect(try Self.training(1, .last).run(kept).model.keptEpoch == nil)
  }

  @Test func patienceEndsIt() throws {
    let start = try Self.model()
    let all = try Self.training(60, .best(patience: nil)).run(start).model
    let expected = Stopping.best(patience: 4).outcome(of: all.history[...])
    let last = try #require(expected.endsAfter)
    let (kept, ending) = try Self.training(60, .best(patience: 4)).run(start)
    #expect(last < 60 && ending == .finished)
    #expect(kept.checkpoint.epochs == last && kept.history == Array(all.history[..<last]))
    #expect(kept.keptEpoch == expected.best?.epoch)
  }

  /// Whoever stops it has the best so far; so has whoever asks during training.
  @Test func stoppedItKeepsTheBestSoFar() throws {
    let start = try Self.model()
    var observer = TrainingObserver()
    var epochs = 0
    var asked: Model?
    observer.epochEnded = { record, model in
      epochs = record.epoch
      if epochs == 20 { asked = model() }
    }
    observer.shouldStop = { epochs == 20 }
    let (stopped, ending) = try Self.training(60, .best(patience: 50)).run(start, observer: observer)
    let twenty = try Self.training(20, .best(patience: 50)).run(start).model
    #expect(ending == .interrupted(epoch: 21))
    for model in [stopped, try #require(asked)] {
      #expect(model.keptEpoch == twenty.keptEpoch && model.checkpoint.weights == twenty.checkpoint.weights)
      #expect(model.checkpoint.memory.v == twenty.checkpoint.memory.v && model.history == twenty.history)
    }
  }

  /// The validation part of a series has a loss alone, which is that of the state after the training part.
  @Test(arguments: [nil, 5]) func theValidationPartOfASeries(window: Int?) throws {
    let preparation = SeriesPreparation(try SeriesTask(series: .sales, validationCount: 6, window: window))
    let task = LearningTask.series(preparation, name: "sales")
    let start = Model(
      cell: CellOptions(.gru), units: [4], for: task, optimizer: Optimizer(learningRate: 0.05), seed: 2)
    var training = TaskTraining(task, epochs: 30)
    training.stopping = .best(patience: nil)
    let model = try training.run(start).model
    let losses = model.history.compactMap { $0.validation?.loss }
    #expect(losses.count == 30 && model.history.allSatisfy { $0.validation?.answers == nil })
    let kept = try #require(model.keptEpoch)
    #expect(losses[kept - 1] == losses.min())
    let loss = try SeriesNetwork.validationLoss(model.checkpoint, preparation, isStateful: model.isStateful)
    #expect(loss == losses[kept - 1])
  }

  /// A second training looks for the best of its own epochs.
  @Test func eachTrainingHasItsOwnBest() throws {
    let first = try Self.training(10, .best(patience: nil)).run(try Self.model()).model
    let second = try Self.training(10, .best(patience: nil)).run(first).model
    #expect((11...20).contains(try #require(second.keptEpoch)) && second.history.map(\.epoch) == Array(1...20))
  }

  @Test func withoutAValidationPartTheLastStay() throws {
    let sales = LearningTask.series(SeriesPreparation(try SeriesTask(series: .sales)), name: "sales")
    var training = TaskTraining(sales, epochs: 5)
    training.stopping = .best(patience: 1)
    let model = try training.run(Model(cell: CellOptions(.srn), units: [2], for: sales)).model
    #expect(model.keptEpoch == nil && model.checkpoint.epochs == 5)
  }

  // MARK: schedules

  static let rules: [LearningRateSchedule.Rule] = [
    .cosine, .step(factor: 0.5, every: 3), .plateau(factor: 0.3, wait: 2),
  ]

  /// In two parts it gives what it gives at once.
  @Test(arguments: rules, [true, false]) func aScheduleGoesOn(rule: LearningRateSchedule.Rule, isSeries: Bool) throws {
    let task =
      isSeries
      ? LearningTask.series(SeriesPreparation(try SeriesTask(series: .sales)), name: "sales") : try Self.addition()
    let start = Model(cell: CellOptions(.gru), units: [3], for: task, optimizer: Optimizer(learningRate: 0.05), seed: 2)
    func train(_ model: Model, _ epochs: Int, after trained: Int) throws -> Model {
      var training = TaskTraining(task, epochs: epochs)
      training.schedule = LearningRateSchedule(rule, epochs: 20, trained: trained)
      return try training.run(model).model
    }
    let whole = try train(start, 20, after: 0)
    for first in [1, 9, 19] {
      let parts = try train(try train(start, first, after: 0), 20 - first, after: first)
      #expect(parts.checkpoint.weights == whole.checkpoint.weights && parts.history == whole.history)
    }
    #expect(whole.checkpoint.weights != (try TaskTraining(task, epochs: 20).run(start).model).checkpoint.weights)
  }
}
