import Text

/// Draws the frame, the ticks and the titles around a plot area.
struct AxisDrawing {
  /// Where the parts of the chart stand.
  let layout: ChartLayout
  /// The cells inside the frame.
  let area: PlotArea
  /// The characters of the frame.
  let glyphs: ChartStyle.Glyphs

  /// The edges that the layout has.
  func drawFrame(on picture: inout TextCanvas) {
    let frame = glyphs.frame
    if layout.hasTopEdge {
      drawEdge(layout.topEdgeRow, frame.topLeft, frame.topRight, on: &picture)
    }
    if layout.hasBottomEdge {
      drawEdge(layout.bottomEdgeRow, frame.bottomLeft, frame.bottomRight, on: &picture)
    }
    guard layout.hasSides else { return }
    for row in layout.plotRow..<(layout.plotRow + layout.rows) {
      picture.put(frame.vertical, column: layout.plotColumn - 1, row: row)
      picture.put(frame.vertical, column: layout.plotColumn + layout.columns, row: row)
    }
  }

  /// The title above the picture, the y title in the top edge, the x title below the tick labels.
  func drawTitles(_ chart: Chart, on picture: inout TextCanvas) {
    if layout.hasTitle { drawCentred(chart.title, row: 0, on: &picture) }
    if layout.hasXTitle { drawCentred(chart.xAxis.title, row: layout.xTitleRow, on: &picture) }
    if layout.hasTopEdge, !chart.yAxis.title.isEmpty {
      let room = layout.columns - 4
      let title = chart.yAxis.title.escapedForTerminal.truncated(to: room, ellipsis: glyphs.ellipsis)
      if !title.isEmpty { picture.write(" \(title) ", column: layout.plotColumn + 1, row: layout.topEdgeRow) }
    }
  }

  /// Labels left of the frame, at most one in each row.
  func drawYTicks(_ ticks: Ticks, on picture: inout TextCanvas) {
    guard layout.labelColumns > 0 else { return }
    var used = Set<Int>()
    for (value, label) in zip(ticks.values, ticks.labels) {
      guard let row = area.row(value), used.insert(row).inserted else { continue }
      let width = layout.labelColumns - 1
      let text = label.truncated(to: width, ellipsis: glyphs.ellipsis).padded(to: width, alignment: .right)
      picture.write(text, column: 0, row: layout.plotRow + row)
      picture.put(glyphs.frame.leftTick, column: layout.plotColumn - 1, row: layout.plotRow + row)
    }
  }

  /// Labels below the frame, as many of them as leave two blanks between any two.
  func drawXTicks(_ ticks: Ticks, on picture: inout TextCanvas) {
    guard layout.hasBottomEdge else { return }
    for label in Self.placedLabels(ticks, layout: layout, area: area, width: picture.columns) {
      picture.write(label.text, column: label.start, row: layout.tickLabelRow)
      picture.put(glyphs.frame.bottomTick, column: label.tick, row: layout.bottomEdgeRow)
    }
  }

  /// The upper or lower edge with its corners.
  private func drawEdge(_ row: Int, _ left: Character, _ right: Character, on picture: inout TextCanvas) {
    for column in 0..<layout.columns {
      picture.put(glyphs.frame.horizontal, column: layout.plotColumn + column, row: row)
    }
    picture.put(left, column: layout.plotColumn - 1, row: row)
    picture.put(right, column: layout.plotColumn + layout.columns, row: row)
  }

  /// Writes a text above or below the middle of the plot area, moved sideways if it would leave the picture.
  private func drawCentred(_ text: String, row: Int, on picture: inout TextCanvas) {
    let text = text.escapedForTerminal.truncated(to: picture.columns, ellipsis: glyphs.ellipsis)
    let start = layout.plotColumn + (layout.columns - displayWidth(text)) / 2
    picture.write(text, column: min(max(start, 0), picture.columns - displayWidth(text)), row: row)
  }

  /// A label below the frame: the value it names, the column of its tick, and the columns of its text.
  struct PlacedLabel {
    var value: Double
    var tick, start, end: Int
    var text: String
  }

  /// The labels below the frame that fit.
  static func placedLabels(_ ticks: Ticks, layout: ChartLayout, area: PlotArea, width: Int) -> [PlacedLabel] {
    var best: [PlacedLabel] = []
    for choice in ticks.choices.isEmpty ? strides(ticks.values.count) : ticks.choices {
      // A label takes three columns at least.
      guard choice.count * 3 <= width + 3 else { continue }
      let chosen = choice.compactMap { index -> PlacedLabel? in
        guard ticks.values.indices.contains(index) else { return nil }
        return placedLabel(ticks.values[index], ticks.labels[index], layout: layout, area: area, width: width)
      }
      let areApart = zip(chosen, chosen.dropFirst()).allSatisfy { $0.end + 2 <= $1.start }
      if areApart, chosen.count > best.count { best = chosen }
      if best.count > 1 { return best }
    }
    guard best.isEmpty, let first = ticks.values.first else { return best }
    return [placedLabel(first, ticks.labels[0], layout: layout, area: area, width: width)].compactMap { $0 }
  }

  /// Every first, second, fifth, tenth, … of some ticks.
  private static func strides(_ count: Int) -> [[Int]] {
    var (choices, power) = ([[Int]](), 1)
    while power <= max(count, 1) {
      choices += [1, 2, 5].map { Array(stride(from: 0, to: count, by: $0 * power)) }
      power *= 10
    }
    return choices
  }

  /// A label under its tick, cut to a third of the width and kept inside the picture.
  private static func placedLabel(
    _ value: Double, _ label: String, layout: ChartLayout, area: PlotArea, width: Int
  ) -> PlacedLabel? {
    guard let column = area.column(value) else { return nil }
    let text = label.truncated(to: max(4, width / 3), ellipsis: area.ellipsis)
    let labelWidth = displayWidth(text)
    let tick = layout.plotColumn + column
    let start = max(0, min(tick - (labelWidth - 1) / 2, width - labelWidth))
    return PlacedLabel(value: value, tick: tick, start: start, end: start + labelWidth, text: text)
  }
}
