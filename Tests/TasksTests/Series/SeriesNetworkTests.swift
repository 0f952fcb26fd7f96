import Recurrent
import Tasks
import Testing

@Suite struct SeriesNetworkTests {
  /// A way to read a series; the state is carried on where there is no window.
  struct Way: Sendable {
    var window: Int?
    var horizon = 1
    var validation = 0
    var inputs = 0

    func preparation() throws -> SeriesPreparation {
      SeriesPreparation(
        try SeriesTask(
          series: series, validationCount: validation, window: window, horizon: horizon))
    }

    var series: Series {
      get throws {
        let columns = (0..<inputs).map { column in
          InputColumn(name: "input \(column)", values: (0..<36).map { Double($0 * ($0 + column) % 7) })
        }
        return try Series(name: "sales", values: Series.sales.values, inputs: columns)
      }
    }

    func model() throws -> Model {
      let task = LearningTask.series(try preparation(), name: "sales")
      let model = Model(cell: CellOptions(.gru), units: [3], for: task, seed: 5)
      return try TaskTraining(task, epochs: 3).run(model).model
    }
  }

  static let ways = [
    Way(), Way(horizon: 3), Way(inputs: 2), Way(window: 4), Way(window: 5, horizon: 4, validation: 3, inputs: 1),
  ]

  /// A forecast of the test part, so many steps ahead, is what the network says at the end of a series that ends there.
  @Test(arguments: ways) func testForecastsAreForecastsFromAnEarlierEnd(_ way: Way) throws {
    let (preparation, model) = (try way.preparation(), try way.model())
    let forecast = try SeriesForecast(model, preparation)
    #expect(forecast.stepsAhead.count == way.horizon && forecast.stepsAhead.allSatisfy { $0.count == 12 })
    for count in [24, 29, 32] {
      let series = try way.series
      let shorter = try Series(
        name: "sales", values: Array(series.values.prefix(count)),
        inputs: series.inputs.map { InputColumn(name: $0.name, values: Array($0.values.prefix(count))) })
      let task = try SeriesTask(series: shorter, testCount: 4, window: way.window, horizon: way.horizon)
      let values = try SeriesNetwork.extrapolate(
        model.checkpoint, SeriesPreparation(task, scales: preparation.scales), months: way.horizon,
        isStateful: model.isStateful)
      for (step, value) in values.enumerated() { #expect(forecast.stepsAhead[step][count - 24 + step] == value) }
    }
  }

  /// Forecasts beyond the end go on where a block ends: the first is what is fed back.
  @Test(arguments: ways) func moreMonthsBeginWithFewer(_ way: Way) throws {
    let (preparation, model) = (try way.preparation(), try way.model())
    func forecast(_ months: Int) throws -> [Double] {
      try SeriesNetwork.extrapolate(model.checkpoint, preparation, months: months, isStateful: model.isStateful)
    }
    let long = try forecast(10)
    #expect(long.count == 10 && Set(long).count == 10)
    #expect(try forecast(way.horizon) == Array(long.prefix(way.horizon)) && forecast(7) == Array(long.prefix(7)))
  }

  @Test func judgedOverAllSteps() throws {
    let way = Way(horizon: 3)
    let (preparation, model) = (try way.preparation(), try way.model())
    let forecast = try SeriesForecast(model, preparation)
    let actual = Array(preparation.task.testValues)
    let squares = forecast.stepsAhead.flatMap { step in zip(step, actual).map { ($0 - $1) * ($0 - $1) } }
    let error = (squares.reduce(0, +) / 36).squareRoot()
    let judged = try SeriesNetwork.testError(model.checkpoint, preparation, isStateful: true)
    #expect(abs(judged - error) < 1e-9)
    // Persistence by numpy: the root of the mean of (v[24:] - v[24-h:36-h])**2 over h = 1, 2, 3.
    #expect(abs(Forecast.persistenceError(preparation.task) - 120.04083448745449) < 1e-9)
  }

  /// The mean over steps and values, each against the difference that the series shows.
  @Test(arguments: [Way(horizon: 2, validation: 5), Way(window: 3, validation: 5, inputs: 1)])
  func validationLossIsTheMeanSquaredError(_ way: Way) throws {
    let (preparation, model) = (try way.preparation(), try way.model())
    let forecast = try SeriesForecast(model, preparation)
    let loss = try SeriesNetwork.validationLoss(model.checkpoint, preparation, isStateful: model.isStateful)
    if way.horizon == 1 {
      // One step ahead the forecasts themselves say it: values 19 to 23.
      let scale = preparation.scales.targets
      let errors = (19..<24).map { value -> Double in
        let before = preparation.task.series.values[value - 1]
        return scale.scaled(forecast.fitted[value - forecast.firstForecast] - before)
          - Double(preparation.features.targets[value - 1])
      }
      #expect(abs(loss - errors.reduce(0) { $0 + $1 * $1 } / 5) < 1e-9)
    }
    #expect(loss > 0)
    // Answers of zero have the mean square of the targets.
    var blank = model.checkpoint
    blank.weights = Array(repeating: 0, count: blank.weights.count)
    let targets = preparation.features.targets[18..<23].map { Double($0) * Double($0) }
    let blankLoss = try SeriesNetwork.validationLoss(blank, preparation, isStateful: model.isStateful)
    #expect(abs(blankLoss - targets.reduce(0, +) / 5) < 1e-12)
  }

  /// Runs with several inputs give the same one by one and in the lanes of vectors.
  @Test func lanesReadSeveralInputs() throws {
    let task = LearningTask.series(try Way(inputs: 3).preparation(), name: "sales")
    let settings = RunSettings(
      cell: CellOptions(.lstm), units: [4], epochs: 20, training: task.definition.trainingOptions())
    let plan = RunPlan(groups: [.init(settings: settings, task: task, varied: [])], seeds: Array(1...16))
    let outcomes = try LocalRunner(threads: 2).run(plan.runs)
    for (run, outcome) in zip(plan.runs, outcomes) { #expect(try run.perform(threads: 1) == outcome) }
  }

  @Test(arguments: ways) func allThreadsGiveTheSame(_ way: Way) throws {
    let task = LearningTask.series(try way.preparation(), name: "sales")
    let settings = RunSettings(
      cell: CellOptions(.srn), units: [5], epochs: 4, training: task.definition.trainingOptions())
    let run = RunPlan(groups: [.init(settings: settings, task: task, varied: [])], seeds: [1]).runs[0]
    let outcome = try run.perform(threads: 1)
    #expect(try outcome?.result != nil && run.perform(threads: 3) == outcome)
  }
}
