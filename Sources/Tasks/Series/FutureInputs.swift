package import Phrases

/// The inputs of the times after the end of a series, as a file has them: planned prices, say, or known holidays.
package struct FutureInputs: Sendable, Equatable {
  /// One row a time, the inputs in the order of the series.
  package let rows: [[Double]]
  /// What was taken or left out.
  package let remarks: [Phrase]

  /// The rows after the end of the series. If the label of its last value is among those of the file, the rows after that
  /// one; else all of them.
  ///
  /// - Parameters:
  ///   - file: has the inputs of the series as its columns, in the same order.
  ///   - series: what is forecast.
  /// - Throws: `FutureError` if there is no such row.
  package init(_ file: SeriesFile, after series: Series) throws(FutureError) {
    let columns = [file.values] + file.inputs.map { $0.values }
    let isDated = file.labelName != nil
    let last = series.labels.last ?? ""
    let known = isDated ? file.labels.lastIndex(of: last).map { $0 + 1 } ?? 0 : 0
    guard known < file.values.count else { throw .nothingAfter(last) }
    rows = (known..<file.values.count).map { row in columns.map { $0[row] } }
    var remarks = file.remarks
    if known > 0 {
      remarks.append("\(Counted.rows(known)) up to \(quoted(last)) left out: the data have them")
    } else if isDated, let expected = series.labelsBeyond(1)?.first, expected != file.labels[0] {
      remarks.append("the first row, \(quoted(file.labels[0])), is taken for \(quoted(expected))")
    }
    self.remarks = remarks
  }
}

/// Why the inputs of the times after a series can't be told.
package enum FutureError: ExplainedError, Equatable {
  /// The file ends where the series ends.
  case nothingAfter(String)

  /// What was found and where.
  package var message: Phrase {
    switch self {
    case .nothingAfter(let label): "the file has no rows after \(quoted(label)), with which the data end"
    }
  }

  /// What to do about it.
  package var hint: Phrase { "add rows for the time to forecast, or leave future= out" }
}
