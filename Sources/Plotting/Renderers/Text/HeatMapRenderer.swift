import Text

/// The heat maps as lines of text: as shades, or with colours as half blocks, of which two rows of the data fit in a line
/// if they have no room for a line each.
///
/// If there is no room for every row, the rows with the most weight are shown and a note says so. Heat maps without
/// a value are one line that says so.
package func render(_ maps: HeatMaps, style: ChartStyle) -> [String] {
  guard style.width > 0, style.height > 0 else { return [] }
  let (rows, columns) = maps.size
  guard !maps.maps.isEmpty, rows > 0, columns > 0 else {
    let title = maps.title.isEmpty ? "heat map" : maps.title.escapedForTerminal
    return ["\(title): no values to draw".truncated(to: style.width, ellipsis: style.glyphs.ellipsis)]
  }
  return HeatMapDrawing(maps, style).picture().lines(colours: style.colours)
}

/// Draws heat maps on a text canvas.
private struct HeatMapDrawing {
  let maps: HeatMaps
  let style: ChartStyle
  let layout: HeatMapLayout
  /// Whether half blocks are drawn.
  let isColoured: Bool
  let width: Int

  init(_ maps: HeatMaps, _ style: ChartStyle) {
    self.maps = maps
    self.style = style
    isColoured = style.colours != .none && style.glyphs == .braille
    width = min(style.width, 1000)
    let height = min(style.height, 1000)
    let whole = HeatMapLayout(maps, width: width, height: height, rowsPerLine: 1)
    let isWhole = !isColoured || whole.shownRows.count == maps.size.rows
    layout = isWhole ? whole : HeatMapLayout(maps, width: width, height: height, rowsPerLine: 2)
  }

  /// All maps with their titles, names and legend.
  func picture() -> TextCanvas {
    var picture = TextCanvas(columns: width, rows: min(layout.lines, min(style.height, 1000)))
    if layout.hasTitle { drawHeading(on: &picture) }
    for (index, map) in maps.maps.enumerated() {
      let (column, line) = (layout.column(ofMap: index), layout.line(ofMap: index))
      if layout.hasMapTitles { drawTitle(map, column, line - 1, on: &picture) }
      drawNames(column, line, on: &picture)
      if isColoured {
        drawHalfBlocks(map, column + layout.nameWidth, line, on: &picture)
      } else {
        drawShades(map, column + layout.nameWidth, line, on: &picture)
      }
    }
    drawEnd(on: &picture)
    return picture
  }

  private var ellipsis: String { style.glyphs.ellipsis }
  private var isASCII: Bool { style.glyphs == .ascii }

  /// The title of a map, and its scale if there is room.
  private func drawTitle(_ map: HeatMaps.Map, _ column: Int, _ line: Int, on picture: inout TextCanvas) {
    let room = layout.across > 1 ? layout.mapWidth : width
    let isShort = maps.maps.contains { displayWidth($0.title.escapedForTerminal) > room }
    func title(_ map: HeatMaps.Map) -> String { (isShort ? map.shortTitle : map.title).escapedForTerminal }
    func left(_ map: HeatMaps.Map) -> Int { room - displayWidth(title(map)) - 1 }
    picture.write(title(map).truncated(to: room, ellipsis: ellipsis), column: column, row: line)
    // All maps have their scales in the same form.
    let isLong = isASCII || maps.maps.allSatisfy { displayWidth($0.scale.text(maps.words)) <= left($0) }
    let scale = isLong ? map.scale.text(maps.words) : map.scale.shortText
    guard displayWidth(scale) <= left(map) else { return }
    picture.write(scale, column: column + displayWidth(title(map)) + 1, row: line, colour: .muted)
  }

  /// The names of the rows that start a line.
  private func drawNames(_ column: Int, _ line: Int, on picture: inout TextCanvas) {
    guard layout.nameWidth > 0 else { return }
    for (place, row) in layout.shownRows.enumerated() where place.isMultiple(of: layout.rowsPerLine) {
      guard maps.rowNames.indices.contains(row) else { continue }
      let room = layout.nameWidth - 1
      let name = maps.rowNames[row].escapedForTerminal.truncated(to: room, ellipsis: ellipsis)
      picture.write(
        name.padded(to: room, alignment: .right), column: column, row: line + place / layout.rowsPerLine)
    }
  }

  /// The values as characters.
  private func drawShades(_ map: HeatMaps.Map, _ column: Int, _ line: Int, on picture: inout TextCanvas) {
    for (place, row) in layout.shownRows.enumerated() {
      for (index, columns) in layout.shownColumns.enumerated() {
        let shade = map.scale.shade(of: map.strongest(row, columns), ascii: isASCII)
        for offset in 0..<layout.cellWidth {
          picture.put(shade, column: column + index * layout.cellWidth + offset, row: line + place)
        }
      }
    }
  }

  /// The values as colours, one or two rows in a line.
  private func drawHalfBlocks(_ map: HeatMaps.Map, _ column: Int, _ line: Int, on picture: inout TextCanvas) {
    let rows = layout.shownRows
    let down = layout.rowsPerLine
    for place in stride(from: 0, to: rows.count, by: down) {
      for (index, columns) in layout.shownColumns.enumerated() {
        let upper = map.scale.colour(of: map.strongest(rows[place], columns))
        let below = place + down - 1
        let lower = below < rows.count ? map.scale.colour(of: map.strongest(rows[below], columns)) : nil
        for offset in 0..<layout.cellWidth {
          picture.putHalves(
            upper: upper, lower: lower, column: column + index * layout.cellWidth + offset, row: line + place / down)
        }
      }
    }
  }

  /// Names below the columns of a map.
  private func drawColumnNames(_ column: Int, _ line: Int, on picture: inout TextCanvas) {
    let names = layout.shownColumns.map { range in
      maps.columnNames.indices.contains(range.lowerBound) ? maps.columnNames[range.lowerBound].escapedForTerminal : ""
    }
    for (place, name) in placedNames(names) {
      picture.write(name, column: column + place, row: line)
    }
  }

  /// The names that fit, each with its column.
  func placedNames(_ names: [String]) -> [(place: Int, name: String)] {
    HeatMapNames.placed(
      names, cellWidth: layout.cellWidth, room: layout.shownColumns.count * layout.cellWidth,
      choices: maps.choices(layout.shownColumns))
  }

  /// What stands below the maps.
  private func drawEnd(on picture: inout TextCanvas) {
    var line = layout.endLine
    if layout.hasColumnNames {
      for index in 0..<min(layout.across, maps.maps.count) {
        drawColumnNames(layout.column(ofMap: index) + layout.nameWidth, line, on: &picture)
      }
      line += 1
    }
    if layout.hasColumnTitle {
      let title = maps.columnTitle.escapedForTerminal.truncated(to: width - layout.nameWidth, ellipsis: ellipsis)
      picture.write(title, column: layout.nameWidth, row: line)
      line += 1
    }
    if !layout.note.isEmpty {
      picture.write(layout.note.truncated(to: width, ellipsis: ellipsis), column: 0, row: line)
    }
  }

  /// The title, and the legend to the right of it if both fit.
  private func drawHeading(on picture: inout TextCanvas) {
    let legend = HeatMapLegend(maps)
    let title = maps.title.escapedForTerminal
    let column = width - legend.width
    let hasLegend = column >= 0 && (title.isEmpty || displayWidth(title) + 3 <= column)
    picture.write(title.truncated(to: width, ellipsis: ellipsis), column: 0, row: 0)
    if hasLegend { drawLegend(legend, title.isEmpty ? 0 : column, on: &picture) }
  }

  /// The legend, its left end at `column`.
  private func drawLegend(_ legend: HeatMapLegend, _ column: Int, on picture: inout TextCanvas) {
    var column = column
    for part in legend.parts {
      switch part {
      case .text(let text):
        picture.write(text, column: column, row: 0, colour: .muted)
        column += displayWidth(text)
      case .shade(let scale, let value):
        if isColoured {
          let colour = scale.colour(of: value)
          picture.putHalves(upper: colour, lower: colour, column: column, row: 0)
        } else {
          picture.put(scale.shade(of: value, ascii: isASCII), column: column, row: 0)
        }
        column += 1
      }
    }
  }
}
