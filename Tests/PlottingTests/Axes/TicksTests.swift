import Plotting
import Testing

@Suite struct TicksTests {
  @Test func linearTicksAreRoundAndBearTheDigitsTheyNeed() {
    #expect(Ticks.linear(from: 0, to: 1, count: 5).labels == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(Ticks.linear(from: 119.3, to: 682, count: 5).labels == ["200", "400", "600"])
    #expect(Ticks.linear(from: -1, to: 1, count: 2).labels == ["-1", "0", "1"])
    #expect(Ticks.linear(from: 0.1, to: 0.3, count: 2).values == [0.1, 0.2, 0.3])
    #expect(Ticks.linear(from: 1, to: 3000, count: 6).labels == ["500", "1000", "1500", "2000", "2500", "3000"])
    #expect(Ticks.linear(from: -0.1, to: 0.1, count: 4).labels == ["-0.10", "-0.05", "0.00", "0.05", "0.10"])
  }

  @Test func longNumbersAreScientific() {
    #expect(Ticks.linear(from: 0, to: 3e-30, count: 3).labels == ["0", "1e-30", "2e-30", "3e-30"])
    #expect(Ticks.linear(from: 0, to: 3e30, count: 2).labels == ["0", "2e30"])
    #expect(Ticks.linear(from: 0, to: 1_000_000, count: 2).labels == ["0", "500,000", "1,000,000"])
    #expect(Ticks.linear(from: 0, to: 20_000_000, count: 2).labels == ["0", "10,000,000", "20,000,000"])
  }

  @Test func wholeNumbersHaveNoFractions() {
    #expect(Ticks.linear(from: 1, to: 3, count: 8, wholeNumbers: true).labels == ["1", "2", "3"])
    #expect(Ticks.linear(from: 1, to: 3, count: 4).labels == ["1.0", "1.5", "2.0", "2.5", "3.0"])
  }

  @Test func logarithmicTicks() {
    #expect(Ticks.logarithmic(from: 0.001, to: 10, count: 5).labels == ["0.001", "0.01", "0.1", "1", "10"])
    #expect(Ticks.logarithmic(from: 0.02, to: 0.5, count: 6).labels == ["0.02", "0.05", "0.1", "0.2", "0.5"])
    #expect(Ticks.logarithmic(from: 0.02, to: 4, count: 4).labels == ["0.03", "0.1", "0.3", "1", "3"])
    #expect(Ticks.logarithmic(from: 1e-9, to: 1, count: 3).labels == ["0.000000001", "0.000001", "0.001", "1"])
    #expect(Ticks.logarithmic(from: 6, to: 9, count: 3).labels == ["6", "7", "8", "9"])
  }

  @Test func nothingSensibleGivesNothing() {
    for bad in [Double.nan, .infinity, -.infinity] {
      #expect(Ticks.linear(from: 0, to: bad, count: 5) == Ticks())
      #expect(Ticks.linear(from: bad, to: 0, count: 5) == Ticks())
      #expect(Ticks.logarithmic(from: 1, to: bad, count: 5) == Ticks())
    }
    #expect(Ticks.linear(from: 2, to: 1, count: 5) == Ticks())
    #expect(Ticks.logarithmic(from: 0, to: 1, count: 5) == Ticks())
    #expect(Ticks.logarithmic(from: -1, to: 1, count: 5) == Ticks())
    #expect(Ticks.linear(from: 5, to: 5, count: 5) == Ticks(values: [5], labels: ["5"]))
  }

  /// Every range: few ticks, rising, inside, one label each.
  @Test func extremeRanges() {
    let bounds = [
      -.greatestFiniteMagnitude, -1e300, -1e30, -1, -1e-30, 0, .leastNonzeroMagnitude, 1e-300, 1e-30, 1, 1.0.nextUp,
      1e15,
      1e15 + 1, 1e30, 1e300, .greatestFiniteMagnitude,
    ]
    for lower in bounds {
      for upper in bounds where upper >= lower {
        for count in [.min, 1, 7, .max] {
          check(.linear(from: lower, to: upper, count: count), lower, upper)
          check(.linear(from: lower, to: upper, count: count, wholeNumbers: true), lower, upper)
          check(.logarithmic(from: lower, to: upper, count: count), lower, upper)
        }
      }
    }
  }

  private func check(_ ticks: Ticks, _ lower: Double, _ upper: Double) {
    #expect(ticks.values.count == ticks.labels.count)
    #expect(ticks.values.count <= 2001)
    #expect(zip(ticks.values, ticks.values.dropFirst()).allSatisfy { $0 < $1 })
    let slack = max(lower.magnitude, upper.magnitude) / 1e9
    #expect(ticks.values.allSatisfy { $0.isFinite && $0 >= lower - slack && $0 <= upper + slack })
    #expect(Set(ticks.labels).count == ticks.labels.count)
  }
}
