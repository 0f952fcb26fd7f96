internal import Phrases

/// A cell of a column, with the row where it stands (from 1).
package struct CellPlace: Sendable, Equatable {
  package let row: Int
  package let text: String

  /// A cell with its row.
  package init(row: Int, text: String) { (self.row, self.text) = (row, text) }
}

/// Which mark stands before the decimals of a column, as all of its cells show.
struct DecimalEvidence {
  private(set) var numbers = 0
  private(set) var onlyPoint: CellPlace?
  private(set) var onlyComma: CellPlace?
  private(set) var ambiguous: CellPlace?
  private(set) var withPercent: CellPlace?
  private(set) var withoutPercent: CellPlace?
  private(set) var unit: (name: String, place: CellPlace)?
  private(set) var otherUnit: CellPlace?

  /// Adds a cell.
  ///
  /// - Parameter place: makes the place where it stands, when it is needed.
  mutating func add(_ shape: NumberShape, _ place: () -> CellPlace) {
    numbers += 1
    if shape.isAmbiguous {
      if ambiguous == nil { ambiguous = place() }
    } else if !shape.allowsComma {
      if onlyPoint == nil { onlyPoint = place() }
    } else if !shape.allowsPoint, onlyComma == nil {
      onlyComma = place()
    }
    addUnit(shape.unit, place)
  }

  /// The mark that the cells show; nil if they show none.
  ///
  /// - Throws: `ReadingError.mixedDecimals`, `.decimalContradicts`, `.mixedUnits`.
  func mark(told: DecimalMark?, column: String) throws(ReadingError) -> DecimalMark? {
    if let first = unit, let other = otherUnit { throw .mixedUnits(first.place, other, column: column) }
    if let with = withPercent, let without = withoutPercent { throw .mixedUnits(with, without, column: column) }
    if let told {
      if let place = told == .point ? onlyComma : onlyPoint {
        throw .decimalContradicts(told, place, column: column)
      }
      return told
    }
    if let point = onlyPoint, let comma = onlyComma { throw .mixedDecimals(point, comma, column: column) }
    return onlyPoint != nil ? .point : onlyComma != nil ? .comma : nil
  }

  private mutating func addUnit(_ found: NumberUnit, _ place: () -> CellPlace) {
    if found.name == "%" {
      if withPercent == nil { withPercent = place() }
      return
    }
    if withoutPercent == nil { withoutPercent = place() }
    guard found != .none, otherUnit == nil else { return }
    if let unit {
      if unit.name != found.name { otherUnit = place() }
    } else {
      unit = (found.name, place())
    }
  }
}
