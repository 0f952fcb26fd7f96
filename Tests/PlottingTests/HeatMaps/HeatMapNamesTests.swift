import Plotting
import Testing

/// Names below the columns, seen in whole pictures.
@Suite struct HeatMapNamesTests {
  private func names(_ names: [String], width: Int) -> String {
    let maps = HeatMaps(
      maps: [.init(title: "m", scale: .unit, values: [names.map { _ in 0.5 }])], columnNames: names)
    return render(maps, style: ChartStyle(width: width, height: 8)).last ?? ""
  }

  @Test func charactersStandSideBySide() {
    #expect(names(["1", "6", "3", "+", "3"], width: 30) == " 1   6   3   +   3")
    #expect(names(["1", "6", "3", "+", "3"], width: 5) == "163+3")
  }

  @Test func longNamesAreLeftOutEvenly() {
    let months = (1...12).map { "2020-" + ($0 < 10 ? "0" : "") + String($0) }
    #expect(names(months, width: 36).split(separator: " ") == ["2020-01", "2020-06", "2020-11"])
    #expect(names(["一月", "二月", "三月"], width: 12) == "一月    三月")
  }

  @Test func theFirstListWithRoomIsNamed() {
    let months = (1...12).map { "2020-" + ($0 < 10 ? "0" : "") + String($0) }
    var maps = HeatMaps(
      maps: [.init(title: "m", scale: .unit, values: [months.map { _ in 0.5 }])], columnNames: months)
    maps.columnChoices = [Array(0..<12), [0, 3, 6, 9], [0, 6]]
    let line = render(maps, style: ChartStyle(width: 36, height: 8)).last ?? ""
    #expect(line.split(separator: " ") == ["2020-01", "2020-04", "2020-07", "2020-10"])
    let narrow = render(maps, style: ChartStyle(width: 24, height: 8)).last ?? ""
    #expect(narrow.split(separator: " ") == ["2020-01", "2020-07"])
  }

  @Test func namesWiderThanThePictureAreLeftOut() {
    #expect(names(["a very long name", "b"], width: 6) == "    b")
  }
}
