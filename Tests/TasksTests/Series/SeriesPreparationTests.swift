import Tasks
import Testing

@Test func salesGive23RowsToTrainAnd12ToTest() throws {
  let prepared = SeriesPreparation(try SeriesTask(series: .sales))
  #expect(prepared.trainingInputs.count == 23 && prepared.trainingTargets.count == 23)
  #expect(prepared.testInputs.count == 12 && prepared.testTargets.count == 12)
}

/// Expected values: the formulas of scikit-learn's MinMaxScaler written out in Python, in Double.
@Test func salesAreScaledAsByScikitLearn() throws {
  let prepared = SeriesPreparation(try SeriesTask(series: .sales))
  #expect(prepared.trainingInputs.prefix(3) == [-0.15241435122740765, -0.8003776638791474, 0.04828702454815201])
  #expect(prepared.trainingTargets.prefix(2) == [-0.8003776638791474, 0.04828702454815201])
  #expect(prepared.testInputs.prefix(2) == [0.26733207445373613, -0.1664418667386028])
  #expect(prepared.testTargets.suffix(2) == [0.41947666576746645, 0.20151065551659025])
  #expect(prepared.targetScaler.minimum == -157.10000000000002 && prepared.targetScaler.maximum == 213.6)
}

@Test func theScaleKnowsNothingOfTheTest() throws {
  var values = Series.sales.values
  for month in 24..<36 { values[month] *= 1000 }
  let changed = SeriesPreparation(try SeriesTask(series: Series(name: "sales", values: values)))
  let prepared = SeriesPreparation(try SeriesTask(series: .sales))
  #expect(changed.trainingInputs == prepared.trainingInputs && changed.inputScaler == prepared.inputScaler)
  #expect(changed.targetScaler == prepared.targetScaler)
}

@Test func aPerfectPredictionForecastsTheActualValue() throws {
  let task = try SeriesTask(series: .sales)
  let prepared = SeriesPreparation(task)
  let forecast = prepared.testTargets.enumerated().map { row, target in
    prepared.forecastValue(scaledPrediction: target, row: row)
  }
  #expect(zip(forecast, task.testValues).allSatisfy { abs($0 - $1) < 1e-4 })
  #expect(prepared.forecastValue(scaledPrediction: .nan, row: 11).isNaN)
}

@Test func constantAndShortSeriesArePrepared() throws {
  let prepared = SeriesPreparation(try SeriesTask(series: Series(name: "x", values: [5, 5, 5, 5, 5]), testCount: 1))
  #expect(prepared.trainingInputs == [-1, -1, -1] && prepared.testInputs == [-1])
  #expect(prepared.forecastValue(scaledPrediction: -1, row: 0) == 5)
}

@Test func theLargestValuesArePrepared() throws {
  let values = (0..<40).map { $0.isMultiple(of: 2) ? 1e15 : -1e15 }
  let task = try SeriesTask(series: Series(name: "x", values: values))
  let prepared = SeriesPreparation(task)
  #expect((prepared.trainingInputs + prepared.testTargets).allSatisfy { $0.isFinite })
  #expect(Forecast.persistenceError(task) == 2e15)
}
