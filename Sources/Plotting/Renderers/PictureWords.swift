import Text

/// The words of a picture's description, in one language. Whatever a function is given is in that language already.
package struct PictureWords: Sendable {
  /// The tag of the language: `en`, `zh-TW`.
  package var languageTag: String
  /// `A chart.`, `A heat map.`
  package var chart, heatMap: String
  /// What has no name: `values`.
  package var values: String
  /// `Across: month, from 1-01 to 3-12.`
  package var across: @Sendable (_ title: String, _ from: String, _ to: String) -> String
  /// `Upward: sales, from 119.3 to 682.`
  package var upward: @Sendable (_ title: String, _ from: String, _ to: String) -> String
  /// `actual: 36 points, from 119.3 to 682.`
  package var series: @Sendable (_ name: String, _ count: Int, _ from: String, _ to: String) -> String
  /// `A line at 23.5: test.`
  package var line: @Sendable (_ label: String, _ at: String) -> String
  /// `input gate: 12 rows of 7 values, from 0 to 1.`
  package var map: @Sendable (_ title: String, _ rows: Int, _ columns: Int, _ from: String, _ to: String) -> String

  /// Makes words.
  package init(
    languageTag: String, chart: String, heatMap: String, values: String,
    across: @escaping @Sendable (_ title: String, _ from: String, _ to: String) -> String,
    upward: @escaping @Sendable (_ title: String, _ from: String, _ to: String) -> String,
    series: @escaping @Sendable (_ name: String, _ count: Int, _ from: String, _ to: String) -> String,
    line: @escaping @Sendable (_ label: String, _ at: String) -> String,
    map: @escaping @Sendable (_ title: String, _ rows: Int, _ columns: Int, _ from: String, _ to: String) -> String
  ) {
    self.languageTag = languageTag
    self.chart = chart
    self.heatMap = heatMap
    self.values = values
    self.across = across
    self.upward = upward
    self.series = series
    self.line = line
    self.map = map
  }

  /// English.
  package static let english = PictureWords(
    languageTag: "en", chart: "A chart.", heatMap: "A heat map.", values: "values",
    across: { "Across: \($0), from \($1) to \($2)." },
    upward: { "Upward: \($0), from \($1) to \($2)." },
    series: { "\($0): \($1 == 1 ? "1 point" : groupedText($1) + " points"), from \($2) to \($3)." },
    line: { $0.isEmpty ? "A line at \($1)." : "A line at \($1): \($0)." },
    map: { "\($0): \(groupedText($1)) × \(groupedText($2)) values, from \($3) to \($4)." })
}

extension Picture {
  /// What the picture shows, in words: what its axes measure and from where to where its data go.
  package func description(_ words: PictureWords) -> String {
    switch self {
    case .chart(let chart): return chart.description(words)
    case .heatMaps(let maps): return maps.description(words)
    case .stack(let pictures): return pictures.map { $0.description(words) }.joined(separator: " ")
    }
  }
}

extension Chart {
  fileprivate func description(_ words: PictureWords) -> String {
    let extent = ChartExtent(self)
    func named(_ title: String) -> String { title.isEmpty ? words.values : title }
    var parts = [title.isEmpty ? words.chart : title + "."]
    if let x = extent.x { parts.append(words.across(named(xAxis.title), xAxis.text(x.lower), xAxis.text(x.upper))) }
    if let y = extent.y { parts.append(words.upward(named(yAxis.title), yAxis.text(y.lower), yAxis.text(y.upper))) }
    for series in series where !series.name.isEmpty || self.series.count == 1 {
      let isAcross = series.mark == .rowBoxes
      var range: Interval?
      var count = 0
      for point in series.points where point.x.isFinite && point.y.isFinite {
        range = .including(isAcross ? point.x : point.y, range)
        count += 1
      }
      guard let range else { continue }
      let axis = isAcross ? xAxis : yAxis
      parts.append(words.series(named(series.name), count, axis.text(range.lower), axis.text(range.upper)))
    }
    for line in referenceLines {
      switch line.place {
      case .x(let value) where value.isFinite: parts.append(words.line(line.label, xAxis.text(value)))
      case .y(let value) where value.isFinite: parts.append(words.line(line.label, yAxis.text(value)))
      default: break
      }
    }
    return parts.joined(separator: " ")
  }
}

extension Chart.Axis {
  /// A value as the axis names it: of named places the nearest at or after it.
  fileprivate func text(_ value: Double) -> String {
    guard !labels.isEmpty else { return roundedText(value, digits: 5) }
    var best: Chart.AxisLabel?
    for label in labels where label.position >= value - 1e-9 && label.position < best?.position ?? .infinity {
      best = label
    }
    return best?.text ?? labels.last?.text ?? ""
  }
}

extension HeatMaps {
  fileprivate func description(_ words: PictureWords) -> String {
    var parts = [title.isEmpty ? words.heatMap : title + "."]
    for map in maps {
      let columns = map.values.reduce(0) { max($0, $1.count) }
      var range: Interval?
      for value in map.values.joined() where value.isFinite { range = .including(value, range) }
      guard let range else { continue }
      parts.append(
        words.map(
          map.title.isEmpty ? words.values : map.title, map.values.count, columns, roundedText(range.lower, digits: 3),
          roundedText(range.upper, digits: 3)))
    }
    return parts.joined(separator: " ")
  }
}
