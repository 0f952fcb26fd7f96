import Foundation
import Recurrent
import Tasks
import Testing

/// The class's experiment at full length against another framework with Keras' initializers: errors of the
/// one-month-ahead forecasts over thirty seeds. The seeds draw other weights there, so means are compared, with
/// both spreads in mind.
///
/// Slow: runs where `UNROLL_SLOW` is 1.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["UNROLL_SLOW"] == "1"))
struct RmseReferenceTests {
  /// One row of `RecurrentTests/Fixtures/rmse-reference.json`.
  struct Reference: Decodable, Sendable {
    let cell: String
    let units: Int
    let mean: Double
    let sd: Double
  }

  private struct Fixture: Decodable {
    let persistence: Double
    let results: [Reference]
  }

  static let seeds = 30

  @Test func persistenceIsTheSame() throws {
    let task = try SeriesTask(series: .sales)
    #expect(abs(Forecast.persistenceError(task) - (try fixture().persistence)) < 0.001)
  }

  @Test func meanErrorsAreThoseOfTheReference() throws {
    let references = try fixture().results
    #expect(references.count == 4)
    for reference in references {
      let kind = try #require(CellKind(rawValue: reference.cell))
      let errors = try (1...Self.seeds).map { try error(kind, units: reference.units, seed: UInt64($0)) }
      let (mean, sd) = meanAndDeviation(errors)
      let spread = ((sd * sd + reference.sd * reference.sd) / Double(Self.seeds)).squareRoot()
      let z = (mean - reference.mean) / spread
      let line =
        "\(reference.cell) \(reference.units): mean \(rounded(mean)), sd \(rounded(sd)); "
        + "reference: mean \(reference.mean), sd \(reference.sd); z \(rounded(z))"
      print(line)
      #expect(abs(z) <= 2, "\(line)")
    }
  }

  /// Trains 3000 epochs and forecasts the last year month by month.
  private func error(_ kind: CellKind, units: Int, seed: UInt64) throws -> Double {
    let preparation = SeriesPreparation(try SeriesTask(series: .sales))
    let architecture = SeriesNetwork.architecture(cell: CellOptions(kind), units: [units], for: preparation)
    let trainer = try Trainer(
      Checkpoint(architecture, seed: seed), data: SeriesNetwork.trainingData(preparation),
      options: SeriesNetwork.trainingOptions)
    for _ in 0..<3000 { _ = try trainer.trainEpoch() }
    let forecasts = try SeriesNetwork.testForecasts(trainer.checkpoint, preparation, isStateful: true)[0]
    return Forecast.rootMeanSquareError(forecasts, preparation.task.testValues)
  }

  private func fixture(file: StaticString = #filePath) throws -> Fixture {
    let folder = URL(fileURLWithPath: "\(file)").deletingLastPathComponent()
    let tests = folder.deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(contentsOf: tests.appendingPathComponent("RecurrentTests/Fixtures/rmse-reference.json"))
    return try JSONDecoder().decode(Fixture.self, from: data)
  }

  /// The mean and the deviation with n − 1, as the reference has it.
  private func meanAndDeviation(_ values: [Double]) -> (mean: Double, sd: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(values.count - 1)).squareRoot())
  }

  private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
