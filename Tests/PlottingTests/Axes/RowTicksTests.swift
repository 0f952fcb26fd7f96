import Foundation
import Plotting
import Testing

/// Ticks of linear y axes in pictures of characters, found in what is drawn.
@Suite struct RowTicksTests {
  private struct Tick {
    var row: Int
    var value: Double
    var label: String
  }

  /// The ticks of a chart of two values, and how many rows its plot area has.
  private func ticks(_ values: [Double], height: Int, ascii: Bool = false) -> (ticks: [Tick], rows: Int) {
    let chart = Chart(series: [.init("", values: values)])
    let lines = render(chart, style: ChartStyle(glyphs: ascii ? .ascii : .braille, width: 60, height: height))
    let inside = lines.filter { $0.hasSuffix(ascii ? "|" : "│") }
    let found = inside.enumerated().compactMap { row, line -> Tick? in
      let label = line.split(separator: ascii ? "+" : "┤", maxSplits: 1, omittingEmptySubsequences: false)
      guard label.count == 2 else { return nil }
      let text = label[0].filter { $0 != " " }
      return Double(text.filter { $0 != "," }).map { Tick(row: row, value: $0, label: text) }
    }
    return (found, inside.count)
  }

  /// Numbers of many sizes, the same on every run.
  private var samples: [[Double]] {
    var state: UInt64 = 7
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(1 << 31)
    }
    return (0..<40).map { _ in
      let size = [0.01, 1, 7, 300, 20_000][Int(next() * 5)]
      let start = (next() - 0.4) * size
      return [start, start + (0.1 + next()) * size]
    } + [[119.3, 682], [0, 1], [-1, 1], [0, 83], [-340, 60], [0.19, 0.28]]
  }

  @Test(arguments: [false, true]) func stepsAreEvenAndRoundAtEveryHeight(ascii: Bool) {
    for height in 3...40 {
      for values in samples {
        let (ticks, rows) = ticks(values, height: height, ascii: ascii)
        // With fewer rows there is no room for a frame.
        guard rows >= 3 else { continue }
        #expect(ticks.count >= 2, "\(values) \(height)")
        let gaps = zip(ticks, ticks.dropFirst()).map { $1.row - $0.row }
        #expect(Set(gaps).count <= 1, "\(values) \(height) \(gaps)")
        let steps = zip(ticks, ticks.dropFirst()).map { $0.value - $1.value }
        for step in steps {
          #expect(abs(step - steps[0]) < steps[0] * 1e-6)
          let mantissa = step / pow(10, (log10(step) + 1e-9).rounded(.down))
          #expect([1.0, 2, 5, 10].contains { abs($0 - mantissa) < 1e-3 }, "\(values) \(height) \(step)")
        }
      }
    }
  }

  /// No end of the axis is further from a tick than the ticks are from each other, and in the usual heights two rows at
  /// most; and the data fill most of the height.
  @Test func ticksReachNearBothEnds() throws {
    for height in 6...40 {
      for values in samples {
        let (ticks, rows) = ticks(values, height: height)
        guard rows >= 3, ticks.count > 1, let top = ticks.first, let bottom = ticks.last else { continue }
        let gap = ticks[1].row - top.row
        let ends = [top.row, rows - 1 - bottom.row]
        #expect(ends.allSatisfy { $0 < gap }, "\(values) \(height)")
        if height <= 24 { #expect(ends.allSatisfy { $0 <= 3 }, "\(values) \(height) \(ends)") }
        let perRow = (top.value - bottom.value) / Double(bottom.row - top.row)
        #expect((values[1] - values[0]) / perRow >= Double(rows) * (rows < 6 ? 0.3 : 0.5), "\(values) \(height)")
      }
    }
  }

  /// What the class sees: 36 months of sales at 80 × 24: fourteen rows.
  @Test func salesAtTheUsualSize() {
    let (ticks, rows) = ticks([119.3, 682], height: 17)
    #expect(ticks.map(\.label) == ["700", "600", "500", "400", "300", "200", "100"])
    #expect(ticks.map(\.row) == [0, 2, 4, 6, 8, 10, 12].map { $0 + (rows - 13) / 2 })
  }

  /// No space below zero where nothing is negative.
  @Test func zeroIsTheLowestRow() {
    for height in [10, 14, 20, 24, 30] {
      let (ticks, rows) = ticks([0, 97], height: height)
      #expect(ticks.last?.label == "0" && ticks.last?.row == rows - 1, "\(height)")
    }
  }
}
