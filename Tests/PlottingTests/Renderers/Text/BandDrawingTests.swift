import Foundation
import Plotting
import Testing

@Suite struct BandDrawingTests {
  private static func chart(_ lower: [Double], _ upper: [Double], _ more: [Chart.Series] = []) -> Chart {
    func points(_ values: [Double]) -> [Chart.Point] { zip(0..., values).map { .init(x: Double($0), y: $1) } }
    return Chart(series: more + [.init("80 %", lower: points(lower), upper: points(upper))])
  }

  /// Every row between the lower and the upper line is filled, in every column.
  @Test func fillsWhatLiesBetween() {
    let lines = Self.chart([0, 0, 0], [10, 10, 10]).lines(width: 40, height: 14, ascii: true)
    let filled = lines.filter { $0.contains(";;;;") && ($0.contains("|") || $0.contains("+")) }
    #expect(filled.count >= 8 && filled.allSatisfy { $0.filter { $0 == ";" }.count >= 30 })
  }

  /// A band that narrows to nothing has fewer dots the further right.
  @Test func followsItsEdges() {
    let lines = Self.chart([0, 4], [10, 6]).lines(width: 40, height: 20, ascii: true)
    let widths = lines.filter { $0.contains("|") }.map { $0.filter { $0 == ";" }.count }
    let middle = widths.max() ?? 0
    #expect(middle >= 28 && widths.first { $0 > 0 }.map { $0 < middle } == true)
  }

  @Test func aGapIsLeftOut() {
    let whole = Self.chart([0, 0, 0, 0, 0, 0], [9, 9, 9, 9, 9, 9])
    let broken = Self.chart([0, 0, .nan, 0, 0, 0], [9, 9, .nan, 9, 9, 9])
    func count(_ chart: Chart) -> Int {
      chart.lines(width: 60, height: 14, ascii: true).joined().filter { $0 == ";" }.count
    }
    #expect(count(broken) < count(whole) * 4 / 5)
    // Two outlines in place of one.
    func areas(_ chart: Chart) -> Int {
      chart.svg().matches(of: /<path d="([^"]*)" fill="#/).map { $0.1 }.joined().count { $0 == "z" }
    }
    #expect(areas(whole) == 2 && areas(broken) == 3)
  }

  /// Lines are drawn over bands, wherever they stand in the chart, and the axis reaches to the edges of the band.
  @Test func linesAreOverBands() throws {
    let line = Chart.Series("line", values: [5, 5, 5])
    let lines = Self.chart([-20, -20, -20], [30, 30, 30], [line]).lines(width: 50, height: 16, ascii: true)
    #expect(lines.contains { $0.filter { $0 == "." }.count > 30 })
    #expect(lines.contains { $0.contains("-20 +") } && lines.contains { $0.contains(" 20 +") })
    let svg = Self.chart([-20, -20, -20], [30, 30, 30], [line]).svg()
    let band = try #require(svg.range(of: "z\" fill=")?.lowerBound)
    let path = try #require(svg.range(of: "stroke-width=\"1.75\"")?.lowerBound)
    #expect(band < path)
  }
}
