private import Text

/// What the cells of a column are, from a part of its rows.
struct ColumnSummary {
  private(set) var filled = 0
  private(set) var missing = 0
  private(set) var numbers = 0
  private(set) var dates = 0
  /// Cells that can be both.
  private(set) var dateNumbers = 0
  private(set) var texts = 0

  private var first: Double?
  private var previous: Double?
  private var step: Double?
  private(set) var hasEqualSteps = true
  private(set) var areWhole = true
  private(set) var least = Double.infinity
  private(set) var greatest = -Double.infinity
  private var leastStep = Double.infinity
  private var greatestStep = -Double.infinity
  private var second: Double?
  private(set) var hasTwoValues = true

  /// Whether more cells are numbers than anything else.
  var isNumeric: Bool { numbers > 0 && numbers * 2 > filled }

  /// Whether more cells are dates, which are no numbers, than anything else.
  var isDate: Bool { dates * 2 > filled }

  /// 1, 2, 3 …, or other whole numbers with equal steps.
  var isIndex: Bool { isNumeric && texts == 0 && areWhole && hasEqualSteps && numbers > 2 && !isConstant }

  var isConstant: Bool { isNumeric && least == greatest }

  /// 0 and 1, or two other neighbouring whole numbers.
  var isFlag: Bool { isNumeric && areWhole && hasTwoValues && !isConstant && least == 0 && greatest == 1 }

  /// 1959.042, 1959.125 …: years with their parts.
  var isDecimalYear: Bool {
    isNumeric && texts == 0 && !areWhole && numbers > 2 && least >= 1500 && greatest <= 2200 && leastStep > 0
      && greatestStep <= 1 && greatestStep < 2.5 * leastStep
  }

  mutating func add(_ kind: TableCellKind, _ value: Double?) {
    switch kind {
    case .blank, .missing: missing += 1
    case .number: numbers += 1
    case .numberOrDate:
      numbers += 1
      dateNumbers += 1
    case .date: dates += 1
    case .text: texts += 1
    }
    if kind != .blank, kind != .missing { filled += 1 }
    if let value { add(value) }
  }

  private mutating func add(_ value: Double) {
    least = min(least, value)
    greatest = max(greatest, value)
    if !value.isWholeNumber { areWhole = false }
    if let previous {
      leastStep = min(leastStep, value - previous)
      greatestStep = max(greatestStep, value - previous)
      if let step { if value - previous != step { hasEqualSteps = false } } else { step = value - previous }
    }
    previous = value
    if first == nil { first = value }
    if value != first {
      if second == nil { second = value }
      if value != second { hasTwoValues = false }
    }
  }
}

/// The summaries of all columns.
struct ColumnSummaries {
  let columns: [ColumnSummary]

  /// As many cells are looked at as take a moment; of larger tables the first rows.
  private static let mostCells = 2_000_000

  init(_ layout: TableLayout) {
    let table = layout.table
    var columns = [ColumnSummary](repeating: ColumnSummary(), count: layout.columnCount)
    var classifier = CellClassifier()
    var plain = PlainCell()
    for row in layout.rows.prefix(max(200, ColumnSummaries.mostCells / max(1, layout.columnCount))) {
      var column = 0
      table.forEachCell(ofRow: row) { cell in
        defer { column += 1 }
        guard column < columns.count else { return }
        let text = table.content(cell)
        let kind = classifier.kind(text)
        columns[column].add(kind, kind.isNumber ? ColumnSummaries.value(text, &plain) : nil)
      }
    }
    self.columns = columns
  }

  /// The value, read with a point where that is possible: enough to tell an index, a flag or a constant.
  private static func value(_ text: Bytes, _ plain: inout PlainCell) -> Double? {
    plain.set(text)
    guard case .number(let shape) = NumberText(plain) else { return nil }
    return shape.value(in: plain.bytes, decimal: shape.allowsPoint ? .point : .comma)
  }
}
