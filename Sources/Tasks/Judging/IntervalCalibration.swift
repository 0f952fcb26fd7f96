/// How wide an interval around a forecast is, from the errors of past forecasts of values that were not learned.
///
/// One step ahead it is a split conformal interval (Vovk, Gammerman and Shafer 2005): as wide as the absolute errors are in
/// so many per cent of all cases, the one to come included. With n errors the greatest of them holds in n / (n + 1)
/// of the cases, so 80 % needs 4 errors, 90 % needs 9 and 95 % needs 19. Between two errors the width is in proportion.
///
/// Further ahead the width grows as the errors of past forecasts did that were made so many steps before: by the ratio
/// of their root mean squares, and never less than a step before. Errors of forecasts that overlap say less than their
/// number does, so the width also has the factor of Student's distribution for as many of them as count. Beyond what the
/// errors reach it grows with the square root of the steps, as for a random walk.
package struct IntervalCalibration: Sendable, Equatable {
  /// Absolute errors one step ahead, in the order of time.
  private let sizes: [Double]
  /// How much larger the errors are for each step ahead, from 1 on.
  private let growth: [Double]
  /// How many independent errors those of each step ahead are worth.
  private let freedom: [Double]

  /// The fewest errors that show how much they grow.
  private static let fewest = 4

  /// - Parameters:
  ///   - errors: of forecasts one step ahead.
  ///   - stepsAhead: of forecasts one, two, three … steps ahead, each in the order of time; the first of them from about
  ///     the same time as the others. Empty for intervals of one step alone.
  package init(errors: [Double], stepsAhead: [[Double]] = []) {
    sizes = errors.map { $0.magnitude }
    let first = Self.rootMeanSquare(stepsAhead.first ?? errors)
    var growth = [1.0]
    var freedom = [Double(errors.count)]
    for (index, errors) in stepsAhead.enumerated().dropFirst() {
      guard errors.count >= Self.fewest, first > 0 else { break }
      growth.append(Self.rootMeanSquare(errors) / first)
      freedom.append(Self.independentCount(errors, overlap: index))
    }
    self.growth = growth
    self.freedom = freedom
  }

  /// How many errors there are.
  package var count: Int { sizes.count }

  /// How many errors an interval needs.
  ///
  /// - Parameter level: the share of values inside, 1…99 per cent.
  package static func errorsNeeded(for level: Int) -> Int { (level + 99 - level) / (100 - level) }

  /// The greatest share, in per cent, that so many errors allow; 0 without errors.
  package static func greatestLevel(errors count: Int) -> Int { min(99, 100 * count / (count + 1)) }

  /// Half the width of an interval.
  ///
  /// - Parameters:
  ///   - level: the share of values inside, 1…99 per cent.
  ///   - ahead: how many steps ahead, from 1.
  ///   - leftOut: an error that is not to be used, that of the forecast itself.
  /// - Returns: nil if there are too few errors.
  package func halfWidth(level: Int, ahead: Int = 1, leavingOut leftOut: Int? = nil) -> Double? {
    let part = Double(level) / 100
    let used = sizes.enumerated().filter { $0.offset != leftOut }.map { $0.element }
    guard used.count >= Self.errorsNeeded(for: level) else { return nil }
    let width = Self.quantile(part, ofSorted: used.sorted())
    guard ahead > 1 else { return width }
    let known = min(ahead, growth.count)
    let normal = NormalDistribution.twoSidedQuantile(inside: part)
    let student = Self.student(normal, freedom[0])
    // No step is narrower than one before it.
    let widest = zip(growth, freedom).prefix(known).reduce(1.0) { widest, step in
      max(widest, step.0 * max(Self.student(normal, step.1) / student, 1))
    }
    return width * widest * (Double(ahead) / Double(known)).squareRoot()
  }

  /// The value below which that part of all cases lies if one more case is to come: number part · (n + 1) of the sorted
  /// ones, between two of them in proportion (type 6 of Hyndman and Fan 1996).
  private static func quantile(_ part: Double, ofSorted sorted: [Double]) -> Double {
    let position = part * Double(sorted.count + 1)
    let below = Int(position)
    guard below >= 1 else { return sorted[0] }
    guard below < sorted.count else { return sorted[sorted.count - 1] }
    return sorted[below - 1] + (position - Double(below)) * (sorted[below] - sorted[below - 1])
  }

  private static func rootMeanSquare(_ errors: [Double]) -> Double {
    errors.isEmpty ? 0 : (errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)).squareRoot()
  }

  /// n / (1 + 2 Σ (1 − k / n) r²) with the correlations r of errors k apart, of which only those that overlap are
  /// correlated (Bartlett 1946); at least 2.
  private static func independentCount(_ errors: [Double], overlap: Int) -> Double {
    let count = Double(errors.count)
    let variance = errors.reduce(0) { $0 + $1 * $1 } / count
    guard variance > 0 else { return count }
    var sum = 1.0
    for distance in 1..<max(2, min(overlap + 1, errors.count)) {
      var product = 0.0
      for (one, other) in zip(errors, errors.dropFirst(distance)) { product += one * other }
      let correlation = product / count / variance
      sum += 2 * (1 - Double(distance) / count) * correlation * correlation
    }
    return max(count / sum, 2)
  }

  /// The quantile of Student's distribution beside a normal one, by the expansion of Cornish and Fisher (Abramowitz and
  /// Stegun 1964, 26.7.5).
  private static func student(_ z: Double, _ freedom: Double) -> Double {
    let (z2, z3, v) = (z * z, z * z * z, freedom)
    let first = (z3 + z) / 4
    let second = ((5 * z2 + 16) * z3 + 3 * z) / 96
    let third = (((3 * z2 + 19) * z2 + 17) * z3 - 15 * z) / 384
    return z + first / v + second / (v * v) + third / (v * v * v)
  }
}
