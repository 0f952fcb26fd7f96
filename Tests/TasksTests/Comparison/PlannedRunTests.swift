import Recurrent
import Tasks
import Testing

@Suite struct RunTrainingTests {
  @Test func anyNumberOfThreadsGivesTheSame() throws {
    for run in RunSamples.plan(2...2).runs {
      let one = try run.perform(threads: 1)
      let three = try run.perform(threads: 3)
      let useful = try run.perform(threads: nil)
      #expect(one != nil && one == three && one == useful)
    }
  }

  @Test func stopsWhereItIsTold() throws {
    let run = RunSamples.plan().runs[0]
    var epochs = 0
    let outcome = try run.perform(threads: 1, shouldStop: { epochs == 5 }) { epochs = $0 }
    #expect(outcome == nil && epochs == 5)
  }

  /// A run judged by another measure is the same run, judged by it.
  @Test(arguments: [Measure.rmse, .mae, .mase])
  func judgedByAnotherMeasure(measure: Measure) throws {
    let plan = RunPlan(groups: [RunSamples.group(.srn, 4)], seeds: [2], measure: measure)
    let result = try #require(try plan.runs[0].perform(threads: 1)?.result)
    let model = Model(cell: CellOptions(.srn), units: [4], for: RunSamples.sales, seed: 2)
    let training = TaskTraining(RunSamples.sales, epochs: 20, options: SeriesNetwork.trainingOptions)
    let forecast = try SeriesForecast(try training.run(model).model, try #require(RunSamples.sales.series))
    #expect(result.measure == forecast.task.errors(of: forecast.forecast).value(measure))
    #expect(
      Comparison(plan, outcomes: [.finished(result)]).simpleForecasts.map { $0.forecast.shortName.description }
        == ["persistence", "seasonal, 12", "AR(1)"])
  }

  @Test func divergesWithoutFailing() throws {
    var settings = RunSamples.settings(.srn, 4, epochs: 200)
    settings.optimizer = Optimizer(.sgd(), learningRate: 1e20)
    let plan = RunPlan(groups: [.init(settings: settings, task: RunSamples.sales, varied: [])], seeds: [1])
    let outcome = try plan.runs[0].perform(threads: 1)
    guard case .diverged(let epoch)? = outcome else {
      Issue.record("\(String(describing: outcome))")
      return
    }
    #expect((1...200).contains(epoch))
  }

  @Test func additionIsGradedEveryEpoch() throws {
    let examples = try AdditionExamples(digits: 1, count: 50, seed: 1)
    let settings = RunSettings(cell: CellOptions(.gru), units: [24], epochs: 120, training: TrainingOptions(batch: 4))
    let plan = RunPlan(groups: [.init(settings: settings, task: .addition(examples), varied: [])], seeds: [5])
    let result = try #require(try plan.runs[0].perform(threads: 1)?.result)
    #expect(result.epochs.count == 120)
    #expect(result.measure == result.epochs.last?.exact)
    #expect(result.epochs.allSatisfy { (0...1).contains($0.exact) && (0...10).contains($0.ofTen) })
    let first = result.epochs.firstIndex { $0.ofTen == 10 }.map { $0 + 1 }
    #expect(result.firstTenOfTen == first)
  }
}
