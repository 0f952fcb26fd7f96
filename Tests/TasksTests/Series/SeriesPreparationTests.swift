import Tasks
import Testing

@Test func salesGive23RowsToTrainAnd12ToTest() throws {
  let prepared = SeriesPreparation(try SeriesTask(series: .sales))
  #expect(prepared.training.count == 24 && prepared.training.targets.count == 23)
  #expect(prepared.features.count == 36 && prepared.features.targets.count == 35)
  #expect(prepared.samples.trainingOrigins(values: prepared.training.count) == 0..<23)
}

/// Expected values: the formulas of scikit-learn's MinMaxScaler written out in Python, in Double.
@Test func salesAreScaledAsByScikitLearn() throws {
  let prepared = SeriesPreparation(try SeriesTask(series: .sales))
  #expect(prepared.training.steps.prefix(3) == [-0.15241435122740765, -0.8003776638791474, 0.04828702454815201])
  #expect(prepared.training.targets.prefix(2) == [-0.8003776638791474, 0.04828702454815201])
  #expect(prepared.features.steps[23..<25] == [0.26733207445373613, -0.1664418667386028])
  #expect(prepared.features.targets.suffix(2) == [0.41947666576746645, 0.20151065551659025])
  #expect(prepared.scales.targets.minimum == -157.10000000000002 && prepared.scales.targets.maximum == 213.6)
}

@Test func aPerfectPredictionForecastsTheActualValue() throws {
  let task = try SeriesTask(series: .sales, horizon: 3)
  let prepared = SeriesPreparation(task)
  let origins = 21..<33
  let outputs = origins.flatMap { prepared.features.targets[$0..<$0 + 3] }
  let answers = SeriesAnswers(origins: origins, horizon: 3, outputs: outputs)
  for step in 1...3 {
    let forecast = prepared.forecasts(answers, of: 24..<33, step: step)
    #expect(zip(forecast, task.testValues).allSatisfy { abs($0 - $1) < 1e-4 })
  }
  let nothing = SeriesAnswers(origins: 35..<36, horizon: 1, outputs: [.nan])
  #expect(nothing.value(from: 35, step: 1, Series.sales.values, prepared.scales.targets).isNaN)
}

@Test func constantAndShortSeriesArePrepared() throws {
  let prepared = SeriesPreparation(try SeriesTask(series: Series(name: "x", values: [5, 5, 5, 5, 5]), testCount: 1))
  #expect(prepared.training.steps == [-1, -1, -1, -1] && prepared.features.steps.last == -1)
  let answers = SeriesAnswers(origins: 3..<4, horizon: 1, outputs: [-1])
  #expect(prepared.forecasts(answers, of: 4..<5, step: 1) == [5])
}

@Test func theLargestValuesArePrepared() throws {
  let values = (0..<40).map { $0.isMultiple(of: 2) ? 1e15 : -1e15 }
  let task = try SeriesTask(series: Series(name: "x", values: values))
  let prepared = SeriesPreparation(task)
  #expect((prepared.features.steps + prepared.features.targets).allSatisfy { $0.isFinite })
  #expect(Forecast.persistenceError(task) == 2e15)
}
