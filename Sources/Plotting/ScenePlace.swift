import Text

/// Where values of a chart come to lie on a scene, to a quarter of a unit.
struct ScenePlace {
  private let area: PlotArea
  private let left: Double
  private let top: Double
  private static let across = 40
  private static let down = 80

  init(_ plan: ChartPlan) {
    area = PlotArea(
      columns: plan.area.columns, rows: plan.area.rows, x: plan.area.x, y: plan.area.y,
      dotsPerCell: (Self.across, Self.down))
    left = Double(plan.layout.plotColumn) * Scene.cellWidth
    top = Double(plan.layout.plotRow) * Scene.cellHeight
  }

  func x(_ value: Double) -> Double? { area.dotX(value).map { left + Double($0) / 4 } }
  func y(_ value: Double) -> Double? { area.dotY(value).map { top + Double($0) / 4 } }

  func point(_ point: Chart.Point) -> Scene.Point? { area.dot(point).map(point(at:)) }

  private func point(at dot: (x: Int, y: Int)) -> Scene.Point {
    Scene.Point(x: left + Double(dot.x) / 4, y: top + Double(dot.y) / 4)
  }

  /// The points joined in their order, a new line after each that cannot be shown. Of many points above one another
  /// the first, the least, the greatest and the last are kept, which looks the same.
  func lines(_ points: [Chart.Point]) -> [[Scene.Point]] {
    var lines: [[Scene.Point]] = []
    var line: [(x: Int, y: Int)] = []
    var column: [(x: Int, y: Int)] = []
    func endColumn() {
      guard let first = column.first, let last = column.last else { return }
      let least = column.map { $0.y }.min() ?? first.y
      let greatest = column.map { $0.y }.max() ?? first.y
      for y in [first.y, least, greatest, last.y] where line.last.map({ $0 != (first.x, y) }) ?? true {
        line.append((first.x, y))
      }
      column = []
    }
    func endLine() {
      endColumn()
      // A single point is seen as a line of no length with round ends.
      if let only = line.first, line.count == 1 { line.append(only) }
      if !line.isEmpty { lines.append(line.map(point(at:))) }
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

  /// The points without those that come to lie within a unit of one before.
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

/// Where bars and boxes of a chart stand: those of one place side by side.
struct SceneBars {
  private let plan: ChartPlan
  private let place: ScenePlace
  /// The room for all bars of one place, in units.
  private let slot: Double
  private let stacked: [Int]

  init(_ plan: ChartPlan, _ place: ScenePlace) {
    self.plan = plan
    self.place = place
    stacked = plan.chart.series.indices.filter { plan.chart.series[$0].mark.isWide }
    let range = plan.area.x
    let share = (plan.extent.barDistance ?? 1) / 2 / (range.upper / 2 - range.lower / 2)
    slot = min(max(share, 0), 1) * Double(plan.area.columns) * Scene.cellWidth
  }

  /// From where to where the bar or box of a series reaches, that stands at `value`.
  func slot(at value: Double, series: Int) -> ClosedRange<Double>? {
    guard let x = place.x(value), let index = stacked.firstIndex(of: series) else { return nil }
    let width = max(slot * 0.8, 1)
    let each = width / Double(stacked.count)
    let left = x - width / 2 + Double(index) * each
    return left.quartered...max((left + each).quartered, left.quartered + 0.5)
  }

  /// The bars of a series; of many that stand in one unit, the longest up and the longest down.
  func rectangles(_ points: [Chart.Point], series: Int) -> [Scene.Rectangle] {
    guard let base = place.y(plan.area.y.scale == .linear ? 0 : plan.area.y.lower) else { return [] }
    var longest: [Int: (left: Double, right: Double, top: Double, bottom: Double)] = [:]
    var order: [Int] = []
    for point in points {
      guard let slot = slot(at: point.x, series: series), let y = place.y(point.y) else { continue }
      let key = wholeNumber(nearest: slot.lowerBound)
      if var known = longest[key] {
        known.top = min(known.top, y)
        known.bottom = max(known.bottom, y)
        longest[key] = known
      } else {
        longest[key] = (slot.lowerBound, slot.upperBound, min(y, base), max(y, base))
        order.append(key)
      }
    }
    return order.compactMap { longest[$0] }.filter { $0.bottom > $0.top }.map { bar in
      Scene.Rectangle(x: bar.left, y: bar.top, width: bar.right - bar.left, height: bar.bottom - bar.top)
    }
  }
}

extension Double {
  /// The nearest multiple of a quarter.
  fileprivate var quartered: Double { Double(wholeNumber(nearest: self * 4)) / 4 }
}
