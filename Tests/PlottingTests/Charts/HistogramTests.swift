import Plotting
import Testing

@Suite struct HistogramTests {
  @Test func bordersAreRoundNumbers() {
    let histogram = Histogram([0.3, 1.2, 1.9, 2.0, 3.7], most: 5)
    #expect((histogram.start, histogram.step) == (0, 1))
    #expect(histogram.counts == [1, 2, 1, 1])
  }

  @Test func theGreatestBorderBelongsToTheLast() {
    #expect(Histogram([0, 1, 2, 3, 4], most: 5).counts == [1, 1, 1, 2])
    #expect(Histogram([-2, -1, 0], most: 3).counts == [1, 2])
  }

  @Test func everyValueIsCounted() {
    for most in [1, 2, 7, 20, 100] {
      for factor in [1e-300, 1e-30, 0.001, 1, 1e30, 1e300] {
        let values = (0..<500).map { (Double($0 * 7919 % 1009) - 300) * factor }
        let histogram = Histogram(values, most: most)
        #expect(histogram.counts.reduce(0, +) == 500)
        #expect(histogram.counts.count <= most + 1)
      }
    }
  }

  @Test func hostileValues() {
    #expect(Histogram([Double]()).counts.isEmpty)
    let none = Histogram([Double.nan, .infinity])
    #expect(none.counts.isEmpty && none.hiddenCount == 2)
    #expect(Histogram([5, 5, 5]).counts == [3])
    #expect(Histogram([1, 1.0.nextUp]).counts == [2])
    let widest = Histogram([-Double.greatestFiniteMagnitude, .greatestFiniteMagnitude, .nan])
    #expect(widest.counts.reduce(0, +) == 2 && widest.hiddenCount == 1)
    for values in [[5.0], [], [-1e308, 1e308], [.leastNonzeroMagnitude, 0]] {
      _ = render(Histogram(values).chart(title: "t", xTitle: "x"), style: ChartStyle())
    }
  }

  @Test func asText() {
    let expected = """
                         Errors
         ┌─ count ─────────────────────────────┐
      20 ┤             ▃▃▃▃ ▁▁▅▅▁▁             │
         │         ▁▁██████ ██████▆▆▁▁         │
      10 ┤       ▄▄████████ ██████████▂▂       │
         │   ▃▃▅▅██████████ ██████████████▂▂   │
       0 ┤ ████████████████ ████████████████▆▆ │
         └───────┬───────┬───────┬───────┬─────┘
                 0       2       4       6
                   predicted - actual
      """
    #expect(
      render(PictureSamples.histogram, style: ChartStyle(width: 42, height: 10)).joined(separator: "\n") == expected)
  }
}
