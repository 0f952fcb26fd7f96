import Text

/// A reference line, placed in the cells of the plot area.
struct PlacedReferenceLine: Sendable, Equatable {
  /// Whether the line goes up, at a value of the x axis.
  let isVertical: Bool
  /// Where the line is, as a value.
  let value: Double
  /// The row of a horizontal line, the column of a vertical one.
  let place: Int
  /// Written beside the line; empty for none.
  let label: String
  /// What the colour is for.
  let colour: Chart.ColourRole

  /// Places a line; nil if its value has no place on the axis.
  init?(_ line: Chart.ReferenceLine, in area: PlotArea) {
    let found: Int?
    switch line.place {
    case .x(let value): (isVertical, self.value, found) = (true, value, area.column(value))
    case .y(let value): (isVertical, self.value, found) = (false, value, area.row(value))
    }
    guard let found else { return nil }
    place = found
    label = line.label.escapedForTerminal
    colour = line.colour
  }

  /// Draws the dashes.
  ///
  /// - Parameter layout: where the plot area stands in the picture.
  func draw(on picture: inout TextCanvas, layout: ChartLayout, glyphs: ChartStyle.Glyphs) {
    let frame = glyphs.frame
    if isVertical {
      for row in 0..<layout.rows {
        let at = (column: layout.plotColumn + place, row: layout.plotRow + row)
        picture.put(frame.dashedVertical, column: at.column, row: at.row, colour: colour)
      }
    } else {
      // A hyphen has no gaps of its own.
      for column in stride(from: 0, to: layout.columns, by: glyphs == .ascii ? 2 : 1) {
        let at = (column: layout.plotColumn + column, row: layout.plotRow + place)
        picture.put(frame.dashedHorizontal, column: at.column, row: at.row, colour: colour)
      }
    }
  }

  /// A label, and the cell of the picture that it starts in.
  struct PlacedLabel: Sendable, Equatable {
    var text: String
    var column, row: Int
    var colour: Chart.ColourRole
    /// The line that it belongs to.
    var line: PlacedReferenceLine
  }

  /// The label beside the line, where it hides least of `picture`; nil without a label or without room for one.
  func placedLabel(on picture: TextCanvas, layout: ChartLayout, glyphs: ChartStyle.Glyphs) -> PlacedLabel? {
    guard !label.isEmpty, layout.rows > 1 else { return nil }
    let room = isVertical ? max(layout.columns - place - 2, place - 1) : layout.columns - 2
    let text = label.truncated(to: room, ellipsis: glyphs.ellipsis)
    let width = displayWidth(text)
    guard width > 0 else { return nil }
    var best: (column: Int, row: Int, hidden: Int)?
    for (column, row) in isVertical ? besideColumns(width, layout) : besideRows(width, layout) {
      guard column >= 0, column + width <= layout.columns, row >= 0, row < layout.rows else { continue }
      let (left, top) = (layout.plotColumn + column, layout.plotRow + row)
      // One blank is kept on both sides.
      let hidden = (left - 1...left + width).count { $0 != ownColumn(layout) && !picture.isBlank(column: $0, row: top) }
      if hidden < best?.hidden ?? Int.max { best = (left, top, hidden) }
      if hidden == 0 { break }
    }
    return best.map { PlacedLabel(text: text, column: $0.column, row: $0.row, colour: colour, line: self) }
  }

  /// The column of the picture with the line itself, which a label may touch.
  private func ownColumn(_ layout: ChartLayout) -> Int? { isVertical ? layout.plotColumn + place : nil }

  /// Places for a label beside a vertical line, the best first.
  private func besideColumns(_ width: Int, _ layout: ChartLayout) -> [(column: Int, row: Int)] {
    (0..<layout.rows).flatMap { row in [(place + 2, row), (place - 1 - width, row)] }
  }

  /// Places for a label above, below and on a horizontal line, the best first.
  private func besideRows(_ width: Int, _ layout: ChartLayout) -> [(column: Int, row: Int)] {
    let columns = stride(from: layout.columns - width - 1, through: 1, by: -1)
    return [place - 1, place + 1, place].flatMap { row in columns.map { ($0, row) } }
  }
}
