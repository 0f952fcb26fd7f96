import Text

/// Draws the box series of a chart as text. The boxes of one place stand side by side.
struct BoxDrawing {
  /// The cells inside the frame.
  let area: PlotArea
  /// Where the frame stands in the picture.
  let layout: ChartLayout
  /// The characters of the boxes.
  let glyphs: ChartStyle.Glyphs
  /// Columns of one box.
  private let columns: Int
  /// How many boxes stand side by side.
  private let seriesCount: Int

  /// - Parameters:
  ///   - distance: the least distance of two boxes on the x axis.
  ///   - seriesCount: how many boxes stand side by side.
  init(area: PlotArea, layout: ChartLayout, glyphs: ChartStyle.Glyphs, distance: Double, seriesCount: Int) {
    (self.area, self.layout, self.glyphs, self.seriesCount) = (area, layout, glyphs, max(seriesCount, 1))
    let share = distance / 2 / (area.x.upper / 2 - area.x.lower / 2)
    let slot = wholeNumber(notAbove: min(max(share, 0), 1) * Double(area.columns) + 1e-9)
    let room = max(1, (slot > 1 ? slot - 1 : slot) / self.seriesCount)
    // An odd number has a middle for the whiskers; wider than eleven reads no better.
    columns = min(room.isMultiple(of: 2) ? max(room - 1, 1) : room, 11)
  }

  /// Draws the boxes of one series, one for each place on the x axis.
  ///
  /// - Parameter place: the index of the series among those with bars or boxes.
  func draw(_ points: [Chart.Point], place: Int, look: SeriesLook, on picture: inout TextCanvas) {
    for (x, box) in BoxSummary.groups(points) {
      guard let fraction = area.x.fraction(of: x) else { continue }
      let centre = fraction * Double(area.columns) - Double(columns * seriesCount) / 2
      draw(box, left: wholeNumber(nearest: centre) + place * columns, look: look, on: &picture)
    }
  }

  /// Draws one box: whiskers, sides, median, outliers.
  private func draw(_ box: BoxSummary, left: Int, look: SeriesLook, on picture: inout TextCanvas) {
    guard let top = area.row(box.highQuartile), let bottom = area.row(box.lowQuartile),
      let median = area.row(box.median), let high = area.row(box.highWhisker), let low = area.row(box.lowWhisker)
    else { return }
    let g = BoxGlyphs.of(glyphs)
    let middle = left + columns / 2
    func put(_ glyph: Character, _ column: Int, _ row: Int) {
      guard (0..<area.columns).contains(column) else { return }
      picture.put(glyph, column: layout.plotColumn + column, row: layout.plotRow + row, colour: look.colour)
    }
    for row in high..<max(top, high) { put(g.vertical, middle, row) }
    for row in min(bottom + 1, low + 1)..<(low + 1) { put(g.vertical, middle, row) }
    if high < top { put(g.highEnd, middle, high) }
    if low > bottom { put(g.lowEnd, middle, low) }
    for column in left..<left + columns {
      let (isLeft, isRight) = (column == left, column == left + columns - 1)
      for row in top...bottom where isLeft || isRight { put(g.vertical, column, row) }
      put(isLeft ? g.topLeft : (isRight ? g.topRight : g.horizontal), column, top)
      put(isLeft ? g.bottomLeft : (isRight ? g.bottomRight : g.horizontal), column, bottom)
      put(g.median, column, median)
    }
    // The marker tells the boxes of one series from those of another.
    put(look.marker, middle, median)
    for value in box.outliers {
      if let row = area.row(value) { put(look.marker, middle, row) }
    }
  }
}

/// The characters of a box.
private struct BoxGlyphs {
  let topLeft, topRight, bottomLeft, bottomRight, horizontal, vertical, median, highEnd, lowEnd: Character

  /// The characters of a style.
  static func of(_ glyphs: ChartStyle.Glyphs) -> BoxGlyphs {
    switch glyphs {
    case .braille:
      BoxGlyphs(
        topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘", horizontal: "─", vertical: "│", median: "━",
        highEnd: "┬", lowEnd: "┴")
    case .ascii:
      BoxGlyphs(
        topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", horizontal: "-", vertical: "|", median: "=",
        highEnd: "-", lowEnd: "-")
    }
  }
}
