import Text

/// Where the bars and boxes of a chart stand in a scene. Those of one place stand side by side.
struct SceneBars {
  /// The chart.
  private let plan: ChartPlan
  /// Where values are in the scene.
  private let place: ScenePlace
  /// The width for all bars of one place, in units of the scene.
  private let slot: Double
  /// The indices of the series with bars or boxes.
  private let wideSeries: [Int]

  /// Divides the plot area among the bars.
  init(_ plan: ChartPlan, _ place: ScenePlace) {
    self.plan = plan
    self.place = place
    wideSeries = plan.chart.series.indices.filter { plan.chart.series[$0].mark.isWide }
    let range = plan.area.x
    let share = (plan.extent.barDistance ?? 1) / 2 / (range.upper / 2 - range.lower / 2)
    slot = min(max(share, 0), 1) * Double(plan.area.columns) * Scene.cellWidth
  }

  /// The left and right end of a bar or box.
  ///
  /// - Parameters:
  ///   - value: its place on the x axis.
  ///   - series: the index of its series in the chart.
  /// - Returns: nil if the value has no place, or the series has no bars or boxes.
  func slot(at value: Double, series: Int) -> ClosedRange<Double>? {
    guard let x = place.x(value), let index = wideSeries.firstIndex(of: series) else { return nil }
    let width = max(slot * 0.8, 1)
    let each = width / Double(wideSeries.count)
    let left = x - width / 2 + Double(index) * each
    return left.quartered...max((left + each).quartered, left.quartered + 0.5)
  }

  /// The bars of a series. If many stand within one unit, they are one bar, from the lowest end to the highest.
  ///
  /// - Parameter series: the index of the series in the chart.
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
