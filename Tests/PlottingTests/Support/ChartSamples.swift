import Plotting

/// Charts with data like those of the class experiments.
enum ChartSamples {
  static let months = (1...3).flatMap { year in (1...12).map { "\(year)-" + ($0 < 10 ? "0\($0)" : "\($0)") } }

  static let actualSales = [
    266.0, 145.9, 183.1, 119.3, 180.3, 168.5, 231.8, 224.5, 192.8, 122.9, 336.5, 185.9, 194.3, 149.5, 210.1, 273.3,
    191.4, 287.0, 226.0, 303.6, 289.9, 421.6, 264.5, 342.3, 339.7, 440.4, 315.9, 439.3, 401.3, 437.4, 575.5, 407.6,
    682.0, 475.3, 581.3, 646.9,
  ]

  static let predictedSales = [
    330.1, 352.9, 420.2, 360.4, 432.8, 415.1, 448.9, 560.7, 452.2, 640.1, 520.8, 588.4,
  ]

  /// Two lines of 36 and 12 months, with named months and a vertical reference line.
  static let sales = Chart(
    title: "Monthly sales, one month ahead", xAxis: .init(title: "month", names: months), yAxis: .init(title: "sales"),
    series: [.init("actual", values: actualSales), .init("predicted", values: predictedSales, from: 24)],
    referenceLines: [.init(.x(23.5), label: "test")])

  /// Twelve months with two bands around their forecasts, the wider one broken in the middle.
  static let bands: Chart = {
    let points = zip(24..., predictedSales).map { Chart.Point(x: Double($0), y: $1) }
    func band(_ name: String, _ width: Double, gap: Int?) -> Chart.Series {
      let widths = points.indices.map { $0 == gap ? .nan : width * Double($0 + 4) }
      return Chart.Series(
        name, lower: zip(points, widths).map { .init(x: $0.x, y: $0.y - $1) },
        upper: zip(points, widths).map { .init(x: $0.x, y: $0.y + $1) }, colour: .secondary)
    }
    return Chart(
      title: "Forecasts with their intervals", xAxis: .init(title: "month", names: months),
      series: [
        .init("actual", values: actualSales), .init("forecast", points: points), band("95 %", 24, gap: 5),
        band("80 %", 12, gap: nil),
      ], referenceLines: [.init(.x(23.5), label: "end")])
  }()

  /// 3000 values that fall on a logarithmic axis.
  static let loss = Chart(
    title: "Loss by epoch", xAxis: .init(title: "epoch"), yAxis: .init(title: "mse", scale: .logarithmic),
    series: [.init("training loss", values: (0..<3000).map(loss), from: 1)])

  /// Three rising lines of 200 values that cross, with a target.
  static let accuracy = Chart(
    title: "Accuracy by epoch", xAxis: .init(title: "epoch"), yAxis: .init(title: "accuracy"),
    series: [
      .init("SimpleRNN", values: rise(120), from: 1), .init("LSTM", values: rise(60), from: 1),
      .init("GRU", values: rise(45), from: 1),
    ], referenceLines: [.init(.y(0.95), label: "target")])

  /// Two bar series with Chinese names, some of them below zero.
  static let chineseBars = Chart(
    title: "月度销售额", xAxis: .init(title: "月份", names: ["一月", "二月", "三月", "四月", "五月"]),
    yAxis: .init(title: "销售（万元）"),
    series: [
      .init("实际", values: [3, 5, -2, 8, 4], mark: .bars), .init("预测", values: [4, 4, -1, 6, 5], mark: .bars),
    ])

  /// Two clouds of points.
  static let points = Chart(
    title: "Two groups",
    series: [
      .init("first", points: cloud(7, 11), mark: .points),
      .init("second", points: cloud(5, 13), mark: .points),
    ])

  private static func loss(_ epoch: Int) -> Double {
    let ripple = Double(epoch * 37 % 101) / 101
    return 0.24 / (1 + Double(epoch) / 60) + 0.012 + 0.01 * ripple / (1 + Double(epoch) / 900)
  }

  private static func rise(_ middle: Double) -> [Double] {
    (0..<200).map { epoch in
      let ratio = Double(epoch) / middle
      let cube = ratio * ratio * ratio
      return cube / (1 + cube) * 0.97 + Double(epoch * 37 % 23) / 1000
    }
  }

  private static func cloud(_ a: Int, _ b: Int) -> [Chart.Point] {
    (1...20).map { .init(x: Double($0 * a * a % 97) / 10, y: Double($0 * b * b % 89) - Double(a * 4)) }
  }
}
