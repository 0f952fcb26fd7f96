import Foundation
import Plotting
import Testing

@Suite struct RangeDrawingTests {
  /// Two lines with their ranges at the same three places.
  private var chart: Chart {
    func points(_ shift: Double) -> [Chart.Point] {
      [4, 16, 64].flatMap { x in [.init(x: x, y: 80 + shift), .init(x: x, y: 160 + shift)] }
    }
    var series = [
      Chart.Series("srn", points: [4, 16, 64].map { .init(x: $0, y: 120) }, colour: .bad),
      Chart.Series("lstm", points: [4, 16, 64].map { .init(x: $0, y: 110) }, colour: .good),
      Chart.Series("", points: points(0), mark: .ranges, colour: .bad),
      Chart.Series("", points: points(9), mark: .ranges, colour: .good),
    ]
    for (index, aside) in [-1, 1, -1, 1].enumerated() { series[index].columnsAside = aside }
    var chart = Chart(
      xAxis: .init(
        title: "units", scale: .logarithmic, labels: [4, 16, 64].map { .init(position: $0, text: "\(Int($0))") }),
      series: series)
    chart.legendNotes = [.init(.ranges, "least to largest")]
    return chart
  }

  @Test func rangesStandBesideEachOtherAndOffTheFrame() throws {
    for (glyphs, ends) in [(ChartStyle.Glyphs.braille, "┬"), (.ascii, "+")] {
      let lines = render(chart, style: ChartStyle(glyphs: glyphs, width: 60, height: 20))
      let frame: Character = glyphs == .braille ? "│" : "|"
      let inside = lines.filter { $0.hasSuffix(String(frame)) }
      var columns: Set<Int> = []
      let edge = try #require(inside.first.flatMap { Array($0).firstIndex { $0 == frame || $0 == "┤" } })
      for line in inside {
        for (column, glyph) in line.enumerated() where ends.contains(glyph) && column > edge { columns.insert(column) }
      }
      #expect(columns.count == 6)
      let sorted = columns.sorted()
      #expect(
        zip(sorted, sorted.dropFirst()).enumerated().allSatisfy { $0.isMultiple(of: 2) ? $1.1 - $1.0 == 2 : true })
      #expect(sorted[0] > edge + 1 && sorted[5] < inside[0].count - 2)
      #expect(lines.last?.contains("least to largest") == true)
      #expect(lines.contains { $0.split(separator: " ") == ["4", "16", "64"] })
    }
  }

  @Test func drawingsHaveThemToo() {
    let svg = Picture.chart(chart).svg(ChartStyle())
    #expect(svg.contains("least to largest"))
    // Six upright lines with two caps each, the sample, which lies, and those of the two series.
    let lines = svg.matches(of: /<path d="([^"]*)" class="line"/).map { $0.1 }.joined()
    #expect(lines.count { $0 == "h" } == 2 * 6 + 1 + 2 && lines.count { $0 == "v" } == 6 + 2)
  }
}
