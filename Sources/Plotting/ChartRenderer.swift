/// The chart as lines of text, at most `style.width` columns wide and `style.height` lines high, without blanks at
/// the ends of lines. Every series can be told from the others without colour.
///
/// With little room titles, legend and frame are left out. A chart without a point that can be shown is one line that
/// says so.
package func render(_ chart: Chart, style: ChartStyle) -> [String] {
  guard style.width > 0, style.height > 0 else { return [] }
  guard let drawing = ChartDrawing(chart, style: style) else {
    let title = chart.title.isEmpty ? "chart" : chart.title.escapedForTerminal
    return ["\(title): \(reasonForNoPicture(chart))".truncated(to: style.width, ellipsis: style.glyphs.ellipsis)]
  }
  return drawing.picture().lines(colour: style.colour)
}

private func reasonForNoPicture(_ chart: Chart) -> String {
  if chart.series.allSatisfy(\.points.isEmpty) { return "no points to draw" }
  let isLogarithmic = chart.xAxis.scale == .logarithmic || chart.yAxis.scale == .logarithmic
  return isLogarithmic
    ? "nothing to draw, a logarithmic axis needs finite values above 0"
    : "nothing to draw, no point has finite values"
}

/// A chart with everything decided that has to be known before drawing.
private struct ChartDrawing {
  let chart: Chart
  let style: ChartStyle
  let extent: ChartExtent
  let layout: ChartLayout
  let area: PlotArea
  let xTicks, yTicks: Ticks
  let looks: [SeriesLook]
  let markers: [MarkerPlacing]

  /// Nil where no point can be shown.
  init?(_ chart: Chart, style: ChartStyle) {
    extent = ChartExtent(chart)
    guard let xInterval = extent.x, let yInterval = extent.y else { return nil }
    self.chart = chart
    self.style = style
    let looks = chart.series.enumerated().map { SeriesLook(index: $0, colour: $1.colour, glyphs: style.glyphs) }
    self.looks = looks
    let (width, height) = (min(style.width, 1000), min(style.height, 1000))
    let legend = Self.legend(chart, looks, [], extent, width: width, height: height, style)
    var layout = ChartLayout(
      width: width, height: height, legendRows: legend.rows.count, hasTitle: !chart.title.isEmpty,
      hasXTitle: !chart.xAxis.title.isEmpty)
    let y = FittedAxis.values(yInterval, chart.yAxis, rows: layout.rows)
    layout.addLabels(width: min(y.ticks.labels.reduce(0) { max($0, displayWidth($1)) }, width / 3))
    let x = FittedAxis.positions(extent, xInterval, chart.xAxis, columns: layout.columns)
    let area = PlotArea(columns: layout.columns, rows: layout.rows, x: x.range, y: y.range, glyphs: style.glyphs)
    (self.layout, self.area, xTicks, yTicks) = (layout, area, x.ticks, y.ticks)
    markers = chart.series.enumerated().map {
      MarkerPlacing($1, in: area, index: $0, count: chart.series.count)
    }
  }

  func picture() -> TextCanvas {
    var picture = TextCanvas(columns: min(style.width, 1000), rows: min(style.height, 1000))
    let axes = AxisDrawing(layout: layout, area: area, glyphs: style.glyphs)
    axes.drawFrame(on: &picture)
    axes.drawTitles(chart, on: &picture)
    axes.drawYTicks(yTicks, on: &picture)
    axes.drawXTicks(xTicks, on: &picture)
    let references = chart.referenceLines.compactMap { PlacedReferenceLine($0, in: area) }
    for line in references { line.draw(on: &picture, layout: layout, glyphs: style.glyphs) }
    drawSeries(on: &picture)
    for line in references { line.drawLabel(on: &picture, layout: layout, glyphs: style.glyphs) }
    if layout.hasLegend {
      let legend = Self.legend(chart, looks, markers, extent, width: picture.columns, height: picture.rows, style)
      let widest = legend.rows.reduce(0) { max($0, Legend.width($1)) }
      let column = min(layout.plotColumn + 1, picture.columns - widest)
      legend.draw(on: &picture, column: max(column, 0), row: layout.legendRow)
    }
    return picture
  }

  private func drawSeries(on picture: inout TextCanvas) {
    drawBars(on: &picture)
    switch style.glyphs {
    case .braille: drawDots(BrailleCanvas(columns: area.columns, rows: area.rows), on: &picture)
    case .ascii: drawDots(CharacterCanvas(columns: area.columns, rows: area.rows), on: &picture)
    }
    for (look, placing) in zip(looks, markers) {
      for cell in placing.cells {
        let (column, row) = (layout.plotColumn + cell.column, layout.plotRow + cell.row)
        picture.put(look.marker, column: column, row: row, colour: look.colour)
      }
    }
  }

  private func drawBars(on picture: inout TextCanvas) {
    let bars = zip(chart.series, looks).filter { $0.0.mark == .bars }
    guard let distance = extent.barDistance else { return }
    let drawing = BarDrawing(area: area, distance: distance, seriesCount: bars.count)
    for (place, (series, look)) in bars.enumerated() {
      drawing.draw(series.points, place: place, look: look, on: &picture, layout: layout)
    }
  }

  private func drawDots(_ empty: some DotCanvas, on picture: inout TextCanvas) {
    var canvas = empty
    for (index, series) in chart.series.enumerated() {
      switch series.mark {
      case .bars: break
      case .line: drawLine(series.points, in: area, look: looks[index], on: &canvas)
      case .points where markers[index].isAtEveryPoint: break
      case .points:
        for dot in series.points.compactMap(area.dot) { canvas.dot(x: dot.x, y: dot.y, ink: looks[index].ink) }
      }
    }
    canvas.copy(to: &picture, column: layout.plotColumn, row: layout.plotRow)
  }

  /// The legend; before the markers are known, one of the same size.
  private static func legend(
    _ chart: Chart, _ looks: [SeriesLook], _ markers: [MarkerPlacing], _ extent: ChartExtent, width: Int, height: Int,
    _ style: ChartStyle
  ) -> Legend {
    var entries: [Legend.Entry] = []
    for (index, series) in chart.series.enumerated() where !series.name.isEmpty {
      let hasMarkers = index < markers.count && !markers[index].cells.isEmpty
      let sample = looks[index].sample(series.mark, hasMarkers: hasMarkers)
      entries.append(.init(sample: sample, colour: looks[index].colour, name: series.name.escapedForTerminal))
    }
    if extent.hiddenCount > 0 {
      let note = "(\(groupedText(extent.hiddenCount)) \(extent.hiddenCount == 1 ? "point" : "points") not shown)"
      entries.append(.init(sample: "", colour: .muted, name: note))
    }
    return Legend(entries, columns: width, mostRows: max(1, height / 3), ellipsis: style.glyphs.ellipsis)
  }
}
