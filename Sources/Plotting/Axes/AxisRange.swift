/// The part of an axis that is shown, and how a value becomes a place on it.
package struct AxisRange: Sendable, Equatable {
  /// The values at both ends, in the axis's own unit.
  package let lower: Double
  package let upper: Double
  package let scale: Chart.Scale
  private let origin: Double
  private let extent: Double

  /// A range with room in it: bounds that are equal, or too near to be told apart, are moved apart. Both must be
  /// finite, on a logarithmic scale positive, with `lower` ≤ `upper`.
  package init(lower: Double, upper: Double, scale: Chart.Scale) {
    let (lower, upper) = Self.movedApart(lower, upper, scale)
    self.lower = lower
    self.upper = upper
    self.scale = scale
    origin = Self.position(lower, scale)
    extent = Self.position(upper, scale) - origin
  }

  /// Where `value` is: 0 at the lower bound, 1 at the upper, brought to these where it is outside. Nil where it has
  /// no place: not finite, or not positive on a logarithmic scale.
  package func fraction(of value: Double) -> Double? {
    guard Self.canShow(value, scale) else { return nil }
    return min(max((Self.position(value, scale) - origin) / extent, 0), 1)
  }

  /// Whether `value` has a place on an axis of this scale.
  package static func canShow(_ value: Double, _ scale: Chart.Scale) -> Bool {
    value.isFinite && (scale == .linear || value > 0)
  }

  /// A quarter of the linear value, since the span between two doubles may be beyond the largest.
  private static func position(_ value: Double, _ scale: Chart.Scale) -> Double {
    scale == .linear ? value / 4 : decimalLogarithm(value)
  }

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
