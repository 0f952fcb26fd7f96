import Text

/// The cells inside the frame, and which of them a value belongs to. A cell is divided into dots, as many as the canvas has.
struct PlotArea: Sendable, Equatable {
  /// The width in cells.
  let columns: Int
  /// The height in cells.
  let rows: Int
  /// What the x axis shows.
  let x: AxisRange
  /// What the y axis shows.
  let y: AxisRange
  /// Dots in the width of a cell.
  private let across: Int
  /// Dots in the height of a cell.
  private let down: Int
  /// Ends a label that is cut.
  private(set) var ellipsis = "…"
  /// Cells that values are moved to the right.
  private var aside = 0

  /// The plot area of a picture of characters.
  init(columns: Int, rows: Int, x: AxisRange, y: AxisRange, glyphs: ChartStyle.Glyphs) {
    self.init(columns: columns, rows: rows, x: x, y: y, dotsPerCell: glyphs.dotsPerCell)
    ellipsis = glyphs.ellipsis
  }

  /// A plot area with cells of any number of dots.
  init(columns: Int, rows: Int, x: AxisRange, y: AxisRange, dotsPerCell: (across: Int, down: Int)) {
    self.columns = columns
    self.rows = rows
    self.x = x
    self.y = y
    (across, down) = dotsPerCell
  }

  /// The same area for a series that stands some cells to the right of its places.
  func moved(aside cells: Int) -> PlotArea {
    var area = self
    area.aside = min(max(cells, -columns), columns)
    return area
  }

  /// The dot of a point; nil if one of its values has no place.
  func dot(_ point: Chart.Point) -> (x: Int, y: Int)? {
    guard let x = dotX(point.x), let y = dotY(point.y) else { return nil }
    return (x, y)
  }

  /// The cell of a point; nil if one of its values has no place.
  func cell(_ point: Chart.Point) -> (column: Int, row: Int)? {
    guard let dot = dot(point) else { return nil }
    return (dot.x / across, dot.y / down)
  }

  /// The column of a value on the x axis.
  func column(_ value: Double) -> Int? { dotX(value).map { $0 / across } }

  /// The row of a value on the y axis.
  func row(_ value: Double) -> Int? { dotY(value).map { $0 / down } }

  /// The dot of a value on the x axis, counted from the left; nil if it has no place.
  func dotX(_ value: Double) -> Int? {
    x.fraction(of: value).map { part in
      let dot = wholeNumber(nearest: part * Double(columns * across - 1)) + aside * across
      return min(max(dot, 0), columns * across - 1)
    }
  }

  /// The dot of a value on the y axis, counted from the top; nil if it has no place.
  func dotY(_ value: Double) -> Int? {
    y.fraction(of: value).map { wholeNumber(nearest: (1 - $0) * Double(rows * down - 1)) }
  }
}
