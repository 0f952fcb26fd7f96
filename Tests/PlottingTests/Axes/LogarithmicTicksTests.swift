import Plotting
import Testing

@Suite struct LogarithmicTicksTests {
  private func lines(_ values: [Double], height: Int) -> [String] {
    render(
      Chart(yAxis: .init(scale: .logarithmic), series: [.init("", values: values)]),
      style: ChartStyle(width: 50, height: height)
    ).filter { $0.hasSuffix("│") }
  }

  private func labels(_ lines: [String]) -> [String] {
    lines.filter { $0.contains("┤") }.compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  /// Rows without a dot above or below the data.
  private func emptyEnds(_ lines: [String]) -> [Int] {
    let empty = lines.map { line in !line.contains { ("\u{2801}"..."\u{28FF}").contains($0) } }
    return [empty.prefix { $0 }.count, empty.reversed().prefix { $0 }.count]
  }

  /// Less than a power of ten: the axis fits the data, with finer ticks.
  @Test func narrowData() {
    let values = (0...40).map { 0.28 - Double($0) * 0.09 / 40 }
    let lines = lines(values, height: 20)
    #expect(labels(lines).count >= 4)
    #expect(labels(lines).allSatisfy { ["0.18", "0.20", "0.22", "0.24", "0.26", "0.28"].contains($0) })
    #expect(emptyEnds(lines).allSatisfy { $0 <= 1 })
  }

  @Test func dataFillTheRowsAtEverySpan() {
    for (low, high) in [(0.19, 0.28), (0.014, 0.25), (1e-5, 3.0), (2.0, 2.1), (0.9, 1.1), (1e-9, 1), (30, 47_000)] {
      for height in 6...40 {
        let values = (0...60).map { low + (high - low) * Double($0) * Double($0) / 3600 }
        let lines = lines(values, height: height)
        #expect(emptyEnds(lines).allSatisfy { $0 <= 1 }, "\(low) \(high) \(height)")
        #expect(labels(lines).count >= 2, "\(low) \(high) \(height)")
        let rows = lines.indices.filter { lines[$0].contains("┤") }
        if height >= 14 { #expect(zip(rows, rows.dropFirst()).allSatisfy { $1 - $0 >= 2 }, "\(low) \(high) \(height)") }
      }
    }
  }

  @Test func ticksAreOneTwoFive() {
    let values = (0...60).map { 0.014 + 0.236 * Double($0) * Double($0) / 3600 }
    #expect(labels(lines(values, height: 20)) == ["0.2", "0.1", "0.05", "0.02"])
  }
}
