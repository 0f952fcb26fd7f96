import Plotting
import Testing

@Suite struct ChartTests {
  @Test func valuesStandOneApart() {
    let series = Chart.Series("loss", values: [3, 1], from: 1)
    #expect(series.points == [.init(x: 1, y: 3), .init(x: 2, y: 1)])
    #expect(series.mark == .line)
  }

  @Test func namesStandAtWholeNumbers() {
    let axis = Chart.Axis(title: "month", names: ["一月", "二月"])
    #expect(axis.labels == [.init(position: 0, text: "一月"), .init(position: 1, text: "二月")])
    #expect(axis.scale == .linear)
  }

  @Test func aChartIsAValue() {
    var chart = ChartSamples.sales
    chart.yAxis.scale = .logarithmic
    #expect(chart != ChartSamples.sales)
  }
}
