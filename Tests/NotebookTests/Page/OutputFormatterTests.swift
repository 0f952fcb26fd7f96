import Notebook
import Plotting
import Testing

@Suite struct OutputFormatterTests {
  private let chart = Output.chart(Chart(title: "line", series: [.init("", values: [1, 2])]))

  @Test func optionsOverrideTheStyle() {
    let picture = Picture.chart(Chart(title: "line", series: [.init("", values: [1, 2])]))
    let lines = OutputFormatter().lines([.picture(picture, PictureOptions(width: 30, height: 8, glyphs: .ascii))])
    #expect(lines == picture.lines(ChartStyle(glyphs: .ascii, width: 30, height: 8)))
    #expect(OutputFormatter().lines([chart]).count == 20)
  }

  /// Pixels only where the picture fits on the terminal and is not wanted in ASCII.
  @Test func pixels() {
    let formatter = OutputFormatter(graphics: PixelGraphics(.kitty))
    func hasPixels(_ options: PictureOptions) -> Bool {
      let picture = Picture.chart(Chart(series: [.init("", values: [1, 2])]))
      return formatter.lines([.picture(picture, options)]).contains { $0.contains("\u{1B}_G") }
    }
    #expect(hasPixels(PictureOptions()))
    #expect(hasPixels(PictureOptions(width: 40, height: 10)))
    #expect(!hasPixels(PictureOptions(glyphs: .ascii)))
    #expect(!hasPixels(PictureOptions(width: 200)))
    #expect(!hasPixels(PictureOptions(height: 50)))
  }
}
