/// What a box plot shows of some values, after Tukey: the median, the quartiles, the whiskers (to the furthest values
/// within one and a half times the distance of the quartiles), and the outliers, which are further away.
package struct BoxSummary: Sendable, Equatable {
  /// The end of the lower whisker, the quartiles with the median between them, and the end of the upper whisker.
  package let lowWhisker, lowQuartile, median, highQuartile, highWhisker: Double
  /// The values outside the whiskers, rising.
  package let outliers: [Double]

  /// Quartiles lie between two values in proportion, as numpy and R (type 7) have them. Values that are not finite are
  /// left out; nil if none remains.
  package init?(_ values: some Sequence<Double>) {
    let sorted = values.filter { $0.isFinite }.sorted()
    guard let first = sorted.first, let last = sorted.last else { return nil }
    func quantile(_ quarters: Int) -> Double {
      let position = (sorted.count - 1) * quarters
      let (index, rest) = (position / 4, Double(position % 4) / 4)
      guard rest > 0 else { return sorted[index] }
      // Each part by itself, since the difference of two values may be beyond the largest number.
      return sorted[index] * (1 - rest) + sorted[index + 1] * rest
    }
    let (low, high) = (quantile(1), quantile(3))
    let reach = (high / 2 - low / 2) * 3
    let inside = sorted.filter { $0 >= low - reach && $0 <= high + reach }
    (lowQuartile, median, highQuartile) = (low, quantile(2), high)
    lowWhisker = min(inside.first ?? first, low)
    highWhisker = max(inside.last ?? last, high)
    outliers = sorted.filter { $0 < low - reach || $0 > high + reach }
  }

  /// A summary for each place on the x axis, in rising order of the places.
  static func groups(_ points: [Chart.Point]) -> [(x: Double, box: BoxSummary)] {
    var values: [Double: [Double]] = [:]
    for point in points where point.x.isFinite && point.y.isFinite { values[point.x, default: []].append(point.y) }
    return values.keys.sorted().compactMap { x in
      values[x].flatMap { BoxSummary($0) }.map { (x, $0) }
    }
  }
}
