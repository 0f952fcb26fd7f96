internal import Phrases

/// Missing values filled in, or their rows left out.
struct MissingFill {
  /// For each row the values of all columns; those of rows that are not kept are NaN still.
  let values: [[Double]]
  /// The positions of the rows that stay.
  let kept: [Int]
  private let choice: MissingChoice
  private let filledRows: Int

  /// - Parameter values: for each row the values of all columns, NaN where there is none.
  init(_ values: [[Double]], _ choice: MissingChoice) {
    self.choice = choice
    var result = values
    for column in values.first?.indices ?? 0..<0 {
      switch choice {
      case .skip: break
      case .previous: MissingFill.carry(&result, column)
      case .interpolate: MissingFill.interpolate(&result, column)
      }
    }
    self.values = result
    kept = result.indices.filter { row in !result[row].contains { $0.isNaN } }
    filledRows = kept.filter { row in values[row].contains { $0.isNaN } }.count
  }

  /// What was done.
  ///
  /// - Parameter inserted: how many rows had to be put in.
  func remarks(inserted: Int) -> [Phrase] {
    var remarks: [Phrase] = []
    if filledRows > 0 {
      remarks.append("\(Counted.values(filledRows)) filled in (missing=\(choice.rawValue))")
    }
    let left = values.count - kept.count
    if left > 0 { remarks.append("\(Counted.rows(left)) without a value left out (missing=\(choice.rawValue))") }
    return remarks
  }

  private static func carry(_ rows: inout [[Double]], _ column: Int) {
    for row in rows.indices.dropFirst() where rows[row][column].isNaN { rows[row][column] = rows[row - 1][column] }
  }

  /// On straight lines; before the first and after the last value there is no line.
  private static func interpolate(_ rows: inout [[Double]], _ column: Int) {
    var last: Int?
    for row in rows.indices where !rows[row][column].isNaN {
      if let last, row - last > 1 {
        let (start, end) = (rows[last][column], rows[row][column])
        for between in (last + 1)..<row {
          rows[between][column] = start + (end - start) * (Double(between - last) / Double(row - last))
        }
      }
      last = row
    }
  }
}
