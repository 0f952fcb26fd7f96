import Recurrent
import Tasks
import Testing

/// Nothing of the validation and test parts reaches training: with these parts poisoned it gives the same bits.
@Suite struct LeakageTests {
  /// A way to read the sales and two inputs.
  struct Way: Sendable, CustomTestStringConvertible {
    var validation = 0
    var window: Int?
    var horizon = 1
    var inputs = true
    var testDescription: String { "validation \(validation), window \(window ?? 0), horizon \(horizon), \(inputs)" }

    /// - Parameters:
    ///   - poisoned: the first value that is replaced by a huge one.
    func preparation(poisoned: Int = 36) throws -> SeriesPreparation {
      func poison(_ values: [Double]) -> [Double] {
        values.enumerated().map { $0 < poisoned ? $1 : $0.isMultiple(of: 2) ? 1e15 : -1e15 }
      }
      let sales = Series.sales.values
      let columns = [
        InputColumn(name: "price", values: poison(sales.map { 10 - $0 / 100 })),
        InputColumn(name: "ads", values: poison((0..<36).map { Double($0 * $0 % 11) })),
      ]
      let series = try Series(name: "sales", values: poison(sales), inputs: inputs ? columns : [])
      return SeriesPreparation(
        try SeriesTask(series: series, validationCount: validation, window: window, horizon: horizon))
    }
  }

  static let ways = [
    Way(inputs: false), Way(), Way(validation: 6), Way(horizon: 3), Way(window: 5), Way(window: 1, horizon: 2),
    Way(validation: 4, window: 6, horizon: 4), Way(validation: 5, window: 3, horizon: 2, inputs: false),
  ]

  @Test(arguments: ways) func trainingNeverSeesWhatComesAfter(_ way: Way) throws {
    let clean = try way.preparation()
    let poisoned = try way.preparation(poisoned: clean.task.trainingCount)
    #expect(poisoned.scales == clean.scales && poisoned.training == clean.training)
    #expect(bits(of: poisoned) == bits(of: clean))
    #expect(try weights(poisoned) == weights(clean))
  }

  /// The validation part neither: what judges every epoch has not seen the test.
  @Test(arguments: ways.filter { $0.validation > 0 }) func validationNeverSeesTheTest(_ way: Way) throws {
    let clean = try way.preparation()
    let poisoned = try way.preparation(poisoned: clean.task.testStart)
    #expect(try validationLoss(poisoned) == validationLoss(clean))
    #expect(try validationLoss(way.preparation(poisoned: clean.task.trainingCount)) > 1e6 * validationLoss(clean))
  }

  /// A poisoned value of the training part is noticed, so that the test above could fail.
  @Test(arguments: ways) func theLastTrainingValueMatters(_ way: Way) throws {
    let clean = try way.preparation()
    let poisoned = try way.preparation(poisoned: clean.task.trainingCount - 1)
    #expect(bits(of: poisoned) != bits(of: clean) && poisoned.scales != clean.scales)
  }

  /// The last answer that is learned is the last training value, however many steps ahead it is.
  @Test(arguments: ways) func answersEndWithTheTrainingPart(_ way: Way) throws {
    let preparation = try way.preparation()
    let origins = preparation.samples.trainingOrigins(values: preparation.task.trainingCount)
    #expect(origins.upperBound - 1 + way.horizon == preparation.task.trainingCount - 1)
  }

  private func bits(of preparation: SeriesPreparation) -> [UInt32] {
    let data = SeriesNetwork.trainingData(preparation)
    guard case .values(let inputs) = data.inputs, case .values(let targets) = data.targets else { return [] }
    return (inputs + targets).map { $0.bitPattern }
  }

  private func trained(_ preparation: SeriesPreparation) throws -> Model {
    let task = LearningTask.series(preparation, name: "sales")
    return try TaskTraining(task, epochs: 5).run(Model(cell: CellOptions(.lstm), units: [4], for: task, seed: 3)).model
  }

  private func weights(_ preparation: SeriesPreparation) throws -> [UInt32] {
    try trained(preparation).checkpoint.weights.map { $0.bitPattern }
  }

  private func validationLoss(_ preparation: SeriesPreparation) throws -> Double {
    let model = try trained(preparation)
    return try SeriesNetwork.validationLoss(model.checkpoint, preparation, isStateful: model.isStateful)
  }
}
