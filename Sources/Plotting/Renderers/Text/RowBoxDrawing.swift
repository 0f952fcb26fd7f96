import Text

/// Draws box plots that lie on their side as text: three rows high if there are four for each, otherwise one.
struct RowBoxDrawing {
  /// The cells inside the frame.
  let area: PlotArea
  /// Where the frame stands in the picture.
  let layout: ChartLayout
  /// The characters of the boxes.
  let glyphs: ChartStyle.Glyphs

  /// A box and the cells of its parts.
  private struct Placed {
    let row: Int
    let lowWhisker, low, median, high, highWhisker: Int
    let outliers: [Int]
  }

  /// Whether a box is three rows high.
  private var isHigh: Bool {
    guard let one = area.dotY(0), let next = area.dotY(-1) else { return false }
    return next - one >= 4 * glyphs.dotsPerCell.down
  }

  private func placed(_ points: [Chart.Point]) -> [Placed] {
    BoxSummary.groups(points.map { Chart.Point(x: $0.y, y: $0.x) }).compactMap { place, box in
      let columns = [box.lowWhisker, box.lowQuartile, box.median, box.highQuartile, box.highWhisker]
        .compactMap(area.column)
      guard let row = area.row(place), columns.count == 5 else { return nil }
      return Placed(
        row: row, lowWhisker: columns[0], low: columns[1], median: columns[2], high: columns[3],
        highWhisker: columns[4], outliers: box.outliers.compactMap(area.column))
    }
  }

  /// Draws whiskers and boxes.
  func drawFrames(_ points: [Chart.Point], look: SeriesLook, on picture: inout TextCanvas) {
    let g = RowBoxGlyphs.of(glyphs)
    for box in placed(points) {
      func put(_ glyph: Character, _ column: Int, _ offset: Int = 0) {
        let row = layout.plotRow + box.row + offset
        guard (0..<layout.rows).contains(box.row + offset) else { return }
        picture.put(glyph, column: layout.plotColumn + column, row: row, colour: look.colour)
      }
      for column in box.lowWhisker..<max(box.low, box.lowWhisker) { put(g.whisker, column) }
      for column in min(box.high + 1, box.highWhisker + 1)..<(box.highWhisker + 1) { put(g.whisker, column) }
      if box.lowWhisker < box.low { put(g.lowEnd, box.lowWhisker) }
      if box.highWhisker > box.high { put(g.highEnd, box.highWhisker) }
      guard isHigh else {
        for column in box.low...box.high { put(g.body, column) }
        put(g.lowSide, box.low)
        if box.high > box.low { put(g.highSide, box.high) }
        continue
      }
      for column in box.low...box.high {
        let (isLow, isHigh) = (column == box.low, column == box.high)
        put(isLow ? g.topLeft : (isHigh ? g.topRight : (column == box.median ? g.topMedian : g.horizontal)), column, -1)
        put(
          isLow ? g.bottomLeft : (isHigh ? g.bottomRight : (column == box.median ? g.bottomMedian : g.horizontal)),
          column, 1)
      }
      put(box.lowWhisker < box.low ? g.left : g.vertical, box.low)
      put(box.highWhisker > box.high ? g.right : g.vertical, box.high)
    }
  }

  /// Draws medians and outliers.
  func drawMarks(_ points: [Chart.Point], look: SeriesLook, on picture: inout TextCanvas) {
    for box in placed(points) {
      // The marker tells the boxes of one series from those of another.
      for column in box.outliers + [box.median] {
        picture.put(
          look.marker, column: layout.plotColumn + column, row: layout.plotRow + box.row, colour: look.colour)
      }
    }
  }
}

/// The characters of a box on its side.
private struct RowBoxGlyphs {
  let topLeft, topRight, bottomLeft, bottomRight, horizontal, vertical, topMedian, bottomMedian: Character
  /// The sides of a high box where whiskers start.
  let left, right: Character
  let whisker, lowEnd, highEnd: Character
  /// A box of one row.
  let body, lowSide, highSide: Character

  /// The characters of a style.
  static func of(_ glyphs: ChartStyle.Glyphs) -> RowBoxGlyphs {
    switch glyphs {
    case .braille:
      RowBoxGlyphs(
        topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘", horizontal: "─", vertical: "│", topMedian: "┬",
        bottomMedian: "┴", left: "┤", right: "├", whisker: "─", lowEnd: "├", highEnd: "┤", body: "━", lowSide: "┝",
        highSide: "┥")
    case .ascii:
      RowBoxGlyphs(
        topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", horizontal: "-", vertical: "|", topMedian: "+",
        bottomMedian: "+", left: "|", right: "|", whisker: "-", lowEnd: "|", highEnd: "|", body: "=", lowSide: "[",
        highSide: "]")
    }
  }
}

extension Chart {
  /// Whether it has boxes on their side.
  var hasRows: Bool { series.contains { $0.mark == .rowBoxes } }

  /// The same chart with boxes upright instead of on their side: the axes change places, the uppermost box is the
  /// leftmost.
  var withStandingBoxes: Chart {
    var chart = self
    (chart.xAxis, chart.yAxis) = (yAxis, xAxis)
    chart.xAxis.labels = yAxis.labels.map { AxisLabel(position: -$0.position, text: $0.text) }
    for index in series.indices {
      chart.series[index].points = series[index].points.map { Point(x: -$0.y, y: $0.x) }
      if series[index].mark == .rowBoxes { chart.series[index].mark = .boxes }
    }
    chart.referenceLines = referenceLines.map { line in
      var line = line
      switch line.place {
      case .x(let value): line.place = .y(value)
      case .y(let value): line.place = .x(-value)
      }
      return line
    }
    for index in legendNotes.indices where legendNotes[index].mark == .rowBoxes {
      chart.legendNotes[index].mark = .boxes
    }
    return chart
  }
}
