import Text

/// How many values fall into intervals of equal width whose borders are round numbers.
package struct Histogram: Sendable, Equatable {
  /// The lower border of the first interval.
  package let start: Double
  /// The width of an interval.
  package let step: Double
  /// How many values each interval holds. A value on a border belongs to the interval above it, the greatest border
  /// to the last.
  package let counts: [Int]
  /// How many values are not finite; no interval holds them.
  package let hiddenCount: Int

  /// Sorts values into at most `most` intervals, of a width of 1, 2 or 5 times a power of ten. Values that are all
  /// equal, or too near to be told apart, have one interval around them.
  package init(_ values: some Sequence<Double>, most: Int = 20) {
    var range: Interval?
    var hidden = 0
    for value in values {
      if value.isFinite { range = .including(value, range) } else { hidden += 1 }
    }
    hiddenCount = hidden
    guard let range else {
      (start, step, counts) = (0, 1, [])
      return
    }
    guard let tickStep = TickStep(from: range.lower, to: range.upper, count: max(most - 1, 1)) else {
      let shown = AxisRange(lower: range.lower, upper: range.lower, scale: .linear)
      (start, step) = (shown.lower, shown.upper - shown.lower)
      counts = [values.reduce(0) { $1.isFinite ? $0 + 1 : $0 }]
      return
    }
    let first = tickStep.index(notAbove: range.lower)
    let last = max(tickStep.index(notBelow: range.upper), first + 1)
    let (start, end) = (tickStep.tick(first).value, tickStep.tick(last).value)
    let count = Int(clamping: last - first)
    // Quarters, since the whole span may be beyond the largest number there is.
    let width = (end / 4 - start / 4) / Double(count)
    var counts = [Int](repeating: 0, count: count)
    for value in values where value.isFinite {
      let index = wholeNumber(notAbove: (value / 4 - start / 4) / width + 1e-9)
      counts[min(max(index, 0), count - 1)] += 1
    }
    (self.start, step, self.counts) = (start, width * 4, counts)
  }

  /// The histogram as bars.
  package func chart(
    title: String, xTitle: String, yTitle: String = "count", name: String = "", colour: Chart.ColourRole = .primary
  ) -> Chart {
    let points = counts.enumerated().map { index, count in
      Chart.Point(x: start + (Double(index) + 0.5) * step, y: Double(count))
    }
    return Chart(
      title: title, xAxis: .init(title: xTitle, bounds: start...max(start, start + step * Double(counts.count))),
      yAxis: .init(title: yTitle), series: [.init(name, points: points, mark: .bars, colour: colour)])
  }
}
