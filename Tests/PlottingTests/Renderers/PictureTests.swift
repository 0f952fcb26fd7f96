import Foundation
import Plotting
import Testing
import Text

/// Pictures of every kind as text, in `Goldens`.
@Suite struct PictureTests {
  @Test(arguments: PictureSamples.all.map(\.name)) func golden(name: String) throws {
    let picture = try #require(PictureSamples.all.first { $0.name == name }?.picture)
    for (style, ending) in [(ChartStyle(), ".txt"), (ChartStyle(glyphs: .ascii), ".ascii.txt")] {
      let lines = picture.lines(style)
      #expect(lines.allSatisfy { displayWidth($0) <= 76 })
      try Goldens.check(lines.joined(separator: "\n") + "\n", name + ending)
    }
  }

  @Test func everyGoldenHasASample() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Goldens.folder.path).sorted()
    let endings = [".txt", ".ascii.txt", ".svg"]
    #expect(files == PictureSamples.all.flatMap { sample in endings.map { sample.name + $0 } }.sorted())
  }

  /// Two pictures share the height; one alone has it all.
  @Test func stacks() {
    let chart = Picture.chart(ChartSamples.sales)
    #expect(Picture.stack([chart, chart]).lines(ChartStyle()).count == 24)
    #expect(Picture.stack([chart]).lines(ChartStyle()) == chart.lines(ChartStyle()))
    #expect(Picture.stack([]).lines(ChartStyle()).isEmpty)
    #expect(Picture.stack([chart, chart]).lines(ChartStyle(width: 10, height: 3)).count == 6)
  }
}
