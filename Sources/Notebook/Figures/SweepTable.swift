import Phrases
import Recurrent
import Tasks
import Text

/// What `sweep` says: a row for each combination of settings, a column for each cell.
struct SweepTable {
  let comparison: Comparison
  let language: Language

  var outputs: [Output] {
    let plan = comparison.plan
    let remark: Phrase =
      plan.seeds.count == 1
      ? "one run each shows no difference; repeat=30 shows the spread"
      : "mean ± standard deviation"
    return [.text(comparison.heading), .table(table), .text(remark)] + simpleForecasts
  }

  private var table: TextTable {
    let groups = comparison.plan.groups
    var cells: [String] = []
    for group in groups where !cells.contains(group.settings.cell.kind.rawValue) {
      cells.append(group.settings.cell.kind.rawValue)
    }
    let settings = groups[0].varied.isEmpty ? ["units"] : groups[0].varied.map { $0.name }
    var table = TextTable(columns: (settings + cells).map { .init($0, alignment: .right, isName: true) })
    // The groups of a row follow each other.
    for start in stride(from: 0, to: groups.count, by: cells.count) {
      let places = start..<start + cells.count
      let units = groups[start].settings.units.map(String.init).joined(separator: " ")
      let values = groups[start].varied.isEmpty ? [units] : groups[start].varied.map { $0.value }
      table.rows.append(values + places.map(entry))
    }
    return table
  }

  /// What the settings have to beat.
  private var simpleForecasts: [Output] {
    let simple = comparison.simpleForecasts
    guard !simple.isEmpty else { return [] }
    let rows = simple.map { [language.text($0.forecast.name), comparison.format.text($0.error)] }
    let columns: [TextTable.Column] = [.init("forecast"), .init(comparison.measure.rawValue, alignment: .right)]
    return [.table(TextTable(columns: columns, rows: rows))]
  }

  private func entry(_ group: Int) -> String {
    let format = comparison.format
    let diverged = comparison.divergedCount(of: group)
    guard let summary = SampleSummary(comparison.measures(of: group)) else { return language.text("diverged") }
    var text = format.text(summary.mean)
    if comparison.plan.seeds.count > 1 { text += " ± \(format.text(summary.deviation))" }
    return diverged > 0 ? language.text("\(text) (\(diverged) diverged)") : text
  }
}
