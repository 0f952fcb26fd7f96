import Plotting
import Testing

@Suite struct LineDrawingTests {
  private func picture(_ points: [Chart.Point]) -> [String] {
    render(Chart(series: [.init("", points: points)]), style: ChartStyle(glyphs: .ascii, width: 6, height: 3))
  }

  @Test func pointsAreJoined() {
    #expect(picture([.init(x: 0, y: 0), .init(x: 5, y: 1)]) == ["    .*", "  ..", "*."])
  }

  @Test func aGapBreaksTheLine() {
    let points = [0, 1, Double.nan, 5, 6].map { Chart.Point(x: $0, y: $0) }
    #expect(picture(points) == ["    ..", "", ".."])
  }

  /// Points in one column are joined to one stroke, whichever order they come in.
  @Test func strokesKeepExtremes() {
    let points = [(0, 0.5), (1, 0), (1, 1), (1, 0.5), (5, 0.5)].map { Chart.Point(x: $0, y: $1) }
    #expect(picture(points) == [" .", "......", " ."])
  }

  @Test func linesMayGoBack() {
    let points = [(0, 0), (5, 0), (5, 1), (0, 1)].map { Chart.Point(x: $0, y: $1) }
    #expect(picture(points) == ["......", "     .", "......"])
  }
}
