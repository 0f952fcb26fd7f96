import Text

/// How far the data of a chart reach, found in one pass over the points.
struct ChartExtent: Sendable, Equatable {
  /// The x values of the points that can be shown, with what else the axis must show; nil if there is no such point.
  private(set) var x: Interval?
  /// The same for the y axis.
  private(set) var y: Interval?
  /// How many points have a value that their axis cannot show. A NaN does not count: it means that there is nothing to
  /// show.
  private(set) var hiddenCount = 0
  /// Whether every shown x is a whole number, as epochs and months are.
  private(set) var isXWhole = true
  /// The least distance between bars that follow each other, or between boxes; nil without either.
  private(set) var barDistance: Double?
  /// Columns that both ends of the x axis need for what stands beside its place.
  private(set) var sideColumns = 0

  /// Looks at every point of a chart, and at its reference lines and bounds.
  init(_ chart: Chart) {
    for series in chart.series { add(series, chart) }
    guard x != nil else { return }
    if chart.series.contains(where: { $0.mark.isWide }) { barDistance = barDistance ?? 1 }
    if chart.series.contains(where: { $0.mark == .bars }), chart.yAxis.scale == .linear { y = .including(0, y) }
    for line in chart.referenceLines { add(line.place, chart) }
    for bounds in [chart.xAxis.bounds].compactMap({ $0 }) {
      add(.x(bounds.lowerBound), chart)
      add(.x(bounds.upperBound), chart)
    }
    for bounds in [chart.yAxis.bounds].compactMap({ $0 }) {
      add(.y(bounds.lowerBound), chart)
      add(.y(bounds.upperBound), chart)
    }
  }

  /// Adds the points of a series.
  private mutating func add(_ series: Chart.Series, _ chart: Chart) {
    var previous: Double?
    if series.mark == .ranges || series.mark == .rowBoxes || series.columnsAside != 0 {
      sideColumns = max(sideColumns, Int(min(series.columnsAside.magnitude, 1000)) + 1)
    }
    for point in series.points {
      guard AxisRange.canShow(point.x, chart.xAxis.scale), AxisRange.canShow(point.y, chart.yAxis.scale) else {
        if !point.x.isNaN && !point.y.isNaN { hiddenCount += 1 }
        continue
      }
      x = .including(point.x, x)
      y = .including(point.y, y)
      isXWhole = isXWhole && point.x.isWholeNumber
      if series.mark.isWide, let previous { addBarDistance((point.x - previous).magnitude) }
      previous = point.x
    }
  }

  /// Keeps the least distance.
  private mutating func addBarDistance(_ distance: Double) {
    guard distance > 0, distance.isFinite else { return }
    barDistance = min(barDistance ?? distance, distance)
  }

  /// Adds a place that the axis must show, if it can.
  private mutating func add(_ place: Chart.ReferenceLine.Place, _ chart: Chart) {
    switch place {
    case .x(let value) where AxisRange.canShow(value, chart.xAxis.scale): x = .including(value, x)
    case .y(let value) where AxisRange.canShow(value, chart.yAxis.scale): y = .including(value, y)
    default: break
    }
  }
}
