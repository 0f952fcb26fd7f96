import Text

/// Heat maps as shapes. The layout is that of text, but a line has as many rows of the data as are needed to show all
/// rows, up to 16.
struct HeatMapScene {
  /// What was drawn.
  private(set) var scene: Scene
  /// What it is drawn for.
  private let target: Scene.Target
  /// Where the parts stand.
  private let layout: HeatMapLayout
  /// What is drawn.
  private let maps: HeatMaps
  /// Units.
  private let rowHeight: Double

  /// Draws heat maps; without a value they are a sentence.
  init(_ maps: HeatMaps, _ style: ChartStyle, _ target: Scene.Target = .terminal) {
    self.maps = maps
    self.target = target
    let (rows, columns) = maps.size
    let layouts = [1, 2, 4, 8, 16].map {
      HeatMapLayout(maps, width: style.width, height: style.height, rowsPerLine: $0)
    }
    layout = layouts.first { $0.shownRows.count == rows } ?? layouts[layouts.count - 1]
    rowHeight = Scene.cellHeight / Double(layout.rowsPerLine)
    scene = Scene(
      width: Double(style.width) * Scene.cellWidth, height: Double(max(layout.lines, 1)) * Scene.cellHeight + 4)
    scene.paper = target.paper
    guard !maps.maps.isEmpty, rows > 0, columns > 0 else {
      scene.shapes = render(maps, style: style).prefix(1).map { .text($0, .init(x: 5, y: 15), .start, .label) }
      return
    }
    if layout.hasTitle { addHeading(columns: style.width) }
    for index in maps.maps.indices { addMap(index, columns: style.width) }
    addEnd(columns: style.width)
    if target.isWhole, style.width >= 24 { addColourBars(columns: style.width) }
  }

  /// A colour bar for each scale, with numbers below it and the titles of its maps above it.
  private mutating func addColourBars(columns: Int) {
    var scales: [(scale: ValueScale, titles: [String])] = []
    for map in maps.maps {
      let title = map.shortTitle.escapedForTerminal
      if let known = scales.firstIndex(where: { $0.scale == map.scale }) {
        scales[known].titles.append(title)
      } else {
        scales.append((map.scale, [title]))
      }
    }
    let across = max(min(scales.count, columns / 24), 1)
    let slot = scene.width / Double(across)
    let top = scene.height + 6
    for (index, entry) in scales.enumerated() {
      let left = Double(index % across) * slot + 12
      let y = top + Double(index / across) * 58
      let room = slot - 36
      let titles = entry.titles.filter { !$0.isEmpty }.joined(separator: ", ")
      let text = titles.truncated(to: wholeNumber(notAbove: room / 7.5))
      scene.shapes.append(.text(text, .init(x: left, y: y + 11), .start, .label))
      addColourBar(entry.scale, .init(x: left, y: y + 18, width: min(room, 240), height: 12))
    }
    scene.height = top + Double((scales.count + across - 1) / across) * 58
  }

  /// The colours of a scale, with numbers at both ends and in the middle.
  private mutating func addColourBar(_ scale: ValueScale, _ bar: Scene.Rectangle) {
    func value(_ part: Double) -> Double { scale.greatest * (scale.isSigned ? 2 * part - 1 : part) }
    scene.shapes.append(.colourBar(bar, scale.colourStops))
    let bottom = bar.y + bar.height
    let corners = [(bar.x, bar.y), (bar.x + bar.width, bar.y), (bar.x + bar.width, bottom), (bar.x, bottom)]
      .map { Scene.Point(x: $0.0, y: $0.1) }
    for (start, end) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
      scene.shapes.append(.rule(start, end, target.paper.frame, isDashed: false))
    }
    for part in [0, 0.5, 1] {
      let x = bar.x + bar.width * part
      let anchor: Scene.Anchor = part == 0 ? .start : (part == 1 ? .end : .middle)
      scene.shapes.append(
        .rule(.init(x: x, y: bottom), .init(x: x, y: bottom + 3), target.paper.frame, isDashed: false))
      scene.shapes.append(.text(roundedText(value(part), digits: 3), .init(x: x, y: bottom + 16), anchor, .label))
    }
  }

  /// Adds a text; `column` and `line` are cells of text.
  private mutating func add(
    _ text: String, column: Double, line: Double, _ anchor: Scene.Anchor = .start, _ look: Scene.TextLook = .label
  ) {
    scene.shapes.append(
      .text(text, .init(x: column * Scene.cellWidth, y: (line + 0.75) * Scene.cellHeight), anchor, look))
  }

  /// Title, row names and cells of one map.
  private mutating func addMap(_ index: Int, columns: Int) {
    let map = maps.maps[index]
    let (column, line) = (layout.column(ofMap: index), layout.line(ofMap: index))
    if layout.hasMapTitles {
      let room = layout.across > 1 ? layout.mapWidth : columns
      // All maps have their scales in the same form: the long one only if it fits everywhere.
      let texts = maps.maps.map { map in
        let short = map.shortTitle.escapedForTerminal
        return [
          "\(map.title.escapedForTerminal) \(map.scale.text(maps.words))", "\(short) \(map.scale.shortText)", short,
        ]
      }
      let isLong = texts.allSatisfy { displayWidth($0[0]) <= room }
      let text = texts[index].dropFirst(isLong ? 0 : 1).first { displayWidth($0) <= room }
      add(text ?? texts[index][2].truncated(to: room), column: Double(column), line: Double(line - 1))
    }
    let left = Double(column + layout.nameWidth) * Scene.cellWidth
    let top = Double(line) * Scene.cellHeight
    for (place, row) in layout.shownRows.enumerated() {
      let y = top + Double(place) * rowHeight
      if layout.nameWidth > 0, isNamed(place), maps.rowNames.indices.contains(row) {
        let name = maps.rowNames[row].escapedForTerminal.truncated(to: layout.nameWidth - 1)
        scene.shapes.append(.text(name, .init(x: left - 5, y: y + rowHeight / 2 + 4.5), .end, .label))
      }
    }
    let place = Scene.Rectangle(
      x: left, y: top, width: Double(layout.shownColumns.count * layout.cellWidth) * Scene.cellWidth,
      height: Double(layout.shownRows.count) * rowHeight)
    let colours = layout.shownRows.map { row in
      layout.shownColumns.map { map.scale.colour(of: map.strongest(row, $0)) }
    }
    scene.shapes.append(.cells(.init(place: place, columns: layout.shownColumns.count, colours: colours)))
  }

  /// Whether the row at this place has a name: names are a line apart.
  private func isNamed(_ place: Int) -> Bool { place.isMultiple(of: layout.rowsPerLine) }

  /// The title, and the legend to the right of it if both fit.
  private mutating func addHeading(columns: Int) {
    let legend = HeatMapLegend(maps)
    let title = maps.title.escapedForTerminal
    var column = columns - legend.width
    let hasLegend = !target.isWhole && column >= 0 && (title.isEmpty || displayWidth(title) + 3 <= column)
    add(title.truncated(to: columns), column: 0, line: 0, .start, .title)
    guard hasLegend else { return }
    if title.isEmpty { column = 0 }
    for part in legend.parts {
      switch part {
      case .text(let text):
        let text = text.trimmingBlanks
        let width = Double(displayWidth(text.whole))
        add(text.text, column: Double(column) + width / 2, line: 0, .middle)
        column += displayWidth(text.whole)
      case .shade(let scale, let value):
        let rectangle = Scene.Rectangle(
          x: Double(column) * Scene.cellWidth, y: 4, width: Scene.cellWidth, height: 12)
        scene.shapes.append(.rectangle(rectangle, scale.colour(of: value), .full))
        column += 1
      }
    }
  }

  /// What stands below the maps.
  private mutating func addEnd(columns: Int) {
    var line = layout.endLine
    if layout.hasColumnNames {
      let names = layout.shownColumns.map { range in
        maps.columnNames.indices.contains(range.lowerBound) ? maps.columnNames[range.lowerBound].escapedForTerminal : ""
      }
      let room = layout.shownColumns.count * layout.cellWidth
      for index in 0..<min(layout.across, maps.maps.count) {
        let start = layout.column(ofMap: index) + layout.nameWidth
        for placed in HeatMapNames.placed(
          names, cellWidth: layout.cellWidth, room: room, choices: maps.choices(layout.shownColumns))
        {
          let middle = Double(start + placed.place) + Double(displayWidth(placed.name)) / 2
          add(placed.name, column: middle, line: Double(line), .middle)
        }
      }
      line += 1
    }
    if layout.hasColumnTitle {
      let title = maps.columnTitle.escapedForTerminal.truncated(to: columns - layout.nameWidth)
      add(title, column: Double(layout.nameWidth), line: Double(line))
      line += 1
    }
    if !layout.note.isEmpty { add(layout.note.truncated(to: columns), column: 0, line: Double(line)) }
  }
}

extension String {
  /// The text without blanks at both ends, and as it was.
  fileprivate var trimmingBlanks: (text: String, whole: String) {
    var rest = self[...]
    while rest.first == " " { rest.removeFirst() }
    while rest.last == " " { rest.removeLast() }
    return (String(rest), self)
  }
}
