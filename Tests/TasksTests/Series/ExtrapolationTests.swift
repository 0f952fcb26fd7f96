import Tasks
import Testing

@Test func extrapolationStartsFromTheLastMonth() throws {
  let prepared = SeriesPreparation(try SeriesTask(series: .sales))
  let start = prepared.extrapolation
  #expect(start.latestValue == 646.9)
  #expect(start.nextInput == Float(prepared.inputScaler.scaled(646.9 - 581.3)))
}

@Test func forecastsAreFedBack() throws {
  let prepared = SeriesPreparation(try SeriesTask(series: .sales))
  var future = prepared.extrapolation
  let plusTen = Float(prepared.targetScaler.scaled(10))
  for month in 1...12 {
    let value = future.advance(scaledPrediction: plusTen)
    #expect(abs(value - (646.9 + 10 * Double(month))) < 1e-3)
    #expect(value == future.latestValue)
    #expect(abs(future.nextInput - Float(prepared.inputScaler.scaled(10))) < 1e-6)
  }
}

/// Inputs and targets have scales of their own: here only the inputs know the first difference's 0.
@Test func feedingBackChangesTheScale() throws {
  let values: [Double] = [0, 10, 30, 60, 100, 150]
  let prepared = SeriesPreparation(try SeriesTask(series: Series(name: "x", values: values), testCount: 1))
  #expect(prepared.inputScaler != prepared.targetScaler)
  var future = prepared.extrapolation
  _ = future.advance(scaledPrediction: -1)
  #expect(future.latestValue == 160)
  #expect(abs(future.nextInput - Float(prepared.inputScaler.scaled(10))) < 1e-6)
}
