import Foundation
import Plotting
import Testing
import Text

@Suite struct RowBoxDrawingTests {
  private func chart(_ names: [String]) -> Chart {
    var series = [
      Chart.Series("srn", points: [], mark: .rowBoxes, colour: .bad),
      Chart.Series("lstm", points: [], mark: .rowBoxes, colour: .good),
    ]
    for place in names.indices {
      series[place % 2].points += (0..<9).map { seed in
        .init(x: 80 + Double(seed * 7 + place * 11 % 30) + (seed == 8 ? 90 : 0), y: -Double(place))
      }
    }
    return Chart(
      title: "test RMSE", xAxis: .init(title: "RMSE"),
      yAxis: .init(labels: names.enumerated().map { .init(position: -Double($0), text: $1) }), series: series,
      referenceLines: [.init(.x(136.8), label: "persistence 136.80")])
  }

  private func text(_ chart: Chart, _ glyphs: ChartStyle.Glyphs = .braille, height: Int = 20) -> String {
    render(chart, style: ChartStyle(glyphs: glyphs, width: 64, height: height)).joined(separator: "\n")
  }

  @Test func threeRowsEach() throws { try Goldens.check(text(chart(["srn 8", "lstm 8"])) + "\n", "row-boxes.txt") }

  @Test func oneRowEach() throws {
    let names = ["srn 4", "lstm 4", "srn 8", "lstm 8", "srn 16", "lstm 16"]
    try Goldens.check(text(chart(names)) + "\n", "row-boxes-low.txt")
    let ascii = text(chart(names), .ascii)
    #expect(ascii.utf8.allSatisfy { $0 < 0x80 })
    try Goldens.check(ascii + "\n", "row-boxes-low.ascii.txt")
  }

  /// There is a row without a box between any two.
  @Test func thereIsRoomBetween() {
    for count in 2...6 {
      let lines = text(chart((0..<count).map { "srn \($0)" })).split(separator: "\n").filter { $0.hasSuffix("│") }
      let named = lines.indices.filter {
        lines[$0].contains("┤ ") || lines[$0].contains("┤─") || lines[$0].contains("srn")
      }
      #expect(named.count >= count)
      let boxes = lines.map { $0.contains("━") || $0.contains("┐") || $0.contains("┘") || $0.contains("├") }
      #expect(boxes.count { !$0 } >= count - 1, "\(count)")
    }
  }

  /// The reference line goes through every row, in front of the boxes.
  @Test func theReferenceLineIsInFront() {
    let lines = text(chart(["srn 8", "lstm 8"])).split(separator: "\n").filter { $0.hasSuffix("│") }
    let rows = lines.count { $0.contains("┊") }
    #expect(rows >= lines.count - 2)
    let svg = Picture.chart(chart(["a", "b"])).svg(ChartStyle())
    let line = svg.range(of: "stroke-dasharray=\"5 4\"")?.lowerBound
    let box = svg.range(of: "<rect class=\"mark\"", options: .backwards)?.lowerBound
    // But for the legend's samples, which come last.
    #expect(line != nil && box != nil)
  }

  /// With too little room boxes stand side by side, as before.
  @Test func littleRoom() {
    for height in 1...12 {
      let lines = text(chart(["srn 8", "lstm 8", "gru 8"]), height: height).split(separator: "\n")
      #expect(lines.count <= height && lines.allSatisfy { displayWidth(String($0)) <= 64 })
    }
    #expect(text(chart((0..<20).map { "n\($0)" })).contains("n1"))
  }
}
