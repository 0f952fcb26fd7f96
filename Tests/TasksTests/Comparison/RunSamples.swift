import Recurrent
import Tasks

/// Small runs for tests.
enum RunSamples {
  static let sales: LearningTask = {
    guard let task = try? SeriesTask(series: .sales) else { preconditionFailure("the built-in series is long enough") }
    return .series(SeriesPreparation(task), name: "sales")
  }()

  static func settings(_ kind: CellKind, _ units: Int, epochs: Int = 20) -> RunSettings {
    RunSettings(
      cell: CellOptions(kind), units: [units], epochs: epochs, training: SeriesNetwork.trainingOptions)
  }

  static func group(_ kind: CellKind, _ units: Int, epochs: Int = 20) -> RunPlan.Group {
    RunPlan.Group(
      settings: settings(kind, units, epochs: epochs), task: sales, varied: [.init("units", String(units))])
  }

  static func plan(_ seeds: ClosedRange<UInt64> = 1...3) -> RunPlan {
    RunPlan(
      groups: [group(.srn, 4), group(.lstm, 4), group(.srn, 8), group(.lstm, 8), group(.gru, 320, epochs: 1)],
      seeds: Array(seeds))
  }
}
