import Plotting
import Testing

@Suite struct BarDrawingTests {
  private func picture(
    _ values: [[Double]], width: Int, height: Int, glyphs: ChartStyle.Glyphs = .braille, scale: Chart.Scale = .linear
  ) -> [String] {
    let series = values.map { Chart.Series("", values: $0, mark: .bars) }
    let chart = Chart(yAxis: .init(scale: scale), series: series)
    return render(chart, style: ChartStyle(glyphs: glyphs, width: width, height: height))
  }

  @Test func heightsInEighths() {
    #expect(picture([[0, 1, 2, 4, 6, 8]], width: 6, height: 1) == [" ▁▂▄▆█"])
    #expect(picture([[1, 2, 3]], width: 6, height: 3) == ["    ██", "  ████", "██████"])
  }

  @Test func belowZeroTheyHang() {
    #expect(picture([[2, -2]], width: 6, height: 2) == ["███", "   ███"])
  }

  @Test func seriesStandSideBySide() {
    #expect(picture([[1, 1], [1, 1]], width: 6, height: 1, glyphs: .ascii) == [" #= #="])
  }

  @Test func aSmallValueIsSeen() {
    #expect(picture([[1000, 1, 0]], width: 6, height: 2) == ["██", "██▁▁"])
    #expect(picture([[1000, 1, 0]], width: 6, height: 2, glyphs: .ascii) == ["##", "##__"])
  }

  @Test func moreBarsThanColumnsShowTheLongest() {
    let values = (0..<6000).map { $0 % 1000 == 500 ? 8.0 : 1.0 }
    #expect(picture([values], width: 6, height: 1) == ["██████"])
  }

  @Test func logarithmicBarsStandOnTheBottom() {
    #expect(picture([[1, 10, 100]], width: 6, height: 2, scale: .logarithmic) == ["    ██", "▁▁████"])
  }
}
