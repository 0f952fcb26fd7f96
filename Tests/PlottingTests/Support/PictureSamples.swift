import Plotting

/// A picture of each kind, for golden files.
enum PictureSamples {
  static let all: [(name: String, picture: Picture)] = [
    ("lines", .chart(ChartSamples.sales)), ("log-axis", .chart(ChartSamples.loss)),
    ("crossing-lines", .chart(ChartSamples.accuracy)), ("bars-chinese", .chart(ChartSamples.chineseBars)),
    ("points", .chart(ChartSamples.points)), ("histogram", .chart(histogram)), ("box-plot", .chart(boxes)),
    ("one-box", .chart(oneBox)), ("bands", .chart(ChartSamples.bands)),
    ("row-boxes", .chart(rowBoxes(["srn 8", "lstm 8"]))),
    ("row-boxes-low", .chart(rowBoxes(["srn 4", "lstm 4", "srn 8", "lstm 8", "srn 16", "lstm 16"]))),
    ("units-log-axis", .chart(units)), ("heat-maps", .heatMaps(gates)), ("heat-maps-chinese", .heatMaps(chineseMap)),
    ("stack", .stack([.chart(residuals), .chart(histogram)])),
  ]

  /// 200 values around 3.
  static let histogram = Histogram(scattered(200)).chart(title: "Errors", xTitle: "predicted - actual")

  /// Ten values at each of three places, one of them far off; two series.
  static let boxes = Chart(
    title: "test RMSE of ten seeds", xAxis: .init(title: "units", names: ["4", "8", "16"]), yAxis: .init(title: "RMSE"),
    series: [
      .init("lstm", points: runs(90, 40), mark: .boxes, colour: .good),
      .init("srn", points: runs(120, 70), mark: .boxes, colour: .bad),
    ])

  /// Nine values of each network, one of them far off, as boxes on their side; two series.
  static func rowBoxes(_ names: [String]) -> Chart {
    var series = [
      Chart.Series("srn", points: [], mark: .rowBoxes, colour: .bad),
      Chart.Series("lstm", points: [], mark: .rowBoxes, colour: .good),
    ]
    for place in names.indices {
      series[place % 2].points += (0..<9).map { seed in
        .init(x: 80 + Double(seed * 7 + place * 11 % 30) + (seed == 8 ? 90 : 0), y: -Double(place))
      }
    }
    var chart = Chart(
      title: "test RMSE", xAxis: .init(title: "RMSE"),
      yAxis: .init(labels: names.enumerated().map { .init(position: -Double($0), text: $1) }), series: series,
      referenceLines: [.init(.x(136.8), label: "persistence 136.80")])
    chart.legendNotes = [.init(.ranges, "furthest within 1.5 box lengths"), .init(.points, "further off")]
    return chart
  }

  static let oneBox = Chart(
    title: "One to ten", series: [.init("", points: (1...10).map { .init(x: 1, y: Double($0)) }, mark: .boxes)])

  /// The class's single runs, on a logarithmic axis that names its units.
  static let units = Chart(
    title: "RMSE by units",
    xAxis: .init(
      title: "units", scale: .logarithmic,
      labels: (2...10).map { .init(position: Double(1 << $0), text: String(1 << $0)) }),
    yAxis: .init(title: "RMSE"),
    series: [
      .init(
        "lstm",
        points: zip(2..., [125.33, 76.61, 95.25, 78.7, 133.55, 113.74, 164.84, 99.04, 83.82]).map {
          .init(x: Double(1 << $0), y: $1)
        }, colour: .good)
    ], referenceLines: [.init(.y(136.76), label: "persistence 136.76")])

  static let residuals = Chart(
    title: "Residuals", xAxis: .init(title: "month", names: ChartSamples.months),
    series: [
      .init(
        "", values: zip(ChartSamples.predictedSales, ChartSamples.actualSales.dropFirst(24)).map { $0 - $1 }, from: 24,
        mark: .bars, colour: .secondary)
    ])

  /// Six maps of twelve units and seven steps, as an LSTM has.
  static let gates = HeatMaps(
    title: "3+361, lstm 12, encoder",
    maps: [
      map("input gate", "input", .unit, 3), map("forget gate", "forget", .unit, 5),
      map("output gate", "output", .unit, 7), map("candidate", "candidate", .signedUnit, 11),
      map("memory cell", "memory", ValueScale(greatest: 2.3, isSigned: true), 13),
      map("hidden state", "hidden", .signedUnit, 17),
    ], rowNames: (1...12).map(String.init), columnNames: ["␣", "␣", "1", "6", "3", "+", "3"],
    columnTitle: "characters as the network reads them", rowNoun: "units",
    rowWeights: (0..<12).map { Double($0 * 7 % 12) }, weightNote: "those that change most")

  static let chineseMap = HeatMaps(
    title: "门控：一月到四月",
    maps: [
      .init(title: "输入门", scale: .unit, values: [[0, 0.3, 0.6, 1], [1, .nan, 0.2, 0]]),
      .init(title: "候选值", scale: .signedUnit, values: [[-1, -0.5, 0, 0.5], [1, 0.2, -0.2]]),
    ], rowNames: ["单元一", "单元二"], columnNames: ["一月", "二月", "三月", "四月"], columnTitle: "月份")

  private static func map(_ title: String, _ short: String, _ scale: ValueScale, _ factor: Int) -> HeatMaps.Map {
    HeatMaps.Map(
      title: title, shortTitle: short, scale: scale,
      values: (0..<12).map { unit in
        (0..<7).map { step in
          let part = Double((unit * 7 + step * factor) % 21) / 20
          return (scale.isSigned ? part * 2 - 1 : part) * scale.greatest
        }
      })
  }

  private static func scattered(_ count: Int) -> [Double] {
    (1...count).map { index in
      let (first, second) = (Double(index * 37 % 101) / 20, Double(index * 53 % 97) / 30)
      return first + second + Double(index % 7) / 5 - 2
    }
  }

  private static func runs(_ middle: Double, _ spread: Double) -> [Chart.Point] {
    (0..<3).flatMap { place in
      (0..<10).map { seed in
        let part = Double((seed * 7 + place * 3) % 10) / 10 - 0.5
        let value = middle - Double(place) * 9 + part * spread
        return Chart.Point(x: Double(place), y: seed == 9 ? value + 3 * spread : value)
      }
    }
  }
}
