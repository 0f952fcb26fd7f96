/// The part of an axis that is shown, and how a value becomes a place on it.
package struct AxisRange: Sendable, Equatable {
  /// The value at the lower end, in the unit of the axis.
  package let lower: Double
  /// The value at the upper end.
  package let upper: Double
  /// How values are placed between the ends.
  package let scale: Chart.Scale
  /// The position of the lower end.
  private let origin: Double
  /// The distance of the positions of both ends.
  private let extent: Double
  /// How much of the axis stays free at each end, 0 … 0.4.
  private let margin: Double

  /// Makes a range that is not empty: bounds that are equal, or too near to be told apart, are moved apart. Both must be
  /// finite, on a logarithmic scale positive, with `lower` ≤ `upper`.
  ///
  /// - Parameter margin: how much of the axis stays free at each end, 0 … 0.4.
  package init(lower: Double, upper: Double, scale: Chart.Scale, margin: Double = 0) {
    let (lower, upper) = Self.movedApart(lower, upper, scale)
    self.lower = lower
    self.upper = upper
    self.scale = scale
    self.margin = min(max(margin, 0), 0.4)
    origin = Self.position(lower, scale)
    extent = Self.position(upper, scale) - origin
  }

  /// Where `value` is: 0 at the lower bound, 1 at the upper (without a margin), and the nearer of these if it is outside. Nil if it
  /// has no place: not finite, or not positive on a logarithmic scale.
  package func fraction(of value: Double) -> Double? {
    guard Self.canShow(value, scale) else { return nil }
    let part = min(max((Self.position(value, scale) - origin) / extent, 0), 1)
    return margin > 0 ? margin + part * (1 - 2 * margin) : part
  }

  /// Whether `value` has a place on an axis of this scale.
  package static func canShow(_ value: Double, _ scale: Chart.Scale) -> Bool {
    value.isFinite && (scale == .linear || value > 0)
  }

  /// Where a value is on the way from one end to the other, in units of its own. Linear values are quartered, since the
  /// difference of two doubles may exceed the largest double.
  private static func position(_ value: Double, _ scale: Chart.Scale) -> Double {
    scale == .linear ? value / 4 : decimalLogarithm(value)
  }

  /// Bounds that can be told apart: linear ones a tenth of their size further out, logarithmic ones by the factor 2.
  private static func movedApart(_ lower: Double, _ upper: Double, _ scale: Chart.Scale) -> (Double, Double) {
    let largest = max(lower.magnitude, upper.magnitude)
    if upper / 2 - lower / 2 > max(largest * 1e-12, 1e-290) { return (lower, upper) }
    if scale == .logarithmic {
      return (max(lower / 2, .leastNonzeroMagnitude), min(upper * 2, .greatestFiniteMagnitude))
    }
    if largest < 1e-280 { return (-1, 1) }
    return (
      max(lower - largest / 10, -.greatestFiniteMagnitude), min(upper + largest / 10, .greatestFiniteMagnitude)
    )
  }
}
