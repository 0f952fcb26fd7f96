/// The least and the greatest of some numbers.
struct Interval: Sendable, Equatable {
  var lower: Double
  var upper: Double

  /// The interval that holds `value` too; where there was none before, `value` alone.
  static func including(_ value: Double, _ interval: Interval?) -> Interval {
    guard let interval else { return Interval(lower: value, upper: value) }
    return Interval(lower: min(interval.lower, value), upper: max(interval.upper, value))
  }
}
