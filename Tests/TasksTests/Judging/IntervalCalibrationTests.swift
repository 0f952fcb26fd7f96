import Recurrent
import Tasks
import Testing

@Suite struct IntervalCalibrationTests {
  @Test(arguments: [(50, 1), (80, 4), (90, 9), (95, 19), (99, 99), (1, 1)])
  func errorsNeeded(level: Int, count: Int) {
    #expect(IntervalCalibration.errorsNeeded(for: level) == count)
    #expect(IntervalCalibration.greatestLevel(errors: count) >= level)
    let errors = (1...count).map { Double($0) }
    #expect(IntervalCalibration(errors: errors).halfWidth(level: level) != nil)
    #expect(IntervalCalibration(errors: Array(errors.dropLast())).halfWidth(level: level) == nil)
  }

  /// 19 errors: the greatest of them holds in 19 of 20 cases.
  @Test func conformalByHand() throws {
    let errors = (1...19).map { Double($0) * ($0 % 2 == 0 ? 1 : -1) }
    let calibration = IntervalCalibration(errors: errors)
    #expect(calibration.halfWidth(level: 95) == 19 && calibration.halfWidth(level: 50) == 10)
    #expect(abs((calibration.halfWidth(level: 82) ?? 0) - 16.4) < 1e-12)
    // Without the greatest, 18 are left, too few for 95 %.
    #expect(calibration.halfWidth(level: 95, leavingOut: 18) == nil)
    #expect(calibration.halfWidth(level: 50, leavingOut: 18) == 9.5)
  }

  @Test func widthGrowsWithTheErrors() throws {
    let one = (0..<40).map { $0 % 2 == 0 ? 1.0 : -1.0 }
    let calibration = IntervalCalibration(errors: one, stepsAhead: [one, one.map { $0 * 2 }, one.map { $0 * 1.5 }])
    let widths = try (1...12).map { try #require(calibration.halfWidth(level: 80, ahead: $0)) }
    #expect(widths[0] == 1 && widths[1] >= 2)
    // Never narrower than a step before, and like a random walk beyond what was measured.
    #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(abs(widths[11] - widths[2] * 2) < 1e-9)
    // One step alone grows like a random walk from there.
    let alone = IntervalCalibration(errors: one)
    #expect(alone.halfWidth(level: 80, ahead: 4) == 2)
  }

  @Test func errorsOfZero() {
    let none = [Double](repeating: 0, count: 20)
    #expect(IntervalCalibration(errors: none, stepsAhead: [none, none]).halfWidth(level: 95, ahead: 7) == 0)
  }

  @Test func normalQuantiles() {
    #expect(abs(NormalDistribution.twoSidedQuantile(inside: 0.95) - 1.959963984540054) < 1e-9)
    #expect(abs(NormalDistribution.twoSidedQuantile(inside: 0.8) - 1.2815515655446004) < 1e-9)
  }

  @Test func errorsAreMeasuredStepByStep() {
    let errors = ErrorsAhead.measured([1, 2, 4, 8], from: 2, ahead: 3) { known, count in
      [Double](repeating: Double(known), count: count)
    }
    // Two values known: forecasts of 4 and 8; three known: of 8.
    #expect(errors == [[2, 5], [6], []])
    #expect(ErrorsAhead.measured([1, 2, 4, 8], from: 1, ahead: 1, most: 2) { _, _ in [0] } == [[4, 8]])
  }
}

/// Intervals hold what they promise: so many per cent of the values that come lie inside.
@Suite struct IntervalCoverageTests {
  /// A standard normal random number as a sum of twelve uniform ones (Irwin and Hall), near enough for this.
  private static func normal(_ random: inout RandomStream) -> Double {
    (0..<12).reduce(-6.0) { sum, _ in sum + random.uniform() }
  }

  /// x′ = slope · x + noise.
  private static func series(_ slope: Double, count: Int, _ random: inout RandomStream) -> [Double] {
    var value = 0.0
    var values: [Double] = []
    for step in 0..<count + 50 {
      value = slope * value + normal(&random)
      if step >= 50 { values.append(value) }
    }
    return values
  }

  /// A forecaster that learns its slope and constant from the first values.
  private struct Forecaster {
    let constant, slope: Double

    init(fitting values: ArraySlice<Double>) {
      let (inputs, targets) = (Array(values.dropLast()), Array(values.dropFirst()))
      let count = Double(inputs.count)
      let (inputMean, targetMean) = (inputs.reduce(0, +) / count, targets.reduce(0, +) / count)
      let products = zip(inputs, targets).reduce(0) { $0 + ($1.0 - inputMean) * ($1.1 - targetMean) }
      slope = products / inputs.reduce(0) { $0 + ($1 - inputMean) * ($1 - inputMean) }
      constant = targetMean - slope * inputMean
    }

    func forecasts(after value: Double, count: Int) -> [Double] {
      var value = value
      return (0..<count).map { _ in
        value = constant + slope * value
        return value
      }
    }
  }

  /// A thousand series each; 100 values to learn, some to calibrate with, then those to come.
  @Test(arguments: [(0.5, 24, 6), (0.5, 60, 12), (0.9, 24, 12), (0.9, 60, 12), (0.0, 19, 6)])
  func asManyAreInsideAsPromised(slope: Double, calibrating: Int, ahead: Int) throws {
    let levels = [80, 95]
    var inside = [0, 0]
    let count = 1000
    for index in 0..<count {
      var random = RandomStream(seed: 7, purpose: .sampling, index: UInt32(index))
      let all = Self.series(slope, count: 100 + calibrating + ahead, &random)
      let known = Array(all.dropLast(ahead))
      let forecaster = Forecaster(fitting: known.prefix(100))
      let errors = ErrorsAhead.measured(known, from: 100, ahead: ahead) { known, count in
        forecaster.forecasts(after: all[known - 1], count: count)
      }
      let calibration = IntervalCalibration(errors: errors[0], stepsAhead: errors)
      let forecasts = forecaster.forecasts(after: known[known.count - 1], count: ahead)
      for (place, level) in levels.enumerated() {
        for (step, forecast) in forecasts.enumerated() {
          let width = try #require(calibration.halfWidth(level: level, ahead: step + 1))
          if (all[known.count + step] - forecast).magnitude <= width { inside[place] += 1 }
        }
      }
    }
    for (level, inside) in zip(levels, inside) {
      let share = 100 * Double(inside) / Double(count * ahead)
      #expect(abs(share - Double(level)) <= 3, "\(level) %: \(share) % inside")
    }
  }
}
