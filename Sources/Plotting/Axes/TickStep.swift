import Text

/// The distance between two ticks: 1, 2 or 5 times a power of ten.
struct TickStep: Sendable, Equatable {
  /// 1, 2 or 5.
  let mantissa: Int
  /// The power of ten that the mantissa is multiplied by.
  let exponent: Int

  /// The smallest step that divides `lower`…`upper` into at most `count` parts; nil if the range is empty, not
  /// finite, or too narrow for the numbers in it to be told apart.
  init?(from lower: Double, to upper: Double, count: Int) {
    guard lower.isFinite, upper.isFinite, lower < upper else { return nil }
    // Halves, since the full span may be beyond the largest Double.
    let halfSpan = upper / 2 - lower / 2
    guard halfSpan > 1e-290, halfSpan > max(lower.magnitude, upper.magnitude) * 1e-13 else { return nil }
    let least = halfSpan / Double(max(count, 1)) * 2
    guard least.isFinite else { return nil }
    let exponent = decimalExponent(least)
    // A step that fails to fit only by a rounding error fits.
    let ratio = least / powerOfTen(exponent) * (1 - 1e-12)
    switch ratio {
    case ...1: (mantissa, self.exponent) = (1, exponent)
    case ...2: (mantissa, self.exponent) = (2, exponent)
    case ...5: (mantissa, self.exponent) = (5, exponent)
    default: (mantissa, self.exponent) = (1, exponent + 1)
    }
  }

  /// The step `mantissa` × 10^`exponent`.
  private init(mantissa: Int, exponent: Int) {
    (self.mantissa, self.exponent) = (mantissa, exponent)
  }

  /// The next larger step.
  var next: TickStep {
    switch mantissa {
    case 1: TickStep(mantissa: 2, exponent: exponent)
    case 2: TickStep(mantissa: 5, exponent: exponent)
    default: TickStep(mantissa: 1, exponent: exponent + 1)
    }
  }

  /// The step, or 1 if the step is smaller.
  var atLeastOne: TickStep { exponent < 0 ? TickStep(mantissa: 1, exponent: 0) : self }

  /// The tick `index` steps from zero.
  func tick(_ index: Int64) -> ShortDecimal {
    ShortDecimal(coefficient: index * Int64(mantissa), exponent: exponent)
  }

  /// The last tick that is not above `value`, or above it only by a rounding error.
  func index(notAbove value: Double) -> Int64 {
    wideWholeNumber(notAbove: steps(to: value) + 1e-9)
  }

  /// The first tick that is not below `value`, or below it only by a rounding error.
  func index(notBelow value: Double) -> Int64 {
    wideWholeNumber(notBelow: steps(to: value) - 1e-9)
  }

  /// How many steps `value` is from zero: at most about 10¹⁵, since a step is never below 10⁻¹⁵ of the numbers it divides.
  private func steps(to value: Double) -> Double {
    min(max(scaledByPowerOfTen(value / Double(mantissa), -exponent), -1e16), 1e16)
  }
}
