import Text

/// A chart as shapes.
struct ChartScene {
  /// What was drawn.
  var scene: Scene
  /// What it is drawn for.
  private let target: Scene.Target
  /// Whether the title of the y axis runs upward, left of the numbers.
  private let hasSideTitle: Bool
  var paper: Paper { target.paper }
  /// The colour of frame and ticks.
  private var black: Colour { paper.frame }
  /// Columns for the title of the y axis.
  private static let sideColumns = 2

  /// Draws a chart; one without a point that can be shown is a sentence.
  init(_ chart: Chart, _ style: ChartStyle, _ target: Scene.Target = .terminal) {
    self.target = target
    var style = style
    style.glyphs = .braille
    let yTitle = chart.yAxis.title
    hasSideTitle = target.isWhole && !yTitle.isEmpty && style.width >= 24 && style.height >= 8
    var chart = chart
    if hasSideTitle {
      style.width -= Self.sideColumns
      chart.yAxis.title = ""
    }
    guard let plan = ChartPlan(chart, style: style) else {
      let lines = render(chart, style: style)
      scene = Scene(width: Double(max(style.width, 1)) * Scene.cellWidth, height: Scene.cellHeight)
      scene.paper = target.paper
      scene.shapes = lines.prefix(1).map { .text($0, .init(x: 5, y: 15), .start, .label) }
      return
    }
    scene = Scene(
      width: Double(plan.width) * Scene.cellWidth, height: Double(plan.height) * Scene.cellHeight)
    scene.paper = target.paper
    let place = ScenePlace(plan)
    for (index, series) in plan.chart.series.enumerated() where series.mark == .band {
      addBand(series, plan.looks[index], place)
    }
    if !plan.hasReferencesInFront { addReferenceLines(plan, place) }
    for (index, series) in plan.chart.series.enumerated() {
      addSeries(series, index, plan, ScenePlace(plan, aside: series.columnsAside))
    }
    if plan.hasReferencesInFront { addReferenceLines(plan, place) }
    addFrame(plan)
    addTicks(plan, place)
    addTitles(plan)
    addReferenceLabels(plan, place)
    addLegend(plan)
    if hasSideTitle { addSideTitle(yTitle, plan) }
  }

  /// Moves the chart to the right and writes the title of the y axis left of it.
  private mutating func addSideTitle(_ title: String, _ plan: ChartPlan) {
    let room = Double(Self.sideColumns) * Scene.cellWidth
    scene.width += room
    scene.shapes = scene.shapes.map { $0.moved(down: 0, right: room) }
    let frame = frame(plan.layout)
    let most = wholeNumber(notAbove: frame.height / 7.5)
    let text = title.escapedForTerminal.truncated(to: max(most, 1))
    scene.shapes.append(.upwardText(text, .init(x: 15, y: frame.y + frame.height / 2)))
  }

  // MARK: frame and texts

  /// The edges of the frame that the layout has.
  private mutating func addFrame(_ plan: ChartPlan) {
    let layout = plan.layout
    guard layout.hasSides else { return }
    let frame = frame(layout)
    let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map { across, down in
      Scene.Point(x: frame.x + across * frame.width, y: frame.y + down * frame.height)
    }
    for (index, corner) in corners.dropLast().enumerated() {
      // Without a top edge the frame is open there.
      if index == 0, !layout.hasTopEdge { continue }
      scene.shapes.append(.rule(corner, corners[index + 1], black, isDashed: false))
    }
  }

  /// The lines of the frame run through the middles of its characters.
  private func frame(_ layout: ChartLayout) -> Scene.Rectangle {
    let x = (Double(layout.plotColumn) - 0.5) * Scene.cellWidth
    let top = layout.hasTopEdge ? Double(layout.topEdgeRow) + 0.5 : Double(layout.plotRow)
    return Scene.Rectangle(
      x: x, y: top * Scene.cellHeight, width: Double(layout.columns + 1) * Scene.cellWidth,
      height: (Double(layout.bottomEdgeRow) + 0.5 - top) * Scene.cellHeight)
  }

  /// Ticks and their labels; labels of the y axis need 14 units each.
  private mutating func addTicks(_ plan: ChartPlan, _ place: ScenePlace) {
    let layout = plan.layout
    guard layout.hasSides else { return }
    let frame = frame(layout)
    var last = Double.infinity
    for (value, label) in zip(plan.yTicks.values, plan.yTicks.labels) {
      guard layout.labelColumns > 0, let y = place.y(value), last - y >= 14 else { continue }
      last = y
      let text = label.truncated(to: layout.labelColumns - 1)
      scene.shapes.append(.rule(.init(x: frame.x - 4, y: y), .init(x: frame.x, y: y), black, isDashed: false))
      scene.shapes.append(.text(text, .init(x: frame.x - 7, y: y + 4.5), .end, .label))
    }
    let bottom = frame.y + frame.height
    for label in AxisDrawing.placedLabels(plan.xTicks, layout: layout, area: plan.area, width: plan.width) {
      guard let x = place.x(label.value) else { continue }
      let half = Double(label.end - label.start) * Scene.cellWidth / 2
      let middle = min(max(x, half), max(scene.width - half, half))
      let baseline = (Double(layout.tickLabelRow) + 0.75) * Scene.cellHeight
      scene.shapes.append(.rule(.init(x: x, y: bottom), .init(x: x, y: bottom + 4), black, isDashed: false))
      scene.shapes.append(.text(label.text, .init(x: middle, y: baseline), .middle, .label))
    }
  }

  /// The titles, cut and moved so that they stay inside the scene.
  private mutating func addTitles(_ plan: ChartPlan) {
    let layout = plan.layout
    let middle = (Double(layout.plotColumn) + Double(layout.columns) / 2) * Scene.cellWidth
    func add(_ text: String, row: Int, _ look: Scene.TextLook) {
      let text = text.escapedForTerminal.truncated(to: plan.width)
      let half = Double(displayWidth(text)) * Scene.cellWidth / 2
      let x = half * 2 > scene.width ? scene.width / 2 : min(max(middle, half), scene.width - half)
      let baseline = (Double(row) + 0.75) * Scene.cellHeight
      scene.shapes.append(.text(text, .init(x: x, y: baseline), .middle, look))
    }
    if layout.hasTitle { add(plan.chart.title, row: 0, .title) }
    if layout.hasXTitle { add(plan.chart.xAxis.title, row: layout.xTitleRow, .label) }
    let yTitle = plan.chart.yAxis.title.escapedForTerminal.truncated(to: layout.columns - 4)
    guard layout.hasTopEdge, !yTitle.isEmpty else { return }
    let corner = Scene.Point(
      x: Double(layout.plotColumn + 2) * Scene.cellWidth, y: (Double(layout.topEdgeRow) + 0.73) * Scene.cellHeight)
    scene.shapes.append(.text(yTitle, corner, .start, .note))
  }

  // MARK: reference lines

  /// The dashed lines, without their labels.
  private mutating func addReferenceLines(_ plan: ChartPlan, _ place: ScenePlace) {
    let frame = frame(plan.layout)
    let (left, top, right, bottom) = (frame.x, frame.y, frame.x + frame.width, frame.y + frame.height)
    for line in plan.chart.referenceLines {
      switch line.place {
      case .x(let value):
        guard let x = place.x(value) else { continue }
        scene.shapes.append(
          .rule(.init(x: x, y: top), .init(x: x, y: bottom), paper.colour(line.colour), isDashed: true))
      case .y(let value):
        guard let y = place.y(value) else { continue }
        scene.shapes.append(
          .rule(.init(x: left, y: y), .init(x: right, y: y), paper.colour(line.colour), isDashed: true))
      }
    }
  }

  /// The labels stand on the side of their lines where they do in the picture as text, since they hide least there.
  private mutating func addReferenceLabels(_ plan: ChartPlan, _ place: ScenePlace) {
    for label in plan.referenceLabels() {
      let start = Double(label.column) * Scene.cellWidth
      let middle = start + Double(displayWidth(label.text)) / 2 * Scene.cellWidth
      let baseline = (Double(label.row) + 0.72) * Scene.cellHeight
      if label.line.isVertical, let x = place.x(label.line.value) {
        let isRight = middle > x
        scene.shapes.append(
          .text(label.text, .init(x: isRight ? x + 7 : x - 7, y: baseline), isRight ? .start : .end, .note))
      } else if let y = place.y(label.line.value) {
        let isAbove = label.row - plan.layout.plotRow <= label.line.place
        let end = start + Double(displayWidth(label.text)) * Scene.cellWidth
        scene.shapes.append(.text(label.text, .init(x: end, y: isAbove ? y - 5 : y + 15), .end, .note))
      }
    }
  }

  // MARK: legend

  /// The entries below the chart.
  private mutating func addLegend(_ plan: ChartPlan) {
    guard plan.layout.hasLegend else { return }
    let (legend, start) = plan.placedLegend()
    for (offset, row) in legend.rows.enumerated() {
      var column = start
      let y = (Double(plan.layout.legendRow + offset) + 0.5) * Scene.cellHeight
      for entry in row {
        let x = Double(column) * Scene.cellWidth
        let columns = displayWidth(entry.sample)
        if let index = entry.series {
          addSample(
            plan.chart.series[index].mark, plan.looks[index], hasMarkers: !plan.markers[index].cells.isEmpty, x: x,
            y: y,
            columns: columns)
        } else if let note = entry.note {
          let look = SeriesLook(index: 0, colour: .muted, glyphs: .braille)
          addSample(note, look, hasMarkers: true, x: x, y: y, columns: columns)
        }
        let nameColumn = column + entry.width - displayWidth(entry.name)
        scene.shapes.append(
          .text(entry.name, .init(x: Double(nameColumn) * Scene.cellWidth, y: y + 4.5), .start, .label))
        column += entry.width + Legend.gap
      }
    }
  }

  /// A short piece of a series.
  private mutating func addSample(
    _ mark: Chart.Mark, _ look: SeriesLook, hasMarkers: Bool, x: Double, y: Double, columns: Int
  ) {
    let colour = paper.colour(look.colour)
    let width = Double(columns) * Scene.cellWidth
    switch mark {
    case .bars, .boxes, .rowBoxes:
      let filling = mark == .bars ? look.filling : look.filling.ofBox
      scene.shapes.append(.rectangle(.init(x: x, y: y - 6, width: width, height: 12), colour, filling))
    case .band:
      let corners = [(x, y - 6), (x + width, y - 6), (x + width, y + 6), (x, y + 6)]
      scene.shapes.append(.area(corners.map { Scene.Point(x: $0, y: $1) }, look.bandColour(on: paper)))
    case .ranges: addWhisker(.init(x: x, y: y), .init(x: x + width, y: y), colour)
    case .points: scene.shapes.append(.marker(look.markerShape, .init(x: x + width / 2, y: y), colour))
    case .line:
      scene.shapes.append(.line([.init(x: x, y: y), .init(x: x + width, y: y)], colour, look.dashes))
      if hasMarkers {
        scene.shapes.append(.marker(look.markerShape, .init(x: x + width / 2, y: y), colour))
      }
    }
  }

  // MARK: series

  /// A series and its markers.
  private mutating func addSeries(_ series: Chart.Series, _ index: Int, _ plan: ChartPlan, _ place: ScenePlace) {
    let look = plan.looks[index]
    let colour = paper.colour(look.colour)
    switch series.mark {
    case .line:
      for points in place.lines(series.points) { scene.shapes.append(.line(points, colour, look.dashes)) }
    case .points where plan.markers[index].isAtEveryPoint: break
    case .points: scene.shapes.append(.dots(place.distinct(series.points), colour))
    case .bars:
      for bar in SceneBars(plan, place).rectangles(series.points, series: index) {
        scene.shapes.append(.rectangle(bar, colour, look.filling))
      }
    case .boxes: addBoxes(series, index, plan, place)
    case .rowBoxes: addRowBoxes(series, index, plan, place)
    case .ranges: addRanges(series.points, colour, place)
    case .band: break
    }
    for cell in plan.markers[index].cells {
      guard let point = place.point(cell.point) else { continue }
      scene.shapes.append(.marker(look.markerShape, point, colour))
    }
  }
}
