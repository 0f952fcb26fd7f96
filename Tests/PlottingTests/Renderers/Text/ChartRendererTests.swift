import Plotting
import Testing
import Text

@Suite struct ChartRendererTests {
  private let samples = [
    ChartSamples.sales, ChartSamples.loss, ChartSamples.accuracy, ChartSamples.chineseBars, ChartSamples.points,
  ]

  /// No line longer than the width, no more lines than the height, no blanks at the end.
  private func check(_ chart: Chart, _ style: ChartStyle) {
    let lines = render(chart, style: style)
    #expect(lines.count <= max(style.height, 0))
    for line in lines {
      #expect(displayWidth(line) <= style.width)
      #expect(line.last != " ")
    }
  }

  @Test func everySizeFits() {
    for chart in samples {
      for (width, height) in [(1, 1), (2, 3), (5, 40), (7, 7), (8, 8), (10, 3), (13, 5), (20, 6), (76, 20), (200, 60)] {
        check(chart, ChartStyle(width: width, height: height))
        check(chart, ChartStyle(glyphs: .ascii, width: width, height: height))
      }
    }
  }

  @Test func noRoomAtAll() {
    #expect(render(ChartSamples.sales, style: ChartStyle(width: 0, height: 5)).isEmpty)
    #expect(render(ChartSamples.sales, style: ChartStyle(width: 5, height: -1)).isEmpty)
    #expect(render(ChartSamples.sales, style: ChartStyle(width: .max, height: .max)).count == 1000)
  }

  @Test func withoutPointsOneLineSaysSo() {
    let style = ChartStyle()
    #expect(render(Chart(), style: style) == ["chart: no points to draw"])
    let empty = Chart(title: "Loss", series: [.init("a", values: [])], referenceLines: [.init(.y(1))])
    #expect(render(empty, style: style) == ["Loss: no points to draw"])
    let hidden = Chart(title: "Loss", series: [.init("a", values: [.nan, .infinity])])
    #expect(render(hidden, style: style) == ["Loss: nothing to draw, no point has finite values"])
    let negative = Chart(yAxis: .init(scale: .logarithmic), series: [.init("a", values: [-1, 0])])
    #expect(
      render(negative, style: style) == ["chart: nothing to draw, a logarithmic axis needs finite values above 0"])
    #expect(render(hidden, style: ChartStyle(width: 8, height: 3)) == ["Loss: n…"])
  }

  @Test func extremeValues() {
    let values: [[Double]] = [
      [5], [5, 5, 5], [0], [0, 0], [1, .nan, 3, .infinity, -.infinity, 2],
      [-.greatestFiniteMagnitude, .greatestFiniteMagnitude], [.leastNonzeroMagnitude, 0], [1e-30, 3e-30], [1e30, 1e30],
      [1, 1.0.nextUp], [.greatestFiniteMagnitude], [-.greatestFiniteMagnitude], [.leastNonzeroMagnitude],
    ]
    for series in values {
      for mark in [Chart.Mark.line, .points, .bars] {
        for scale in [Chart.Scale.linear, .logarithmic] {
          let points = zip(series, series.reversed()).map { Chart.Point(x: $0, y: $1) }
          for points in [points, Chart.Series("", values: series).points] {
            let chart = Chart(
              xAxis: .init(scale: scale), yAxis: .init(scale: scale),
              series: [.init("a", points: points, mark: mark), .init("b", points: [], mark: mark)],
              referenceLines: [.init(.y(.nan), label: "x"), .init(.x(1e300), label: "y"), .init(.y(-1), label: "z")])
            check(chart, ChartStyle(width: 40, height: 12))
            check(chart, ChartStyle(glyphs: .ascii, width: 10, height: 3))
          }
        }
      }
    }
  }

  @Test func pointsThatCannotBeShownAreCounted() {
    let chart = Chart(yAxis: .init(scale: .logarithmic), series: [.init("a", values: [1, 0, -1, 10, .nan])])
    #expect(render(chart, style: ChartStyle()).last?.hasSuffix("a   (2 points not shown)") == true)
  }

  @Test func aMillionPoints() {
    var state: UInt64 = 1
    let values = (0..<1_000_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40)
    }
    check(Chart(title: "noise", series: [.init("a", values: values), .init("b", values: [1, 2])]), ChartStyle())
  }

  @Test func hostileTexts() {
    for text in ["\u{1B}[2J\n\u{202E}", String(repeating: "长", count: 500), "👨‍👩‍👧‍👦e\u{301}\u{0}", "", " "] {
      let chart = Chart(
        title: text, xAxis: .init(title: text, names: [text, text, "c"]), yAxis: .init(title: text),
        series: [.init(text, values: [1, 2, 3]), .init(text, values: [3, 2, 1], mark: .bars)],
        referenceLines: [.init(.y(2), label: text), .init(.x(1), label: text)])
      for width in [4, 12, 76] {
        check(chart, ChartStyle(width: width))
        let lines = render(chart, style: ChartStyle(width: width))
        #expect(lines.joined().unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      }
    }
  }

  @Test func tickLabelsNeverTouch() {
    let names = (0..<400).map { "name-\($0)" }
    let chart = Chart(xAxis: .init(names: names), series: [.init("", values: (0..<400).map(Double.init))])
    for width in [20, 50, 76, 120] {
      let labels = render(chart, style: ChartStyle(width: width)).last ?? ""
      #expect(labels.contains("name-0"))
      #expect(labels.split(separator: " ").allSatisfy { names.contains(String($0)) || width < 24 })
    }
  }

  /// One number alone is no scale, however little room there is.
  @Test func anAxisHasTwoNumbersAtLeast() {
    let chart = Chart(series: [.init("", values: [-340, 60, -20], mark: .bars)])
    for height in 8...20 {
      let lines = render(chart, style: ChartStyle(width: 40, height: height))
      #expect(lines.count { $0.contains("┤") } >= 2, "\(height)")
    }
  }

  @Test func boundsAreReached() {
    let axis = Chart.Axis(bounds: 0...1)
    let lines = render(Chart(yAxis: axis, series: [.init("", values: [0.4, 0.5])]), style: ChartStyle(height: 12))
    #expect(lines.contains { $0.hasPrefix("1.0 ┤") } && lines.contains { $0.hasPrefix("0.0 ┤") })
    let bad = Chart.Axis(bounds: -Double.infinity...Double.infinity)
    check(Chart(yAxis: bad, series: [.init("", values: [0.4, 0.5])]), ChartStyle())
    let logarithmic = Chart.Axis(scale: .logarithmic, bounds: 0...10)
    check(Chart(yAxis: logarithmic, series: [.init("", values: [0.4, 0.5])]), ChartStyle())
  }

  @Test func colourChangesNothingButEscapes() {
    let plain = render(ChartSamples.sales, style: ChartStyle())
    let coloured = render(ChartSamples.sales, style: ChartStyle(colours: .indexed))
    #expect(plain != coloured)
    #expect(coloured.map(withoutEscapes) == plain)
  }

  @Test func asciiIsAscii() {
    for chart in [ChartSamples.sales, ChartSamples.loss, ChartSamples.accuracy, ChartSamples.points] {
      for width in [10, 30, 76] {
        let lines = render(chart, style: ChartStyle(glyphs: .ascii, width: width, height: 12))
        #expect(lines.joined().utf8.allSatisfy { $0 < 0x80 })
      }
    }
  }

  @Test func manySeriesAreCountedInTheLegend() {
    let series = (0..<60).map { Chart.Series("series \($0)", values: [Double($0), 1]) }
    let lines = render(Chart(series: series), style: ChartStyle())
    #expect(lines.last?.contains("more") == true)
    check(Chart(series: series), ChartStyle(width: 20, height: 12))
  }

  private func withoutEscapes(_ line: String) -> String {
    var result = ""
    var isEscape = false
    for character in line {
      if character == "\u{1B}" { isEscape = true }
      if !isEscape { result.append(character) }
      if character == "m" { isEscape = false }
    }
    return result
  }
}

/// What tells marks apart where there are only the characters of ASCII.
@Suite struct ASCIIMarksTests {
  private func lines(_ mark: Chart.Mark, count: Int = 12) -> [String] {
    let values = (0..<count).map { Double($0 * $0 % 17) }
    let chart = Chart(series: [
      .init("a", values: values, mark: mark), .init("b", values: values.reversed(), mark: mark),
    ])
    return render(chart, style: ChartStyle(glyphs: .ascii, width: 60, height: 14))
  }

  /// Points are markers alone; lines are strokes of their own with a marker at each point, in the legend, too.
  @Test func pointsAreNoLines() {
    let points = lines(.points).dropLast().joined()
    let strokes = lines(.line).dropLast().joined()
    for marker in ["*", "o"] { #expect(points.contains(marker) && strokes.contains(marker)) }
    for stroke in [".", "'"] { #expect(!points.contains(stroke) && strokes.contains(stroke)) }
    #expect(lines(.points).last?.contains(" * a   o b") == true)
    #expect(lines(.line).last?.contains(" .*. a   'o' b") == true)
  }

  /// So many points that a line has few markers.
  @Test func longLines() {
    let strokes = lines(.line, count: 400).dropLast().joined()
    #expect(strokes.filter { $0 == "." || $0 == "'" }.count > 5 * strokes.filter { $0 == "*" || $0 == "o" }.count)
  }
}
