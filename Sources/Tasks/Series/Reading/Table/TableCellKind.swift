/// What the text of a cell looks like by itself.
enum TableCellKind {
  case blank
  /// A word such as `NA`.
  case missing
  case number
  case date
  /// What can be both: `2021`, `202103`, `2021.03`.
  case numberOrDate
  case text

  var isNumber: Bool { self == .number || self == .numberOrDate }

  var isDate: Bool { self == .date || self == .numberOrDate }

  var isText: Bool { self == .text }

  /// Whether the cell holds nothing.
  var isEmpty: Bool { self == .blank || self == .missing }
}

/// Tells kinds of cells; the memory of the last cell is used again.
struct CellClassifier {
  private var plain = PlainCell()
  private var dates = DateScanner()

  /// The kind of a text without blanks at its ends.
  mutating func kind(_ text: Bytes) -> TableCellKind {
    if text.isEmpty { return .blank }
    guard text.count <= 64 else { return .text }
    let isDate = dates.scan(text) && !DatePattern.candidates(dates.tokens).isEmpty
    plain.set(text)
    switch NumberText(plain) {
    case .missing: return .missing
    case .number, .notFinite: return isDate ? .numberOrDate : .number
    case .text: return isDate ? .date : .text
    }
  }
}
