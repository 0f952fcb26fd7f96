import Plotting
import Testing

@Suite struct LegendTests {
  private func legend(_ names: [String], width: Int = 76, height: Int = 20) -> [String] {
    let series = names.map { Chart.Series($0, values: [1, 2]) }
    let lines = render(Chart(series: series), style: ChartStyle(width: width, height: height))
    let labels = lines.lastIndex { $0.contains("└") } ?? 0
    return lines.dropFirst(labels + 2).map { $0.trimmingFrontBlanks }
  }

  @Test func entriesShowTheirTexture() {
    #expect(legend(["a", "b", "c"]) == ["⠤⠤●⠤⠤ a   ⠄⠄○⠄⠄ b   ⠤⠤+ ⠤ c"])
    #expect(legend([""]).isEmpty)
  }

  @Test func entriesWrap() {
    #expect(
      legend(["training loss", "validation loss"], width: 30) == ["⠤⠤●⠤⠤ training loss", "⠄⠄○⠄⠄ validation loss"])
  }

  @Test func longNamesAreCut() {
    #expect(legend([String(repeating: "长", count: 99)], width: 20) == ["⠤⠤●⠤⠤ 长长长长长长…"])
  }

  @Test func whatHasNoRoomIsCounted() {
    #expect(legend((1...30).map { "s\($0)" }, height: 10).last?.hasSuffix("more") == true)
  }
}

extension String {
  fileprivate var trimmingFrontBlanks: String { String(drop { $0 == " " }) }
}
