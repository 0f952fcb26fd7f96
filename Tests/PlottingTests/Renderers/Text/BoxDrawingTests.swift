import Plotting
import Testing
import Text

@Suite struct BoxDrawingTests {
  private func text(_ chart: Chart, _ glyphs: ChartStyle.Glyphs, width: Int = 60, height: Int = 18) -> String {
    render(chart, style: ChartStyle(glyphs: glyphs, width: width, height: height)).joined(separator: "\n")
  }

  @Test func braille() {
    let expected = """
                           test RMSE of ten seeds
          ┌─ RMSE ───────────────────────────────────────────────┐
          │                                                      │
          │                              ○                 ○     │
      300 ┤            ○                                         │
          │                                                      │
          │                                                      │
      200 ┤     ●                 ●                 ●            │
          │                                                      │
          │         ━━━○━━━           ┌─────┐              ┬     │
      100 ┤  ━━━●━━━└─────┘    ┌─────┐━━━○━━━           ━━━○━━━  │
          │  └─────┘           ━━━●━━━   ┴       ━━━●━━━└─────┘  │
          │                                                      │
        0 ┤                                                      │
          └─────────┬─────────────────┬────────────────┬─────────┘
                    4                 8                16
                                   units
            ┝●┥ lstm   ┝○┥ srn
      """
    #expect(text(PictureSamples.boxes, .braille) == expected)
  }

  @Test func ascii() {
    let expected = """
         +-------------------------+
         |                         |
      30 +            *            |
         |                         |
      20 +                         |
         |                         |
      10 +                         |
         |       =====*=====       |
       0 +       +---------+       |
         +------------+------------+
                      1
           =*= a
      """
    let chart = Chart(series: [.init("a", points: [1, 2, 3, 4, 5, 30].map { Chart.Point(x: 1, y: $0) }, mark: .boxes)])
    #expect(text(chart, .ascii, width: 30, height: 12) == expected)
  }

  @Test func hostileValues() {
    let largest = Double.greatestFiniteMagnitude
    let samples: [[Double]] = [[], [.nan], [5], [5, 5], [1e-30, 1e30], [-largest, largest]]
    for values in samples {
      let chart = Chart(series: [.init("a", points: values.map { Chart.Point(x: 1, y: $0) }, mark: .boxes)])
      for (width, height) in [(1, 1), (10, 3), (76, 20)] {
        let lines = text(chart, .braille, width: width, height: height).split(separator: "\n")
        #expect(lines.allSatisfy { displayWidth(String($0)) <= width })
      }
    }
  }
}
