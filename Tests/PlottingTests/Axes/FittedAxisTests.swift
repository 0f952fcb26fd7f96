import Plotting
import Testing

@Suite struct FittedAxisTests {
  private func labels(_ values: [Double], scale: Chart.Scale = .linear, height: Int = 17) -> [String] {
    let lines = render(
      Chart(yAxis: .init(scale: scale), series: [.init("", values: values)]), style: ChartStyle(height: height))
    return lines.filter { $0.contains("┤") }.compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  @Test func valuesAreRoundedOutwardALittle() {
    #expect(labels([119.3, 682]) == ["700", "600", "500", "400", "300", "200", "100"])
    #expect(labels([0, 1]) == ["1.2", "1.0", "0.8", "0.6", "0.4", "0.2", "0.0"])
    #expect(labels([0.003, 1.2], scale: .logarithmic) == ["1", "0.3", "0.1", "0.03", "0.01", "0.003"])
  }

  @Test func equalValuesStandInTheMiddle() {
    #expect(labels([5, 5, 5]).contains("5.0"))
    #expect(labels([0, 0]).contains("0.0"))
  }

  @Test func fewRowsHaveFewLabels() {
    #expect(labels([0, 1], height: 7).count <= 3)
  }

  @Test func countedThingsHaveWholeTicks() {
    let lines = render(Chart(series: [.init("", values: [1, 2, 3], from: 1)]), style: ChartStyle())
    #expect(lines.last?.split(separator: " ") == ["1", "2", "3"])
  }

  @Test func namesReplaceNumbersOnBothAxes() {
    let axis = Chart.Axis(names: ["low", "mid", "high"])
    let lines = render(Chart(xAxis: axis, yAxis: axis, series: [.init("", values: [0, 1, 2])]), style: ChartStyle())
    #expect(lines.last?.split(separator: " ") == ["low", "mid", "high"])
    #expect(lines.filter { $0.contains("┤") }.map { $0.prefix(4) } == ["high", " mid", " low"])
  }
}
