import Tasks
import Testing

@Suite struct ExtrapolationTests {
  @Test func itStartsFromTheLastMonth() throws {
    let prepared = SeriesPreparation(try SeriesTask(series: .sales))
    let start = prepared.extrapolation
    #expect(start.latestValue == 646.9)
    #expect(start.features.steps.last == Float(prepared.scales.differences.scaled(646.9 - 581.3)))
  }

  @Test func forecastsAreFedBack() throws {
    let prepared = SeriesPreparation(try SeriesTask(series: .sales))
    var future = prepared.extrapolation
    let plusTen = Float(prepared.scales.targets.scaled(10))
    for month in 1...12 {
      let values = future.advance([plusTen])
      #expect(values == [future.latestValue])
      #expect(abs(future.latestValue - (646.9 + 10 * Double(month))) < 1e-3)
      #expect(future.features.count == 36 + month)
      #expect(abs((future.features.steps.last ?? 0) - Float(prepared.scales.differences.scaled(10))) < 1e-6)
    }
  }

  /// Inputs and targets have scales of their own: here only the inputs know the first difference's 0.
  @Test func feedingBackChangesTheScale() throws {
    let values: [Double] = [0, 10, 30, 60, 100, 150]
    let prepared = SeriesPreparation(try SeriesTask(series: Series(name: "x", values: values), testCount: 1))
    #expect(prepared.scales.differences != prepared.scales.targets)
    var future = prepared.extrapolation
    _ = future.advance([-1])
    #expect(future.latestValue == 160)
    #expect(abs((future.features.steps.last ?? 0) - Float(prepared.scales.differences.scaled(10))) < 1e-6)
  }

  /// Steps at once are added up, and each is fed back with the inputs of its time: those that are given, then the last.
  @Test func severalStepsAndInputs() throws {
    let price = InputColumn(name: "price", values: [0, 1, 2, 3, 4, 10])
    let series = try Series(name: "x", values: [0, 10, 30, 60, 100, 150], inputs: [price])
    let prepared = SeriesPreparation(try SeriesTask(series: series, testCount: 2))
    let (ten, twenty) = (Float(prepared.scales.targets.scaled(10)), Float(prepared.scales.targets.scaled(20)))
    var known = Extrapolation(prepared, future: [[2], [3]])
    #expect(known.advance([ten, twenty]).map { $0.rounded() } == [160, 180])
    _ = known.advance([ten])
    // The training part has prices 0 to 3, which become −1 to 1.
    let expected: [Float] = [Float(1.0 / 3), 1, 1]
    #expect(zip(known.features.column(1).suffix(3), expected).allSatisfy { abs($0 - $1) < 1e-6 })
    var unknown = prepared.extrapolation
    _ = unknown.advance([ten])
    #expect(unknown.features.column(1).suffix(2).allSatisfy { abs($0 - Float(10.0 * 2 / 3 - 1)) < 1e-6 })
  }
}
