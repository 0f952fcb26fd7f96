import Text

/// Everything that must be decided before a chart is drawn: what each axis shows, where the parts stand, how each series
/// looks.
struct ChartPlan {
  /// What is drawn.
  let chart: Chart
  /// How it is drawn.
  let style: ChartStyle
  /// How far the data reach.
  let extent: ChartExtent
  /// Where the parts of the chart stand.
  let layout: ChartLayout
  /// The cells inside the frame.
  let area: PlotArea
  /// The ticks of both axes.
  let xTicks, yTicks: Ticks
  /// How each series looks.
  let looks: [SeriesLook]
  /// Where each series has its markers.
  let markers: [MarkerPlacing]
  /// Columns, at most 1000.
  let width: Int
  /// Lines, at most 1000.
  let height: Int

  /// Plans a chart; nil if no point can be shown.
  init?(_ chart: Chart, style: ChartStyle) {
    let chart = Self.hasRoomForRows(chart, style) ? chart : chart.withStandingBoxes
    extent = ChartExtent(chart)
    guard let xInterval = extent.x, let yInterval = extent.y else { return nil }
    self.chart = chart
    self.style = style
    let looks = Self.looks(chart, style)
    self.looks = looks
    let (width, height) = (min(style.width, 1000), min(style.height, 1000))
    (self.width, self.height) = (width, height)
    var layout = Self.layout(chart, looks, extent, style)
    let dots = style.glyphs.dotsPerCell.down
    let places = FittedAxis.places(yInterval, chart.yAxis, rows: layout.rows, dots: dots)
    let values = FittedAxis.values(
      yInterval, chart.yAxis, rows: layout.rows, dots: dots, hasTicks: layout.hasSides)
    let y = chart.hasRows ? places ?? values : values
    layout.addLabels(width: min(y.ticks.labels.reduce(0) { max($0, displayWidth($1)) }, width / 3))
    let x = FittedAxis.positions(extent, xInterval, chart.xAxis, columns: layout.columns)
    let area = PlotArea(columns: layout.columns, rows: layout.rows, x: x.range, y: y.range, glyphs: style.glyphs)
    (self.layout, self.area, xTicks, yTicks) = (layout, area, x.ticks, y.ticks)
    let count = chart.series.count { $0.mark != .ranges }
    markers = chart.series.enumerated().map {
      MarkerPlacing($1, in: area.moved(aside: $1.columnsAside), index: $0, count: count)
    }
  }

  private static func layout(
    _ chart: Chart, _ looks: [SeriesLook], _ extent: ChartExtent, _ style: ChartStyle
  ) -> ChartLayout {
    let (width, height) = (min(style.width, 1000), min(style.height, 1000))
    let legend = legend(chart, looks, [], extent, width: width, height: height, style)
    return ChartLayout(
      width: width, height: height, legendRows: legend.rows.count, hasTitle: !chart.title.isEmpty,
      hasXTitle: !chart.xAxis.title.isEmpty)
  }

  /// Whether boxes on their side, if there are any, have room one below another.
  private static func hasRoomForRows(_ chart: Chart, _ style: ChartStyle) -> Bool {
    guard chart.hasRows else { return true }
    let extent = ChartExtent(chart)
    guard let y = extent.y else { return true }
    let rows = layout(chart, looks(chart, style), extent, style).rows
    return FittedAxis.places(y, chart.yAxis, rows: rows, dots: 1) != nil
  }

  private static func looks(_ chart: Chart, _ style: ChartStyle) -> [SeriesLook] {
    chart.series.enumerated().map { SeriesLook(index: $0, colour: $1.colour, glyphs: style.glyphs) }
  }

  /// The chart as text.
  func picture() -> TextCanvas {
    var picture = pictureWithoutLabels()
    for label in referenceLabels(on: picture) {
      picture.write(label.text, column: label.column, row: label.row, colour: label.colour)
    }
    if layout.hasLegend {
      let (legend, column) = placedLegend()
      legend.draw(on: &picture, column: column, row: layout.legendRow)
    }
    return picture
  }

  /// The text that pixels are drawn over: everything except the series.
  func underlay() -> TextCanvas {
    var picture = TextCanvas(columns: width, rows: height)
    drawAround(on: &picture)
    for label in referenceLabels() {
      picture.write(label.text, column: label.column, row: label.row, colour: label.colour)
    }
    if layout.hasLegend {
      let (legend, column) = placedLegend()
      legend.draw(on: &picture, column: column, row: layout.legendRow, samples: false)
    }
    return picture
  }

  /// The labels of reference lines and where they hide least.
  func referenceLabels() -> [PlacedReferenceLine.PlacedLabel] { referenceLabels(on: pictureWithoutLabels()) }

  /// The legend, and the column that it starts at.
  func placedLegend() -> (legend: Legend, column: Int) {
    let legend = Self.legend(chart, looks, markers, extent, width: width, height: height, style)
    let widest = legend.rows.reduce(0) { max($0, Legend.width($1)) }
    return (legend, max(min(layout.plotColumn + 1, width - widest), 0))
  }

  /// The chart without the labels of reference lines and without the legend.
  private func pictureWithoutLabels() -> TextCanvas {
    var picture = TextCanvas(columns: width, rows: height)
    drawAround(on: &picture)
    drawSeries(on: &picture)
    return picture
  }

  /// Frame, titles, ticks and reference lines.
  private func drawAround(on picture: inout TextCanvas) {
    let axes = AxisDrawing(layout: layout, area: area, glyphs: style.glyphs)
    axes.drawFrame(on: &picture)
    axes.drawTitles(chart, on: &picture)
    axes.drawYTicks(yTicks, on: &picture)
    axes.drawXTicks(xTicks, on: &picture)
    drawReferences(on: &picture)
  }

  /// The reference lines without their labels.
  private func drawReferences(on picture: inout TextCanvas) {
    for line in references { line.draw(on: &picture, layout: layout, glyphs: style.glyphs) }
  }

  /// Whether reference lines are drawn over the series.
  var hasReferencesInFront: Bool { chart.hasRows }

  /// The reference lines that can be shown.
  private var references: [PlacedReferenceLine] {
    chart.referenceLines.compactMap { PlacedReferenceLine($0, in: area) }
  }

  /// The labels of reference lines, each where it hides least of the picture and of the labels before it.
  private func referenceLabels(on picture: TextCanvas) -> [PlacedReferenceLine.PlacedLabel] {
    var picture = picture
    return references.compactMap { line in
      guard let label = line.placedLabel(on: picture, layout: layout, glyphs: style.glyphs) else { return nil }
      // What is written is in the way of the next.
      picture.write(label.text, column: label.column, row: label.row)
      return label
    }
  }

  /// Bars and boxes first, lines and points over them, markers last.
  private func drawSeries(on picture: inout TextCanvas) {
    drawBars(on: &picture)
    drawRowBoxes(on: &picture)
    drawRanges(on: &picture)
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

  /// Bars and boxes.
  private func drawBars(on picture: inout TextCanvas) {
    let wide = zip(chart.series, looks).filter { $0.0.mark.isWide }
    guard let distance = extent.barDistance else { return }
    let bars = BarDrawing(area: area, distance: distance, seriesCount: wide.count)
    let boxes = BoxDrawing(
      area: area, layout: layout, glyphs: style.glyphs, distance: distance, seriesCount: wide.count)
    for (place, (series, look)) in wide.enumerated() {
      if series.mark == .bars {
        bars.draw(series.points, place: place, look: look, on: &picture, layout: layout)
      } else {
        boxes.draw(series.points, place: place, look: look, on: &picture)
      }
    }
  }

  /// Boxes on their side, with the reference lines over them and their marks over these.
  private func drawRowBoxes(on picture: inout TextCanvas) {
    guard hasReferencesInFront else { return }
    let boxes = RowBoxDrawing(area: area, layout: layout, glyphs: style.glyphs)
    let all = zip(chart.series, looks).filter { $0.0.mark == .rowBoxes }
    for (series, look) in all { boxes.drawFrames(series.points, look: look, on: &picture) }
    drawReferences(on: &picture)
    for (series, look) in all { boxes.drawMarks(series.points, look: look, on: &picture) }
  }

  /// Upright lines from a lower to an upper point.
  private func drawRanges(on picture: inout TextCanvas) {
    for (series, look) in zip(chart.series, looks) where series.mark == .ranges {
      RangeDrawing(area: area.moved(aside: series.columnsAside), layout: layout, glyphs: style.glyphs)
        .draw(series.points, look: look, on: &picture)
    }
  }

  /// Lines and points, on a canvas that is copied to the picture.
  private func drawDots(_ empty: some DotCanvas, on picture: inout TextCanvas) {
    var canvas = empty
    for (index, series) in chart.series.enumerated() where series.mark == .band {
      drawBand(series.points, in: area, index: index, look: looks[index], on: &canvas)
    }
    for (index, series) in chart.series.enumerated() {
      let area = area.moved(aside: series.columnsAside)
      switch series.mark {
      case .bars, .boxes, .rowBoxes, .band, .ranges: break
      case .line: drawLine(series.points, in: area, look: looks[index], on: &canvas)
      case .points where markers[index].isAtEveryPoint: break
      case .points:
        let ink = Ink(glyph: looks[index].marker, colour: looks[index].colour)
        for dot in series.points.compactMap(area.dot) { canvas.dot(x: dot.x, y: dot.y, ink: ink) }
      }
    }
    canvas.copy(to: &picture, column: layout.plotColumn, row: layout.plotRow)
  }

  /// The legend. Before the markers are known (`markers` is empty) it has the same size, but the samples lack markers.
  private static func legend(
    _ chart: Chart, _ looks: [SeriesLook], _ markers: [MarkerPlacing], _ extent: ChartExtent, width: Int, height: Int,
    _ style: ChartStyle
  ) -> Legend {
    var entries: [Legend.Entry] = []
    for (index, series) in chart.series.enumerated() where !series.name.isEmpty {
      let hasMarkers = index < markers.count && !markers[index].cells.isEmpty
      let sample = looks[index].sample(series.mark, hasMarkers: hasMarkers)
      entries.append(
        .init(sample: sample, colour: looks[index].colour, name: series.name.escapedForTerminal, series: index))
    }
    for note in chart.legendNotes where !note.text.isEmpty {
      let look = SeriesLook(index: 0, colour: .muted, glyphs: style.glyphs)
      entries.append(
        .init(
          sample: look.sample(note.mark, hasMarkers: true), colour: .muted, name: note.text.escapedForTerminal,
          note: note.mark))
    }
    if extent.hiddenCount > 0 {
      let note = "(\(groupedText(extent.hiddenCount)) \(extent.hiddenCount == 1 ? "point" : "points") not shown)"
      entries.append(.init(sample: "", colour: .muted, name: note))
    }
    return Legend(entries, columns: width, mostRows: max(1, height / 3), ellipsis: style.glyphs.ellipsis)
  }
}
