import Plotting
import Testing

/// What programs that depend on the library use.
@Suite struct DrawnChartTests {
  private let chart = ChartSamples.sales

  @Test func linesAreThoseOfTheNotebook() {
    #expect(chart.lines() == render(chart, style: ChartStyle()))
    #expect(
      chart.lines(width: 40, height: 10, ascii: true)
        == render(chart, style: ChartStyle(glyphs: .ascii, width: 40, height: 10)))
  }

  @Test func sizesAreKept() {
    let lines = chart.lines(width: 50, height: 12)
    #expect(lines.count <= 12 && lines.allSatisfy { $0.count <= 50 })
    #expect(chart.lines(width: 0).isEmpty && chart.lines(height: -1).isEmpty)
    #expect(Chart(title: "nothing").lines() == ["nothing: no points to draw"])
  }

  @Test func anSVGIsThatOfTheNotebook() {
    #expect(chart.svg() == Picture.chart(chart).svg(ChartStyle()))
    #expect(
      chart.svg(width: 40, height: 10).hasPrefix(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"200\""))
    #expect(chart.svg(width: -1, height: 0).hasSuffix("</svg>\n"))
  }
}
