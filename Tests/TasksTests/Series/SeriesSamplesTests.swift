import Recurrent
import Tasks
import Testing

/// Triangular numbers, whose differences count 1, 2, 3 …, so that every scale can be worked out by hand.
@Suite struct SeriesSamplesTests {
  private static func preparation(
    window: Int? = nil, horizon: Int = 1, validation: Int = 0
  ) throws -> SeriesPreparation {
    let price = InputColumn(name: "price", values: (0..<10).map { Double(20 - 2 * $0) })
    let values = (0..<10).map { Double($0 * ($0 + 1) / 2) }
    let series = try Series(name: "x", values: values, inputs: [price])
    return SeriesPreparation(
      try SeriesTask(series: series, testCount: 2, validationCount: validation, window: window, horizon: horizon))
  }

  /// The price at a time on the scale of the first eight, 20 to 6.
  private static func price(_ value: Int) -> Float { 1 - Float(value) * 2 / 7 }

  /// Eight values to train on: differences 0, 1 … 6 are read, 1 … 7 learned, prices 20 … 6.
  @Test func oneStepAtATime() throws {
    let preparation = try Self.preparation()
    let data = SeriesNetwork.trainingData(preparation)
    #expect(data.count == 7)
    let read = (0..<7).flatMap { (value: Int) -> [Float] in [Float(value) / 3 - 1, Self.price(value)] }
    expect(data.inputs, read)
    expect(data.targets, (0..<7).map { Float($0) / 3 - 1 })
  }

  /// The first window ends with the third value, whose two differences are 1 and 2; 1 … 6 are read now.
  @Test func windowsAndSeveralSteps() throws {
    let preparation = try Self.preparation(window: 2, horizon: 2)
    let data = SeriesNetwork.trainingData(preparation)
    #expect(data.count == 4)
    func step(_ value: Int) -> [Float] { [Float(value - 1) * 2 / 5 - 1, Self.price(value)] }
    let origins = [2, 3, 4, 5]
    expect(data.inputs, origins.flatMap { (origin: Int) -> [Float] in step(origin - 1) + step(origin) })
    // From the value at 2, the differences 3 and 4 follow.
    expect(
      data.targets, origins.flatMap { (origin: Int) -> [Float] in [Float(origin) / 3 - 1, Float(origin + 1) / 3 - 1] })
  }

  @Test func validationIsNoPartOfIt() throws {
    let preparation = try Self.preparation(window: 1, validation: 2)
    let data = SeriesNetwork.trainingData(preparation)
    #expect(data.count == 4 && preparation.training.count == 6)
    expect(data.targets, [1, 2, 3, 4].map { Float($0) / 2 - 1 })
  }

  @Test func whatIsAskedBeyondTheEndHasNoAnswer() throws {
    let preparation = try Self.preparation(window: 2, horizon: 2)
    let data = preparation.samples.questions(preparation.features, origins: 8..<10)
    expect(data.targets, Array(repeating: 0, count: 4))
    #expect(data.fits(.regression(cell: CellOptions(.srn), features: 2, steps: 2, units: [1], outputs: 2)))
  }

  private func expect(_ side: SequenceData.Side, _ expected: [Float]) {
    guard case .values(let found) = side, found.count == expected.count else {
      Issue.record("\(side)")
      return
    }
    for (found, expected) in zip(found, expected) { #expect(abs(found - expected) < 1e-6) }
  }
}
