import Text

/// The cells inside the frame, and where values come to lie on them.
struct PlotArea: Sendable, Equatable {
  let columns: Int
  let rows: Int
  let x: AxisRange
  let y: AxisRange
  private let across: Int
  private let down: Int
  /// Ends a label that is cut.
  private(set) var ellipsis = "…"

  init(columns: Int, rows: Int, x: AxisRange, y: AxisRange, glyphs: ChartStyle.Glyphs) {
    self.init(columns: columns, rows: rows, x: x, y: y, dotsPerCell: glyphs.dotsPerCell)
    ellipsis = glyphs.ellipsis
  }

  init(columns: Int, rows: Int, x: AxisRange, y: AxisRange, dotsPerCell: (across: Int, down: Int)) {
    self.columns = columns
    self.rows = rows
    self.x = x
    self.y = y
    (across, down) = dotsPerCell
  }

  /// The dot of a point; nil where one of its values has no place.
  func dot(_ point: Chart.Point) -> (x: Int, y: Int)? {
    guard let x = dotX(point.x), let y = dotY(point.y) else { return nil }
    return (x, y)
  }

  /// The cell of a point; nil where one of its values has no place.
  func cell(_ point: Chart.Point) -> (column: Int, row: Int)? {
    guard let dot = dot(point) else { return nil }
    return (dot.x / across, dot.y / down)
  }

  /// The column of a value on the x axis.
  func column(_ value: Double) -> Int? { dotX(value).map { $0 / across } }

  /// The row of a value on the y axis.
  func row(_ value: Double) -> Int? { dotY(value).map { $0 / down } }

  func dotX(_ value: Double) -> Int? {
    x.fraction(of: value).map { wholeNumber(nearest: $0 * Double(columns * across - 1)) }
  }

  func dotY(_ value: Double) -> Int? {
    y.fraction(of: value).map { wholeNumber(nearest: (1 - $0) * Double(rows * down - 1)) }
  }
}
