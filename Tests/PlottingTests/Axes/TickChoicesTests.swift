import Plotting
import Testing

/// Which of the named places of an x axis get their names.
@Suite struct TickChoicesTests {
  private func names(_ axis: Chart.Axis, count: Int, width: Int) -> [String] {
    let chart = Chart(xAxis: axis, series: [.init("", values: (0..<count).map(Double.init))])
    let lines = render(chart, style: ChartStyle(width: width, height: 12))
    return (lines.last ?? "").split(separator: " ").map(String.init)
  }

  @Test func theFirstListWithRoomIsDrawn() {
    var axis = Chart.Axis(names: ChartSamples.months)
    axis.tickChoices = [Array(0..<36), Array(stride(from: 0, to: 36, by: 3)), [0, 12, 24]]
    #expect(names(axis, count: 36, width: 120).count == 12)
    #expect(names(axis, count: 36, width: 50) == ["1-01", "2-01", "3-01"])
    #expect(names(axis, count: 36, width: 400).count == 36)
  }

  /// Without lists, every second, fifth, tenth, …: never every seventh.
  @Test func stridesAreRound() {
    let axis = Chart.Axis(names: (0..<400).map { "n\($0)" })
    for width in 24...150 {
      let numbers = names(axis, count: 400, width: width).compactMap { Int($0.dropFirst()) }
      let steps = Set(zip(numbers, numbers.dropFirst()).map { $1 - $0 })
      #expect(steps.count == 1 && steps.isSubset(of: [5, 10, 20, 50, 100, 200]), "\(width) \(numbers)")
    }
  }

  @Test func listsMayNameWhatIsNotThere() {
    var axis = Chart.Axis(names: ["a", "b", "c"])
    axis.tickChoices = [[-1, 7, 1], []]
    #expect(names(axis, count: 3, width: 40) == ["b"])
  }
}
