import Foundation
import Plotting
import Testing
import Text

@Suite struct RowBoxDrawingTests {
  private func chart(_ names: [String]) -> Chart { PictureSamples.rowBoxes(names) }

  private func text(_ chart: Chart, _ glyphs: ChartStyle.Glyphs = .braille, height: Int = 20) -> String {
    render(chart, style: ChartStyle(glyphs: glyphs, width: 64, height: height)).joined(separator: "\n")
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
    let box = svg.range(of: "stroke-width=\"1\"/>", options: .backwards)?.lowerBound
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
