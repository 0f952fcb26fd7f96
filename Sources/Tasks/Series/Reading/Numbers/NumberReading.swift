internal import Phrases
private import Text

/// The numbers of a column, read as the whole column asks.
struct NumberReading {
  /// One a row; NaN where there is no value.
  let values: [Double]
  let remarks: [Phrase]

  /// - Parameters:
  ///   - told: the decimal mark that a person named.
  ///   - allowsShort: whether a row that does not reach the column has no value there.
  /// - Throws: `ReadingError` about numbers and rows.
  init(
    _ layout: TableLayout, column: Int, others: [Int], told: DecimalMark?, allowsShort: Bool
  ) throws(ReadingError) {
    let name = layout.names[column]
    let evidence = try NumberReading.evidence(layout, column, allowsShort: allowsShort)
    var mark = try evidence.mark(told: told, column: name)
    var remarks: [Phrase] = []
    if mark == nil, let place = evidence.ambiguous {
      (mark, remarks) = try NumberReading.decided(layout, place, name: name, others: others)
    }
    if mark == .comma, layout.columnCount == 1, told == nil {
      remarks.append("the comma is read as the decimal mark")
    }
    values = try NumberReading.values(layout, column, mark ?? .point)
    self.remarks = remarks
  }

  // MARK: Evidence

  private static func evidence(
    _ layout: TableLayout, _ column: Int, allowsShort: Bool
  ) throws(ReadingError) -> DecimalEvidence {
    var evidence = DecimalEvidence()
    var plain = PlainCell()
    for row in layout.rows {
      let cells = layout.table.cells(ofRow: row)
      try check(cells, row, layout, column, allowsShort: allowsShort)
      let text = column < cells.count ? layout.table.content(cells[column]) : []
      let place = { CellPlace(row: row + 1, text: text.text) }
      plain.set(text)
      switch NumberText(plain) {
      case .missing: break
      case .number(let shape): evidence.add(shape, place)
      case .notFinite: throw .notFinite(place(), column: layout.names[column])
      case .text: throw .notANumber(place(), column: layout.names[column])
      }
    }
    return evidence
  }

  private static func check(
    _ cells: [TableCell], _ row: Int, _ layout: TableLayout, _ column: Int, allowsShort: Bool
  ) throws(ReadingError) {
    let expected = layout.columnCount
    if cells.count > expected, cells[expected...].contains(where: { !layout.table.content($0).isEmpty }) {
      throw .rowTooLong(row: row + 1, found: cells.count, expected: expected, looksLikeNumber: number(cells, layout))
    }
    if cells.count <= column, !allowsShort {
      throw .rowTooShort(row: row + 1, found: cells.count, expected: expected, column: layout.names[column])
    }
  }

  /// The last two cells, if they can be one number that a comma divided: `7,289`.
  private static func number(_ cells: [TableCell], _ layout: TableLayout) -> String? {
    guard layout.table.delimiter == UInt8(ascii: ","), cells.count >= 2 else { return nil }
    let parts = cells.suffix(2).map { layout.table.content($0) }
    let areDigits = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCIIDigit } }
    return areDigits ? parts.map { $0.text }.joined(separator: ",") : nil
  }

  // MARK: Decision

  /// What other columns or the separator say where the column itself can be read in two ways.
  private static func decided(
    _ layout: TableLayout, _ place: CellPlace, name: String, others: [Int]
  ) throws(ReadingError) -> (DecimalMark, [Phrase]) {
    let (point, comma) = readings(place.text)
    var marks: [DecimalMark] = []
    for other in others {
      if let evidence = try? evidence(layout, other, allowsShort: true),
        let mark = try? evidence.mark(told: nil, column: "")
      {
        marks.append(mark)
      }
    }
    let isPlain = layout.table.delimiter == UInt8(ascii: ",") && layout.columnCount > 1 && place.text.contains(".")
    let agreed = marks.first.flatMap { first in marks.allSatisfy { $0 == first } ? first : nil }
    guard let mark = agreed ?? (isPlain && marks.isEmpty ? .point : nil) else {
      throw .ambiguousDecimal(place, column: name, point: point, comma: comma)
    }
    let taken = mark == .point ? point : comma
    return (
      mark,
      [
        """
        \(quoted(place.text)) in row \(place.row) is read as \(taken); decimal=\(mark.other.sign) \
        reads \(mark == .point ? comma : point)
        """
      ]
    )
  }

  /// What a text is with a decimal point and with a decimal comma.
  private static func readings(_ text: String) -> (point: String, comma: String) {
    var plain = PlainCell()
    plain.set(Array(text.utf8)[...])
    guard case .number(let shape) = NumberText(plain) else { return ("", "") }
    func written(_ mark: DecimalMark) -> String {
      let value = shape.value(in: plain.bytes, decimal: mark) ?? 0
      return value.isWholeNumber && value.magnitude < 1e15 ? String(Int64(value)) : value.description
    }
    return (written(.point), written(.comma))
  }

  // MARK: Values

  private static func values(
    _ layout: TableLayout, _ column: Int, _ mark: DecimalMark
  ) throws(ReadingError) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(layout.rows.count)
    var plain = PlainCell()
    for row in layout.rows {
      let text = layout.text(row: row, column: column)
      plain.set(text)
      guard case .number(let shape) = NumberText(plain), let value = shape.value(in: plain.bytes, decimal: mark) else {
        values.append(.nan)
        continue
      }
      guard value.magnitude <= Series.largestValue else {
        throw .valueTooLarge(CellPlace(row: row + 1, text: text.text), column: layout.names[column])
      }
      values.append(value)
    }
    return values
  }
}
