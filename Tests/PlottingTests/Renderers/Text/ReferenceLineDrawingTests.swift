import Plotting
import Testing
import Text

@Suite struct ReferenceLineDrawingTests {
  private func picture(_ lines: [Chart.ReferenceLine], values: [Double] = [0, 0, 0, 0], height: Int = 12) -> [String] {
    render(
      Chart(series: [.init("", values: values)], referenceLines: lines), style: ChartStyle(width: 40, height: height))
  }

  @Test func linesAreDashedAndLabelled() {
    let lines = picture([.init(.y(1), label: "target"), .init(.x(1), label: "start")])
    #expect(lines.contains { $0.contains("╌╌╌╌╌╌╌╌") })
    #expect(lines.contains { $0.contains("target │") })
    #expect(lines.contains { $0.contains("┊ start") })
  }

  @Test func theAxisReachesTheLine() {
    #expect(picture([.init(.y(10))]).contains { $0.hasPrefix("10 ┤╌╌") })
  }

  @Test func noPlaceNoLine() {
    let without = picture([])
    #expect(picture([.init(.y(.nan), label: "a"), .init(.x(.infinity), label: "b")]) == without)
  }

  @Test func labelsAreCut() {
    let lines = picture([.init(.x(1), label: String(repeating: "长", count: 99))])
    #expect(lines.contains { $0.contains("长…") })
    #expect(lines.allSatisfy { displayWidth($0) <= 40 })
  }
}
