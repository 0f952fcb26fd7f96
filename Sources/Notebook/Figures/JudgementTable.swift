import Phrases
import Tasks
import Text

/// What `evaluate` says of a series after its first line: the network beside the forecasts that need none.
struct JudgementTable {
  let judgement: ForecastJudgement
  /// The network's name.
  let name: String
  let language: Language

  var outputs: [Output] {
    [.table(table)] + (judgement.verdict.map { [.text($0)] } ?? [])
  }

  private var table: TextTable {
    let forecasts = [(name, judgement.network)] + judgement.simple.map { (language.text($0.forecast.name), $0.errors) }
    let steps = judgement.network.steps.count
    // Step by step, so that those to compare stand below each other.
    let rows = (0..<steps).flatMap { step in
      forecasts.map { (name: $0.0, step: step, errors: $0.1.steps[step]) }
    }
    let errors = rows.map { $0.errors }
    var table = TextTable(columns: [.init("forecast")])
    if steps > 1 { table.columns.append(.init("steps ahead", alignment: .right)) }
    table.columns += ["RMSE", "MAE", "MAPE %", "MASE"].map { .init($0, alignment: .right) }
    let columns = [
      Self.texts(errors.map { $0.rmse }), Self.texts(errors.map { $0.mae }), Self.texts(errors.map { $0.mape }),
      Self.texts(errors.map { $0.mase }),
    ]
    table.rows = rows.enumerated().map { row, forecast in
      [forecast.name] + (steps > 1 ? [String(forecast.step + 1)] : []) + columns.map { $0[row] }
    }
    return table
  }

  /// A column of errors; – for one that is not defined.
  private static func texts(_ errors: [Double?]) -> [String] {
    let format = NumberFormat(errors: errors.compactMap { $0 })
    return errors.map { error in
      guard let error, error.isFinite else { return "–" }
      return format.text(error)
    }
  }
}
