import Text

/// A reference line in cells of the plot area.
struct PlacedReferenceLine: Sendable, Equatable {
  let isVertical: Bool
  /// The row of a horizontal line, the column of a vertical one.
  let place: Int
  let label: String
  let colour: Chart.ColourRole

  /// Nil where the line has no place on its axis.
  init?(_ line: Chart.ReferenceLine, in area: PlotArea) {
    let found: Int?
    switch line.place {
    case .x(let value): (isVertical, found) = (true, area.column(value))
    case .y(let value): (isVertical, found) = (false, area.row(value))
    }
    guard let found else { return nil }
    place = found
    label = line.label.escapedForTerminal
    colour = line.colour
  }

  /// Draws the dashes, in cells of `picture`, where the plot area starts at the layout's plot column and row.
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

  /// A label and the cell of the picture where it starts.
  struct PlacedLabel: Sendable, Equatable {
    var text: String
    var column, row: Int
    var colour: Chart.ColourRole
  }

  /// The label beside the line where it hides least of what is drawn.
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
    return best.map { PlacedLabel(text: text, column: $0.column, row: $0.row, colour: colour) }
  }

  private func ownColumn(_ layout: ChartLayout) -> Int? { isVertical ? layout.plotColumn + place : nil }

  private func besideColumns(_ width: Int, _ layout: ChartLayout) -> [(column: Int, row: Int)] {
    (0..<layout.rows).flatMap { row in [(place + 2, row), (place - 1 - width, row)] }
  }

  private func besideRows(_ width: Int, _ layout: ChartLayout) -> [(column: Int, row: Int)] {
    let columns = stride(from: layout.columns - width - 1, through: 1, by: -1)
    return [place - 1, place + 1, place].flatMap { row in columns.map { ($0, row) } }
  }
}
