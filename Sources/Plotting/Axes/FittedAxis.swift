import Text

/// An axis with its range and its ticks chosen for the room there is.
struct FittedAxis: Sendable, Equatable {
  /// What the axis shows.
  var range: AxisRange
  /// Where the axis has ticks, and what is written there.
  var ticks: Ticks

  /// The y axis: the range of the data and a little more, so that ticks stand at whole rows.
  ///
  /// - Parameters:
  ///   - rows: the height of the plot area.
  ///   - dots: dots in the height of a row.
  ///   - hasTicks: whether there is a frame to draw them on.
  static func values(
    _ interval: Interval, _ axis: Chart.Axis, rows: Int, dots: Int, hasTicks: Bool = true
  ) -> FittedAxis {
    let tight = AxisRange(lower: interval.lower, upper: interval.upper, scale: axis.scale)
    guard axis.labels.isEmpty, hasTicks else { return loose(tight, axis, rows: rows) }
    if axis.scale == .logarithmic { return logarithms(tight, rows: rows) }
    guard let best = RowTicks.best(from: tight.lower, to: tight.upper, rows: rows, dots: dots) else {
      return loose(tight, axis, rows: rows)
    }
    return FittedAxis(range: best.range, ticks: axis.bounds == nil ? best.ticks : best.ticks(around: tight))
  }

  /// The range of the data, rounded outward to ticks twice as close as those that are drawn: for names, and for too few
  /// rows for anything better.
  private static func loose(_ tight: AxisRange, _ axis: Chart.Axis, rows: Int) -> FittedAxis {
    let isLinear = axis.scale == .linear
    // A label every two or three rows; logarithmic ones are uneven, so more of them are wanted.
    let count = max(2, min(isLinear ? rows * 2 / 5 : rows / 2 - 1, 12))
    let range = isLinear ? tight.roundedOutward(count * 2) : tight.roundedToDigit()
    // One number alone is no scale; in little room steps may have to be finer.
    let most = max(count, min(rows - 1, 6))
    let fitted = (count...most).lazy.map { axis.ticks(in: range, count: $0, wholeNumbers: false) }
    let ticks = fitted.first { $0.values.count > 1 } ?? axis.ticks(in: range, count: count, wholeNumbers: false)
    return FittedAxis(range: range, ticks: ticks)
  }

  /// The y axis of boxes on their side: an equal number of rows for each whole number, with the label in their middle.
  /// Nil if there are fewer than two rows for each.
  static func places(_ interval: Interval, _ axis: Chart.Axis, rows: Int, dots: Int) -> FittedAxis? {
    let span = interval.upper - interval.lower
    guard span >= 0, span <= Double(rows) else { return nil }
    let count = wholeNumber(nearest: span) + 1
    let distance = rows / count
    guard distance > 1 else { return nil }
    let firstRow = (rows - count * distance) / 2 + (distance - 1) / 2
    let middle = dots > 1 ? Double(dots - 1) / 2 - 0.1 : 0
    let perDot = 1 / Double(distance * dots)
    let top = interval.upper + (Double(firstRow * dots) + middle) * perDot
    let range = AxisRange(lower: top - Double(rows * dots - 1) * perDot, upper: top, scale: .linear)
    return FittedAxis(range: range, ticks: axis.ticks(in: range, count: count, wholeNumbers: true))
  }

  /// The x axis: exactly the range of the data; with bars or boxes, half their distance more on both sides, and with marks
  /// beside their places as many columns as these need.
  ///
  /// - Parameters:
  ///   - interval: the x values of the data.
  ///   - columns: the width of the plot area.
  static func positions(_ extent: ChartExtent, _ interval: Interval, _ axis: Chart.Axis, columns: Int) -> FittedAxis {
    var interval = interval
    if let distance = extent.barDistance, axis.scale == .linear {
      interval.lower = max(interval.lower - distance / 2, -.greatestFiniteMagnitude)
      interval.upper = min(interval.upper + distance / 2, .greatestFiniteMagnitude)
    }
    let range = AxisRange(
      lower: interval.lower, upper: interval.upper, scale: axis.scale,
      margin: Double(extent.sideColumns) / Double(max(columns, 1)))
    let most = max(1, min(columns / 6, 20))
    for count in stride(from: most, to: 1, by: -1) {
      let ticks = axis.ticks(in: range, count: count, wholeNumbers: extent.isXWhole)
      let needed = ticks.labels.reduce(0) { $0 + displayWidth($1) + 3 }
      // Named places are thinned where they are drawn, when all their columns are known.
      if needed <= columns || !axis.labels.isEmpty { return FittedAxis(range: range, ticks: ticks) }
    }
    return FittedAxis(range: range, ticks: axis.ticks(in: range, count: 1, wholeNumbers: extent.isXWhole))
  }
}

extension Chart.Axis {
  /// The names given for the axis that lie in `range`, in rising order, otherwise numbers.
  fileprivate func ticks(in range: AxisRange, count: Int, wholeNumbers: Bool) -> Ticks {
    guard labels.isEmpty else {
      let shown = labels.indices.filter { labels[$0].position >= range.lower && labels[$0].position <= range.upper }
      // The sort is stable: of two names for one place the first is the one shown.
      let sorted = shown.sorted { labels[$0].position < labels[$1].position }
      var ticks = Ticks(
        values: sorted.map { labels[$0].position }, labels: sorted.map { labels[$0].text.escapedForTerminal })
      var places = [Int?](repeating: nil, count: labels.count)
      for (place, index) in sorted.enumerated() { places[index] = place }
      ticks.choices = tickChoices.map { choice in
        choice.compactMap { places.indices.contains($0) ? places[$0] : nil }.sorted()
      }
      return ticks
    }
    switch scale {
    case .linear: return .linear(from: range.lower, to: range.upper, count: count, wholeNumbers: wholeNumbers)
    case .logarithmic: return .logarithmic(from: range.lower, to: range.upper, count: count)
    }
  }
}

extension AxisRange {
  /// The range from the tick at or below its lower bound to the tick at or above its upper bound, for ticks that
  /// divide it into `count` parts.
  fileprivate func roundedOutward(_ count: Int) -> AxisRange {
    guard let step = TickStep(from: lower, to: upper, count: count) else { return self }
    let below = step.tick(step.index(notAbove: lower))
    let above = step.tick(step.index(notBelow: upper))
    let (newLower, newUpper) = (min(below.value, lower), max(above.value, upper))
    guard newLower.isFinite, newUpper.isFinite else { return self }
    return AxisRange(lower: newLower, upper: newUpper, scale: scale)
  }

  /// The range from 1, 2 or 5 times a power of ten to another, for logarithmic scales.
  fileprivate func roundedToDigit() -> AxisRange {
    let below = [1, 2, 5].map { ShortDecimal(coefficient: $0, exponent: decimalExponent(lower)).value }
    let above = [1, 2, 5, 10].map { ShortDecimal(coefficient: $0, exponent: decimalExponent(upper)).value }
    let newLower = below.last { $0 <= lower } ?? lower
    let newUpper = above.first { $0 >= upper } ?? upper
    guard newLower > 0, newUpper.isFinite else { return self }
    return AxisRange(lower: newLower, upper: newUpper, scale: scale)
  }
}
