private import Text

/// Which column of a file has the values and which the labels.
struct ColumnChoice {
  /// The header's names; a column without one is named after its position.
  let names: [String]

  /// The values' column.
  let value: Int

  /// The labels' column: the first that has text and is not numeric.
  let label: Int?

  /// Chooses by name, or else the last numeric column: one whose cells in `sample` are mostly numbers.
  ///
  /// - Throws: `SeriesError.unknownColumn`, `.ambiguousColumn`, `.noNumericColumn`, `.noHeader`.
  init(header: [String], sample: [[String]], named wanted: String?) throws(SeriesError) {
    names = header.enumerated().map { index, cell in
      let name = NumberCell.trimmed(cell)
      return name.isEmpty ? "column \(index + 1)" : String(name)
    }
    let kinds = ColumnChoice.kinds(sample, columns: names.count)
    if let wanted {
      value = try ColumnChoice.position(of: wanted, in: names)
    } else {
      guard let last = kinds.lastIndex(of: .numbers) else { throw .noNumericColumn(columns: names) }
      if NumberCell(header[last]).isNumeric { throw .noHeader(cell: header[last]) }
      value = last
    }
    let chosen = value
    label = kinds.indices.first { kinds[$0] == .text && $0 != chosen }
  }

  private enum Kind {
    case numbers, text, empty
  }

  private static func position(of wanted: String, in names: [String]) throws(SeriesError) -> Int {
    let positions = names.indices.filter { names[$0] == wanted }
    guard let first = positions.first else {
      throw .unknownColumn(
        name: wanted, columns: names, nearest: nearestName(to: wanted, among: names))
    }
    if positions.count > 1 { throw .ambiguousColumn(name: wanted, positions: positions.map { $0 + 1 }) }
    return first
  }

  private static func kinds(_ sample: [[String]], columns: Int) -> [Kind] {
    var filled = [Int](repeating: 0, count: columns)
    var numeric = filled
    for row in sample {
      for (column, cell) in row.prefix(columns).enumerated() {
        let reading = NumberCell(cell)
        if reading != .missing { filled[column] += 1 }
        if reading.isNumeric { numeric[column] += 1 }
      }
    }
    return zip(filled, numeric).map { filled, numeric in
      filled == 0 ? .empty : 2 * numeric > filled ? .numbers : .text
    }
  }
}
