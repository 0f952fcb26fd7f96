/// The least and the greatest of some numbers.
struct Interval: Sendable, Equatable {
  /// The least number.
  var lower: Double
  /// The greatest number.
  var upper: Double

  /// The interval with `value` in it; `value` alone if there is no interval yet.
  static func including(_ value: Double, _ interval: Interval?) -> Interval {
    guard let interval else { return Interval(lower: value, upper: value) }
    return Interval(lower: min(interval.lower, value), upper: max(interval.upper, value))
  }
}
