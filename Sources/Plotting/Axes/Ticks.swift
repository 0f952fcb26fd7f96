import Text

/// Where an axis has ticks, in rising order, and what is written beside each.
package struct Ticks: Sendable, Equatable {
  /// The places, rising.
  package var values: [Double]
  /// What is written at each place; as many as `values`.
  package var labels: [String]
  /// Which ticks to draw, as positions in `values`: the first of these lists whose labels have room. None to draw every
  /// first, second, fifth, tenth, … tick.
  package var choices: [[Int]] = []

  /// Makes ticks at any places.
  package init(values: [Double] = [], labels: [String] = []) {
    self.values = values
    self.labels = labels
  }

  /// Ticks at multiples of 1, 2 or 5 times a power of ten, inside `lower`…`upper`, about `count` + 1 of them at most.
  ///
  /// None if a bound is not finite or the bounds are reversed, and one if they are too near to be told apart.
  ///
  /// - Parameter wholeNumbers: no step is below 1, for axes that count.
  package static func linear(
    from lower: Double, to upper: Double, count: Int, wholeNumbers: Bool = false
  ) -> Ticks {
    guard lower.isFinite, upper.isFinite, lower <= upper else { return Ticks() }
    guard var step = TickStep(from: lower, to: upper, count: min(max(count, 1), 1000)) else {
      return Ticks(values: [lower], labels: [roundedText(lower, digits: 7)])
    }
    if wholeNumbers { step = step.atLeastOne }
    return Ticks(step.ticks(from: lower, to: upper), sharesPlaces: true)
  }

  /// Ticks at powers of ten inside `lower`…`upper`. If these are few, also at 3 or at 2 and 5 times each; if there are
  /// hardly any, linear ticks. About `count` + 1 of them at most.
  ///
  /// None if a bound is not a positive finite number.
  package static func logarithmic(from lower: Double, to upper: Double, count: Int) -> Ticks {
    guard lower > 0, upper >= lower, upper.isFinite else { return Ticks() }
    let most = min(max(count, 1), 1000) + 1
    for multiples in [[1, 2, 5], [1, 3], [1]] {
      let found = decades(from: lower, to: upper, multiples: multiples)
      if found.count < 2 { break }
      if found.count <= most { return Ticks(found, sharesPlaces: false) }
    }
    let powers = decades(from: lower, to: upper, multiples: [1])
    guard powers.count > 2 else { return linear(from: lower, to: upper, count: count) }
    let every = (powers.count + most - 1) / most
    return Ticks(powers.filter { $0.exponent.isMultiple(of: every) }, sharesPlaces: false)
  }

  /// Ticks at decimal numbers, which are their own labels.
  init(_ numbers: [ShortDecimal], sharesPlaces: Bool) {
    self.init(values: numbers.map { $0.value }, labels: shortestLabels(numbers, sharesPlaces: sharesPlaces))
  }

  /// The multiples of the powers of ten that lie inside `lower`…`upper`, rising.
  private static func decades(from lower: Double, to upper: Double, multiples: [Int]) -> [ShortDecimal] {
    stride(from: decimalExponent(lower), through: decimalExponent(upper), by: 1).flatMap { exponent in
      multiples.map { ShortDecimal(coefficient: Int64($0), exponent: exponent) }
    }.filter { $0.value >= lower && $0.value <= upper }
  }
}

extension TickStep {
  /// The multiples of the step inside `lower`…`upper`.
  func ticks(from lower: Double, to upper: Double) -> [ShortDecimal] {
    let first = index(notBelow: lower)
    let last = index(notAbove: upper)
    // A range of ticks is at most a thousand steps long; anything else is a rounding accident at the edge of Double.
    guard first <= last, last - first <= 2000 else { return [] }
    return (first...last).map(tick).filter { $0.value.isFinite }
  }
}
