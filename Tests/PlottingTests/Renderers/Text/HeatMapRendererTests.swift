import Plotting
import Testing
import Text

@Suite struct HeatMapRendererTests {
  /// Two rows of the data in a line, the upper one as the character's colour, the lower one as the ground's.
  @Test func halfBlocks() {
    let maps = HeatMaps(maps: [.init(title: "", scale: .unit, values: [[0, 1], [1, 0], [0.5, 0.5]])])
    let lines = render(maps, style: ChartStyle(width: 4, height: 2, colours: .full))
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("\u{1B}[0;38;2;255;255;229;48;2;8;29;88m▀"))
    #expect(lines[1].contains("\u{1B}[0;38;2;65;182;196m▀"))
    #expect(lines.allSatisfy { $0.hasSuffix("\u{1B}[0m") })
    let indexed = render(maps, style: ChartStyle(width: 4, height: 2, colours: .indexed))
    #expect(indexed[0].hasPrefix("\u{1B}[0;38;5;230;48;5;17m▀"))
    // With room for a line each, rows are whole.
    let whole = render(maps, style: ChartStyle(width: 4, height: 5, colours: .full))
    #expect(whole.contains { $0.hasPrefix("\u{1B}[0;38;2;255;255;229;48;2;255;255;229m▀") })
  }

  /// The ground of half blocks ends where they end.
  @Test func blanksBesideMapsHaveNoColour() {
    let map = HeatMaps.Map(title: "", scale: .unit, values: [[0.5], [0.5]])
    let lines = render(HeatMaps(maps: [map, map]), style: ChartStyle(width: 12, height: 4, colours: .full))
    let blocks = "\u{1B}[0;38;2;65;182;196;48;2;65;182;196m▀▀▀▀"
    #expect(lines.contains("\(blocks)\u{1B}[0m  \(blocks)\u{1B}[0m"))
  }

  @Test func theRowsWithMostWeightAreKept() {
    let maps = HeatMaps(
      maps: [.init(title: "m", scale: .unit, values: (0..<9).map { [Double($0) / 8] })],
      rowNames: (1...9).map(String.init), rowNoun: "units", rowWeights: [0, 9, 0, 8, 0, 0, 0, 0, 7],
      weightNote: "the best")
    let lines = render(maps, style: ChartStyle(width: 40, height: 6))
    #expect(lines.dropFirst(2).map { $0.prefix(1) } == ["2", "4", "9", "3"])
    #expect(lines.last == "3 of 9 units shown, the best")
    var first = maps
    first.rowWeights = []
    #expect(render(first, style: ChartStyle(width: 40, height: 6)).last == "3 of 9 units shown")
  }

  @Test func everySizeFits() {
    for maps in [PictureSamples.gates, PictureSamples.chineseMap] {
      for (width, height) in [(1, 1), (2, 3), (5, 40), (8, 8), (10, 3), (13, 5), (20, 6), (76, 20), (200, 60)] {
        for colours in [ChartStyle.Colours.none, .full] {
          let lines = render(maps, style: ChartStyle(width: width, height: height))
          let coloured = render(maps, style: ChartStyle(width: width, height: height, colours: colours))
          #expect(lines.count <= height && coloured.count <= height)
          #expect(lines.allSatisfy { displayWidth($0) <= width && $0.last != " " })
        }
      }
    }
  }

  @Test func hostileValuesAndTexts() {
    let values = [Double.nan, .infinity, -.infinity, 1e-30, 1e30, -.greatestFiniteMagnitude]
    for text in ["\u{1B}[2J\n", String(repeating: "长", count: 300), ""] {
      let maps = HeatMaps(
        title: text, maps: [.init(title: text, scale: .fitting(values), values: [values, []])],
        rowNames: [text, text, text], columnNames: [text, text], columnTitle: text, rowNoun: text, weightNote: text)
      for (width, height) in [(1, 1), (10, 3), (76, 20)] {
        let lines = render(maps, style: ChartStyle(width: width, height: height))
        #expect(lines.allSatisfy { displayWidth($0) <= width })
        #expect(lines.joined().unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      }
    }
  }

  @Test func nothingToDraw() {
    #expect(render(HeatMaps(title: "gates"), style: ChartStyle()) == ["gates: no values to draw"])
    let empty = HeatMaps(maps: [.init(title: "", scale: .unit, values: [])])
    #expect(render(empty, style: ChartStyle()) == ["heat map: no values to draw"])
    #expect(render(PictureSamples.gates, style: ChartStyle(width: 0, height: 4)).isEmpty)
  }

  /// More columns than there is room for are joined, the strongest value kept.
  @Test func manyColumnsAreJoined() {
    var row = [Double](repeating: 0.01, count: 1000)
    row[500] = -1
    let maps = HeatMaps(maps: [.init(title: "", scale: .signedUnit, values: [row])])
    let lines = render(maps, style: ChartStyle(width: 50, height: 6))
    #expect(lines.contains { $0.filter { $0 == "≡" }.count == 1 && displayWidth($0) <= 50 })
    #expect(lines.last == "a cell is the strongest of up to 20")
  }

  @Test func aMillionValues() {
    let row = (0..<1000).map { Double($0 * 17 % 100) / 99 }
    let rows = [[Double]](repeating: row, count: 1000)
    let maps = HeatMaps(maps: [.init(title: "", scale: .unit, values: rows)])
    #expect(render(maps, style: ChartStyle()).count <= 20)
  }
}
