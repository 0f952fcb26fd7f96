import Foundation
import Plotting
import Testing

/// Whole SVG documents; `check-svg.py` opens them in a browser.
@Suite struct SVGPictureTests {
  @Test(arguments: PictureSamples.all.map(\.name)) func golden(name: String) throws {
    let sample = try #require(PictureSamples.all.first { $0.name == name })
    try Goldens.check(sample.picture.svg(ChartStyle()), name + ".svg")
  }

  @Test func isWellFormedAtEverySize() throws {
    for (_, picture) in PictureSamples.all {
      for (width, height) in [(1, 1), (5, 40), (10, 3), (76, 20), (200, 60)] {
        try check(picture.svg(ChartStyle(width: width, height: height)))
      }
    }
  }

  @Test func hostileTextsAndValues() throws {
    let text = "<&\">'\u{1B}[2J\u{0}\u{FFFE}长"
    let values = [Double.nan, .infinity, -.infinity, 1e-30, 1e30, 0, -1, .greatestFiniteMagnitude]
    for mark in [Chart.Mark.line, .points, .bars, .boxes] {
      for scale in [Chart.Scale.linear, .logarithmic] {
        let chart = Chart(
          title: text, xAxis: .init(title: text, names: [text]), yAxis: .init(title: text, scale: scale),
          series: [.init(text, values: values, mark: mark), .init(text, values: [], mark: mark)],
          referenceLines: [.init(.y(.nan), label: text), .init(.x(1e300), label: text)])
        try check(Picture.chart(chart).svg(ChartStyle()))
      }
    }
    let maps = HeatMaps(
      title: text, maps: [.init(title: text, scale: .fitting(values), values: [values])], rowNames: [text],
      columnNames: [text], columnTitle: text)
    try check(Picture.heatMaps(maps).svg(ChartStyle()))
  }

  @Test func withoutPointsASentenceSaysSo() {
    #expect(Picture.chart(Chart(title: "Loss")).svg(ChartStyle()).contains("Loss: no points to draw"))
    #expect(Picture.heatMaps(HeatMaps()).svg(ChartStyle()).contains("heat map: no values to draw"))
    #expect(Picture.stack([]).svg(ChartStyle()).hasPrefix("<svg"))
  }

  /// A million points take no more shapes than the paper has room for.
  @Test func aMillionPointsStaySmall() {
    let values = (0..<1_000_000).map { Double($0 * 7919 % 1_000_003) }
    for mark in [Chart.Mark.line, .points, .bars] {
      let svg = Picture.chart(Chart(series: [.init("", values: values, mark: mark)])).svg(ChartStyle())
      #expect(svg.utf8.count < 4_000_000)
    }
  }

  /// Where points are close, those that a straight line passes are left out, and nobody sees it: no value is further from the
  /// line than roundings to a quarter of a unit, upward and across, and the slack of another quarter allow.
  @Test func closePointsOnAStraightLineAreLeftOut() throws {
    let falling: [Double] = (0..<3000).map { 1 - Double($0) / 2999 }
    let waves: [Double] = (0..<3000).map { index in
      let part = Double(index % 1000) / 500
      return part < 1 ? part * part : (2 - part) * (2 - part)
    }
    for (values, most) in [(falling, 40), (waves, 400)] {
      let points = try points(of: values)
      #expect(points.count <= most)
      let ys = points.map { $0.y }
      let (top, bottom) = (try #require(ys.min()), try #require(ys.max()))
      let across = points[points.count - 1].x - points[0].x
      var next = 1
      for (index, value) in values.enumerated() {
        let x = points[0].x + across * Double(index) / 2999
        while next < points.count - 1, points[next].x < x { next += 1 }
        let (one, other) = (points[next - 1], points[next])
        let slope = other.x == one.x ? 0 : (other.y - one.y) / (other.x - one.x)
        let (drawn, exact) = (other.y + slope * (x - other.x), bottom - value * (bottom - top))
        #expect(abs(drawn - exact) < 1, "value \(index)")
      }
    }
  }

  /// Of a column of points the way from the first to the last is drawn once.
  @Test func columnsAreDrawnOnce() throws {
    let points = try points(of: (0..<3000).map { $0.isMultiple(of: 2) ? 0 : 1 })
    for (one, next) in zip(points, points.dropFirst()) { #expect(one != next) }
    #expect(points.count <= 3000 && points.count > 2000)
  }

  /// The page that runs counts the steps of a network by the points of a line.
  @Test func fewPointsAllStay() throws {
    #expect(try points(of: [Double](repeating: 1, count: 300)).count == 300)
  }

  private struct Place: Equatable {
    var x = 0.0
    var y = 0.0
  }

  /// The points of the line that values are drawn as.
  private func points(of values: [Double]) throws -> [Place] {
    let svg = Picture.chart(Chart(series: [.init("", values: values, mark: .line)])).svg(ChartStyle())
    let line = try #require(svg.split(separator: "\n").first { $0.contains("class=\"line\"") })
    let data = try #require(line.split(separator: "\"").dropFirst().first)
    var points: [Place] = []
    var place = Place()
    for step in data.matches(of: /([Mlhv])([^a-zA-Z]*)/) {
      let numbers = step.2.matches(of: /-?(?:\d+\.?\d*|\.\d+)/).compactMap { Double($0.0) }
      switch step.1 {
      case "h": place.x += try #require(numbers.first)
      case "v": place.y += try #require(numbers.first)
      default:
        for index in stride(from: 0, to: numbers.count - 1, by: 2) {
          let start = step.1 == "M" ? Place() : place
          place = Place(x: start.x + numbers[index], y: start.y + numbers[index + 1])
          points.append(place)
        }
        continue
      }
      points.append(place)
    }
    return points
  }

  /// What is smaller than the dashes and markers that tell series apart without colour.
  @Test func seriesDifferWithoutColour() {
    let series = (0..<4).map { Chart.Series("", values: [Double($0), 1, 2], colour: .primary) }
    let svg = Picture.chart(Chart(series: series)).svg(ChartStyle())
    #expect(svg.contains("stroke-dasharray=\"0.5 4\""))
    #expect(svg.contains("stroke-dasharray=\"7 4\""))
    #expect(svg.contains("stroke-dasharray=\"7 4 0.5 4\""))
  }

  private func check(_ svg: String) throws {
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(svg.split(separator: "\n")[1] == "<!-- drawn by Unroll -->")
    #expect(!svg.contains("nan") && !svg.contains("inf\""))
    let document = try XMLCheck(svg)
    #expect(document.depth == 0)
  }
}

/// Whether every element that begins ends, in order.
private struct XMLCheck {
  private(set) var depth = 0

  struct Failure: Error {
    let at: Substring
  }

  init(_ text: String) throws {
    var open: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      #expect(!rest[..<start].contains { "\u{1B}\u{0}".contains($0) })
      guard let end = rest[start...].firstIndex(of: ">") else { throw Failure(at: rest.prefix(40)) }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("!--") || tag.hasSuffix("/") { continue }
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { throw Failure(at: tag) }
      } else {
        open.append(tag.prefix { $0 != " " })
      }
    }
    depth = open.count
  }
}
