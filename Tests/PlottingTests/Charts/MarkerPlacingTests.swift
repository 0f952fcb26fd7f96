import Plotting
import Testing

@Suite struct MarkerPlacingTests {
  private func count(_ marker: Character, _ series: [Chart.Series]) -> Int {
    render(Chart(series: series), style: ChartStyle()).joined().count { $0 == marker }
  }

  @Test func pointsThatStandApartBearMarkers() {
    #expect(count("●", [.init("", values: [1, 2, 3, 4])]) == 4)
    #expect(count("●", [.init("", values: [1])]) == 1)
    #expect(count("●", [.init("", values: [])]) == 0)
  }

  @Test func aDenseLineAloneBearsNone() {
    #expect(count("●", [.init("", values: (0..<500).map(Double.init))]) == 0)
  }

  @Test func denseLinesAmongOthersBearSome() {
    let up = (0..<500).map(Double.init)
    let both = [Chart.Series("", values: up), Chart.Series("", values: up.reversed())]
    #expect((5...7).contains(count("●", both)))
    #expect((5...7).contains(count("○", both)))
  }

  @Test func aDenseLineInFewColumnsBearsOne() {
    let narrow = (0..<50).map { Chart.Point(x: 5.1 + Double($0) / 1000, y: 1) }
    #expect(count("○", [.init("", values: [0, 9], from: 5), .init("", points: narrow)]) == 1)
  }
}
