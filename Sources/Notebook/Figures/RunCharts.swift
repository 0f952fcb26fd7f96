import Phrases
import Plotting
import Recurrent
import Tasks
import Text

/// The pictures of a comparison.
struct RunCharts {
  let comparison: Comparison
  let language: Language

  private var plan: RunPlan { comparison.plan }
  private var measure: Measure { comparison.measure }

  /// The results over the first setting with several numbers, a line for each cell and other setting: the mean of all
  /// seeds, and above and below it the largest and the least.
  ///
  /// - Returns: nil where no number was varied.
  func overSetting() -> Chart? {
    guard let place = numericSetting else { return nil }
    let groups = plan.groups
    let title = groups[0].varied[place].name
    let lines = lines(overSetting: place)
    func number(_ group: Int) -> Double { Double(groups[group].varied[place].value) ?? .nan }
    let isSpread = plan.seeds.count > 1
    var series: [Chart.Series] = []
    var ranges: [Chart.Series] = []
    for (index, line) in lines.enumerated() {
      let samples = line.groups.sorted { number($0) < number($1) }.map { group in
        Sample(x: number(group), values: comparison.measures(of: group))
      }
      var mean = self.line(line.name, samples, line.groups[0]) { $0.mean * factor }
      var range = range(samples, line.groups[0])
      if isSpread {
        mean.columnsAside = Self.columnsAside(index, of: lines.count)
        range.columnsAside = mean.columnsAside
      }
      series.append(mean)
      ranges.append(range)
    }
    var chart = Chart(
      title: language.text("\(measure.title)\(spreadTitle)"), xAxis: axis(title, groups.indices.map(number)),
      yAxis: valueAxis(language.text(measure.title), series),
      series: isSpread ? series + ranges : series, referenceLines: persistence { .y($0) })
    if isSpread { chart.legendNotes = [.init(.ranges, language.text("least to largest"))] }
    return chart
  }

  /// Columns that a line is drawn to the right of its places, so that its ranges do not hide those of others.
  private static func columnsAside(_ index: Int, of count: Int) -> Int {
    count > 3 ? index - count / 2 : 2 * index - (count - 1)
  }

  /// Every run: a box or a column of points for each network, or for additions a line by epoch.
  func runs() -> Chart {
    if measure == .exact { return byEpoch }
    return plan.seeds.count < Self.leastOfBox ? everyRun : boxes
  }

  /// Seeds from which on quartiles say more than the runs themselves.
  private static let leastOfBox = 5

  /// A box for each network: one below another if they are few; otherwise those beside each other that differ in something
  /// else than the setting of the axis.
  private var boxes: Chart {
    var chart = plan.groups.count <= Self.mostRows ? rowBoxes : standingBoxes
    chart.title = language.text("\(measure.title): median and quartiles of \(groupedText(plan.seeds.count)) seeds")
    chart.legendNotes = [
      .init(.ranges, language.text("furthest within 1.5 box lengths")), .init(.points, language.text("further off")),
    ]
    return chart
  }

  /// The most boxes that stand one below another in the usual height, with room between them.
  private static let mostRows = 6

  private var rowBoxes: Chart {
    var series: [Chart.Series] = []
    for (index, group) in plan.groups.enumerated() {
      let points = comparison.measures(of: index).map { Chart.Point(x: $0, y: -Double(index)) }
      let cell = group.settings.cell.kind
      if let known = series.firstIndex(where: { $0.name == cell.rawValue }) {
        series[known].points += points
      } else {
        series.append(Chart.Series(cell.rawValue, points: points, mark: .rowBoxes, colour: cell.colour))
      }
    }
    let names = plan.groups.enumerated().map { Chart.AxisLabel(position: -Double($0), text: $1.name) }
    return Chart(
      xAxis: .init(title: language.text(measure.title)), yAxis: .init(title: language.text("network"), labels: names),
      series: series,
      referenceLines: persistence { .x($0) })
  }

  private var standingBoxes: Chart {
    let place = numericSetting
    let lines = place.map(lines(overSetting:)) ?? [("", Array(plan.groups.indices))]
    var names: [String] = []
    let series = lines.map { line in
      let points = line.groups.flatMap { group -> [Chart.Point] in
        let name = place.map { plan.groups[group].varied[$0].value } ?? plan.groups[group].name
        if !names.contains(name) { names.append(name) }
        let x = Double(names.firstIndex(of: name) ?? 0)
        return comparison.measures(of: group).map { Chart.Point(x: x, y: $0) }
      }
      return Chart.Series(line.name, points: points, mark: .boxes, colour: colour(line.groups[0]))
    }
    return Chart(
      xAxis: .init(title: place.map { plan.groups[0].varied[$0].name } ?? "", names: names),
      yAxis: .init(title: language.text(measure.title)), series: series, referenceLines: persistence { .y($0) })
  }

  private var everyRun: Chart {
    var series: [Chart.Series] = []
    var means: [Chart.Point] = []
    for (index, group) in plan.groups.enumerated() {
      let results = comparison.results(of: index)
      // Seed by seed across the column, so that runs beside each other can be told apart.
      let points = results.enumerated().compactMap { seed, result in
        result.map {
          Chart.Point(x: Double(index) + 0.6 * (Double(seed) + 0.5) / Double(results.count) - 0.3, y: $0.measure)
        }
      }
      let cell = group.settings.cell.kind
      let name = language.text("\(cell.rawValue), a run")
      if let known = series.firstIndex(where: { $0.name == name }) {
        series[known].points += points
      } else {
        series.append(Chart.Series(name, points: points, mark: .points, colour: cell.colour))
      }
      if let summary = SampleSummary(comparison.measures(of: index)) {
        means.append(.init(x: Double(index), y: summary.mean))
      }
    }
    if plan.seeds.count > 1 {
      series.append(Chart.Series(language.text("mean"), points: means, mark: .points, colour: .ink))
    }
    return Chart(
      title: language.text("\(measure.title), every run"),
      xAxis: .init(title: language.text("network"), names: plan.groups.map { $0.name }),
      yAxis: .init(title: language.text(measure.title)), series: series, referenceLines: persistence { .y($0) })
  }

  private var byEpoch: Chart {
    let curves = plan.groups.enumerated().map { index, group in
      let results = comparison.results(of: index).compactMap { $0 }
      let epochs = results.map { $0.epochs.count }.max() ?? 0
      return Curve(
        name: group.name, group: index,
        samples: (0..<epochs).map { epoch in
          Sample(
            x: Double(epoch + 1), values: results.filter { $0.epochs.count > epoch }.map { $0.epochs[epoch].exact })
        })
    }
    let series = bands(curves)
    var chart = Chart(
      title: language.text("\(measure.title)\(spreadTitle)"), xAxis: .init(title: language.text("epoch")),
      yAxis: valueAxis("%", series), series: series)
    if plan.seeds.count > 1 { chart.legendNotes = [.init(.band, language.text("least to largest"))] }
    return chart
  }

  // MARK: parts

  /// The values of all seeds at a place of the x axis.
  private struct Sample {
    var x: Double
    var values: [Double]
  }

  /// The samples of a network along the x axis.
  private struct Curve {
    var name: String
    /// Where it stands in the plan.
    var group: Int
    var samples: [Sample]
  }

  private var factor: Double { measure == .exact ? 100 : 1 }

  /// The axis of what is measured; where nothing is exact, from 0 to 1 % and not around 0.
  private func valueAxis(_ title: String, _ series: [Chart.Series]) -> Chart.Axis {
    let isZero = measure == .exact && series.allSatisfy { $0.points.allSatisfy { $0.y == 0 } }
    return isZero ? .init(title: title, bounds: 0...1) : .init(title: title)
  }

  private var spreadTitle: Phrase {
    plan.seeds.count > 1 ? ": mean, least and largest of \(groupedText(plan.seeds.count)) seeds" : ""
  }

  private var numericSetting: Int? {
    plan.groups[0].varied.indices.first { place in
      plan.groups.allSatisfy { Double($0.varied[place].value) != nil }
    }
  }

  /// The networks that differ in the setting at `place` alone, under the name of what they share.
  private func lines(overSetting place: Int) -> [(name: String, groups: [Int])] {
    var lines: [(name: String, groups: [Int])] = []
    for (index, group) in plan.groups.enumerated() {
      let others = group.varied.enumerated().filter { $0.offset != place }.map {
        "\($0.element.name)=\($0.element.value)"
      }
      let name = ([group.settings.cell.kind.rawValue] + others).joined(separator: " ")
      if let line = lines.firstIndex(where: { $0.name == name }) {
        lines[line].groups.append(index)
      } else {
        lines.append((name, [index]))
      }
    }
    return lines
  }

  private func persistence(_ place: (Double) -> Chart.ReferenceLine.Place) -> [Chart.ReferenceLine] {
    plan.groups[0].task.definition.baselineError(by: measure).map {
      [.init(place($0), label: language.text("persistence \(comparison.format.text($0))"))]
    } ?? []
  }

  /// The numbers that were tried, each with its name. Units, and other numbers that span more than one power of eight, are
  /// on a logarithmic axis.
  private func axis(_ title: String, _ numbers: [Double]) -> Chart.Axis {
    let (least, greatest) = (numbers.min() ?? 1, numbers.max() ?? 1)
    let isLogarithmic = least > 0 && (title == "units" || greatest >= least * 8)
    var seen: [Double] = []
    for number in numbers where !seen.contains(number) { seen.append(number) }
    return .init(
      title: title, scale: isLogarithmic ? .logarithmic : .linear,
      labels: seen.sorted().map { .init(position: $0, text: significantText($0, digits: 6)) })
  }

  /// The colour of a network: that of its cell.
  private func colour(_ group: Int) -> Chart.ColourRole { plan.groups[group].settings.cell.kind.colour }

  /// For each curve its mean, and where there are several seeds, unnamed and beneath, a band from its least to its largest.
  private func bands(_ curves: [Curve]) -> [Chart.Series] {
    let means = curves.map { curve in line(curve.name, curve.samples, curve.group) { $0.mean * factor } }
    guard plan.seeds.count > 1 else { return means }
    return means
      + curves.map { curve in
        Chart.Series(
          "", lower: line("", curve.samples, curve.group) { $0.least * factor }.points,
          upper: line("", curve.samples, curve.group) { $0.greatest * factor }.points, colour: colour(curve.group))
      }
  }

  /// An upright line from the least to the largest at each place, without a name.
  private func range(_ samples: [Sample], _ group: Int) -> Chart.Series {
    let ends = samples.flatMap { sample -> [Chart.Point] in
      guard let summary = SampleSummary(sample.values) else { return [] }
      return [.init(x: sample.x, y: summary.least * factor), .init(x: sample.x, y: summary.greatest * factor)]
    }
    return Chart.Series("", points: ends, mark: .ranges, colour: colour(group))
  }

  private func line(
    _ name: String, _ samples: [Sample], _ group: Int, _ value: (SampleSummary) -> Double
  ) -> Chart.Series {
    Chart.Series(
      name,
      points: samples.map { sample in
        Chart.Point(x: sample.x, y: SampleSummary(sample.values).map(value) ?? .nan)
      }, colour: colour(group))
  }
}
