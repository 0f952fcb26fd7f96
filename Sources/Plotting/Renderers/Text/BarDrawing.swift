import Text

/// Draws the bar series of a chart as text. The bars of one place stand side by side and go up or down from zero, on a
/// logarithmic axis up from the bottom. If there are more bars than columns, a column shows the longest.
struct BarDrawing {
  /// The cells inside the frame.
  private let area: PlotArea
  /// How many bars stand side by side.
  private let seriesCount: Int
  /// Columns of one bar.
  private let barColumns: Int
  /// Where bars start, in eighths of a row above the bottom: at the edge of a row, so that bars start with full cells.
  private let base: Int

  /// - Parameters:
  ///   - area: the cells inside the frame.
  ///   - distance: the least distance of two bars on the x axis.
  ///   - seriesCount: how many bars stand side by side.
  init(area: PlotArea, distance: Double, seriesCount: Int) {
    self.area = area
    self.seriesCount = seriesCount
    let share = distance / 2 / (area.x.upper / 2 - area.x.lower / 2)
    let slot = wholeNumber(notAbove: min(max(share, 0), 1) * Double(area.columns) + 1e-9)
    barColumns = max(1, (slot > 3 ? slot - 1 : slot) / max(seriesCount, 1))
    let zero = area.y.fraction(of: 0) ?? 0
    base = wholeNumber(nearest: zero * Double(area.rows)) * 8
  }

  /// Draws the bars of one series.
  ///
  /// - Parameter place: the index of the series among those with bars or boxes.
  func draw(_ points: [Chart.Point], place: Int, look: SeriesLook, on picture: inout TextCanvas, layout: ChartLayout) {
    for (column, span) in columnSpans(points, place: place).enumerated() {
      guard let span else { continue }
      for row in 0..<area.rows {
        guard let glyph = glyph(row: row, span: span, fill: look.fill) else { continue }
        picture.put(
          glyph, column: layout.plotColumn + column, row: layout.plotRow + row, colour: look.colour)
      }
    }
  }

  /// For each column, how far its bar reaches below and above the base, in eighths of a row; nil without a bar.
  private func columnSpans(_ points: [Chart.Point], place: Int) -> [ClosedRange<Int>?] {
    var spans = [ClosedRange<Int>?](repeating: nil, count: area.columns)
    for point in points {
      guard let x = area.x.fraction(of: point.x), let y = area.y.fraction(of: point.y) else { continue }
      let end = level(y, isNegative: area.y.scale == .linear && point.y < 0, isZero: point.y == 0)
      let centre = x * Double(area.columns)
      let start = wholeNumber(nearest: centre - Double(barColumns * seriesCount) / 2) + place * barColumns
      for column in max(start, 0)..<max(min(start + barColumns, area.columns), max(start, 0)) {
        let known = spans[column] ?? base...base
        spans[column] = min(known.lowerBound, end)...max(known.upperBound, end)
      }
    }
    return spans
  }

  /// The end of a bar in eighths of a row. A bar that is not zero has at least one eighth, so that it can be seen.
  private func level(_ fraction: Double, isNegative: Bool, isZero: Bool) -> Int {
    let level = wholeNumber(nearest: fraction * Double(area.rows * 8))
    if isZero { return base }
    return isNegative ? min(level, base - 1) : max(level, base + 1)
  }

  /// The character of a bar in one row; nil if the bar does not reach it.
  private func glyph(row: Int, span: ClosedRange<Int>, fill: Character) -> Character? {
    let bottom = (area.rows - 1 - row) * 8
    if bottom >= base {
      return partialGlyph(span.upperBound - bottom, isWholeBar: bottom == base, fill: fill, rising: true)
    }
    return partialGlyph(bottom + 8 - span.lowerBound, isWholeBar: bottom + 8 == base, fill: fill, rising: false)
  }

  /// The character that fills `eighths` of a cell. Unicode has eighths only of full blocks that grow from below; other
  /// fillings fill the whole cell from four eighths on.
  private func partialGlyph(_ eighths: Int, isWholeBar: Bool, fill: Character, rising: Bool) -> Character? {
    let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"]
    switch eighths {
    case ...0: return nil
    case 8...: return fill
    case _ where fill == "█" && rising: return blocks[eighths - 1]
    case _ where fill == "█": return eighths >= 6 ? fill : (eighths >= 3 ? "▀" : "▔")
    case 4...: return fill
    default: return isWholeBar ? (fill.isASCII ? (rising ? "_" : "'") : (rising ? "▁" : "▔")) : nil
    }
  }
}
