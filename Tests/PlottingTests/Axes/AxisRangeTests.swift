import Plotting
import Testing

@Suite struct AxisRangeTests {
  @Test func linearPlaces() {
    let range = AxisRange(lower: -1, upper: 3, scale: .linear)
    #expect([-1, 0, 1, 3, 99, -99].map { range.fraction(of: $0) } == [0, 0.25, 0.5, 1, 1, 0])
    #expect(range.fraction(of: .nan) == nil)
    #expect(range.fraction(of: .infinity) == nil)
  }

  @Test func logarithmicPlaces() throws {
    let range = AxisRange(lower: 0.01, upper: 100, scale: .logarithmic)
    let middle = try #require(range.fraction(of: 1))
    #expect((middle - 0.5).magnitude < 1e-15)
    #expect(range.fraction(of: 0) == nil)
    #expect(range.fraction(of: -1) == nil)
  }

  @Test(
    arguments: [
      (5, 5), (0, 0), (-3, -3), (1, 1.0.nextUp), (1e308, 1e308), (.leastNonzeroMagnitude, .leastNonzeroMagnitude),
      (-.greatestFiniteMagnitude, .greatestFiniteMagnitude), (.greatestFiniteMagnitude, .greatestFiniteMagnitude),
    ] as [(Double, Double)])
  func alwaysHasRoom(_ lower: Double, _ upper: Double) throws {
    for scale in [Chart.Scale.linear, .logarithmic] where AxisRange.canShow(lower, scale) {
      let range = AxisRange(lower: lower, upper: upper, scale: scale)
      #expect(range.lower < range.upper && range.lower.isFinite && range.upper.isFinite)
      #expect(range.fraction(of: range.lower) == 0)
      #expect(range.fraction(of: range.upper) == 1)
    }
  }
}
