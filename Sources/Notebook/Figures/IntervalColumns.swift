import Plotting
import Tasks
import Text

/// Intervals around some forecasts: as columns of a table, as columns of a file, as bands of a chart.
struct IntervalColumns {
  /// The shares of values inside, in per cent.
  let levels: [Int]
  /// Half the widths, `[levels][forecasts]`.
  let halfWidths: [[Double]]

  /// No intervals.
  static let none = IntervalColumns(levels: [], halfWidths: [])

  /// A table of forecasts with their intervals beside them, or if that is too wide, a table for each level below it.
  ///
  /// - Parameter labels: columns of the table that name a row, from the left.
  func tables(beside table: TextTable, forecasts: [Double], labels: Int, format: NumberFormat) -> [TextTable] {
    guard !levels.isEmpty else { return [table] }
    let parts = levels.indices.map { level in
      zip(forecasts, halfWidths[level]).map { [format.text($0 - $1), format.text($0 + $1)] }
    }
    var wide = table
    for (level, part) in zip(levels, parts) {
      wide.columns += Self.columns(level)
      for row in wide.rows.indices { wide.rows[row] += part[row] }
    }
    if wide.fits() { return [wide] }
    return [table]
      + zip(levels, parts).map { level, part in
        TextTable(
          columns: table.columns.prefix(labels) + Self.columns(level),
          rows: zip(table.rows, part).map { $0.prefix(labels) + $1 })
      }
  }

  private static func columns(_ level: Int) -> [TextTable.Column] {
    [.init("\(level) % from", alignment: .right), .init("to", alignment: .right)]
  }

  /// The titles of the columns of a file.
  var titles: [String] { levels.flatMap { ["low_\($0)", "high_\($0)"] } }

  /// The cells of one forecast in a file.
  func cells(at index: Int, around forecast: Double) -> [String] {
    halfWidths.flatMap { [CSVText.number(forecast - $0[index]), CSVText.number(forecast + $0[index])] }
  }

  /// A band for each level, the widest first.
  ///
  /// - Parameters:
  ///   - points: of the forecasts.
  ///   - colour: that of the model's cell.
  func bands(around points: [Chart.Point], _ colour: Chart.ColourRole) -> [Chart.Series] {
    zip(levels, halfWidths).reversed().map { level, widths in
      Chart.Series(
        "\(level) %", lower: zip(points, widths).map { .init(x: $0.x, y: $0.y - $1) },
        upper: zip(points, widths).map { .init(x: $0.x, y: $0.y + $1) }, colour: colour)
    }
  }
}
