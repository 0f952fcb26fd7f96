/// Where the values of a chart are in a scene, to a quarter of a unit.
struct ScenePlace {
  /// A place in quarters of a unit.
  typealias Dot = (x: Int, y: Int)

  /// The plot area with dots of a quarter of a unit.
  private let area: PlotArea
  /// Where the plot area starts, in units.
  private let left: Double
  /// Where the plot area starts, in units.
  private let top: Double
  /// Quarters of a unit in the width of a cell.
  private static let across = 40
  /// Quarters of a unit in the height of a cell.
  private static let down = 80

  /// The places of a chart with this plan.
  ///
  /// - Parameter aside: columns of text that a series stands to the right of its places.
  init(_ plan: ChartPlan, aside: Int = 0) {
    area = PlotArea(
      columns: plan.area.columns, rows: plan.area.rows, x: plan.area.x, y: plan.area.y,
      dotsPerCell: (Self.across, Self.down)
    ).moved(aside: aside)
    left = Double(plan.layout.plotColumn) * Scene.cellWidth
    top = Double(plan.layout.plotRow) * Scene.cellHeight
  }

  /// Units from the left edge; nil if the value has no place on the x axis.
  func x(_ value: Double) -> Double? { area.dotX(value).map { left + Double($0) / 4 } }
  /// Units from the upper edge; nil if the value has no place on the y axis.
  func y(_ value: Double) -> Double? { area.dotY(value).map { top + Double($0) / 4 } }

  /// The place of a point; nil if one of its values has none.
  func point(_ point: Chart.Point) -> Scene.Point? { area.dot(point).map(point(at:)) }

  private func point(at dot: Dot) -> Scene.Point {
    Scene.Point(x: left + Double(dot.x) / 4, y: top + Double(dot.y) / 4)
  }

  /// The points joined in their order, in several lines if points between them cannot be shown. Of many points above one
  /// another only the first, the least, the greatest and the last are kept, and where points are close none that a straight
  /// line passes through, which looks the same.
  func lines(_ points: [Chart.Point]) -> [[Scene.Point]] {
    var lines: [[Scene.Point]] = []
    var line: [Dot] = []
    var column: [Dot] = []
    func endColumn() {
      guard let first = column.first, let last = column.last else { return }
      let least = column.map { $0.y }.min() ?? first.y
      let greatest = column.map { $0.y }.max() ?? first.y
      // On the way from the first to the last one, if these are the extremes.
      let extremes = first.y <= last.y ? [least, greatest] : [greatest, least]
      for y in [first.y] + extremes + [last.y] where line.last.map({ $0 != (first.x, y) }) ?? true {
        line.append((first.x, y))
      }
      column = []
    }
    func endLine() {
      endColumn()
      // A line of no length with round ends shows a single point.
      if let only = line.first, line.count == 1 { line.append(only) }
      if !line.isEmpty { lines.append(Self.straightened(line).map(point(at:))) }
      line = []
    }
    for point in points {
      guard let dot = area.dot(point) else {
        endLine()
        continue
      }
      if let first = column.first, first.x != dot.x { endColumn() }
      if column.count > 3 {
        // Only the extremes matter; a million points in one column take no more room than four.
        column = [column[0], column.min { $0.y < $1.y } ?? dot, column.max { $0.y < $1.y } ?? dot, dot]
      } else {
        column.append(dot)
      }
    }
    endLine()
    return lines
  }

  /// The line without the points that a straight line between two others passes at a dot or less, as points of a straight line
  /// do that were rounded to dots; if it has more points than units across. Others keep all: the page that runs finds the steps
  /// of a network by them.
  private static func straightened(_ line: [Dot]) -> [Dot] {
    guard let first = line.first, let last = line.last, (last.x - first.x) / 4 < line.count else { return line }
    var kept = [first]
    var next = 1
    while next < line.count {
      // The slopes of the lines from the last point that is kept that pass all points so far.
      let start = kept[kept.count - 1]
      var (least, greatest) = (-Double.infinity, Double.infinity)
      var (index, end) = (next, next)
      while index < line.count, line[index].x > start.x, least <= greatest {
        let (run, rise) = (Double(line[index].x - start.x), Double(line[index].y - start.y))
        if least...greatest ~= rise / run { end = index }
        least = max(least, (rise - 1) / run)
        greatest = min(greatest, (rise + 1) / run)
        index += 1
      }
      kept.append(line[end])
      next = end + 1
    }
    return kept
  }

  /// The points, without those that share a square unit with an earlier one.
  func distinct(_ points: [Chart.Point]) -> [Scene.Point] {
    var taken = [Bool](repeating: false, count: (area.columns * 10 + 1) * (area.rows * 20 + 1))
    return points.compactMap { point in
      guard let dot = area.dot(point) else { return nil }
      let index = dot.y / 4 * area.columns * 10 + dot.x / 4
      guard !taken[index] else { return nil }
      taken[index] = true
      return self.point(at: dot)
    }
  }
}
