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
    let axis = axis(title, plan.groups.indices.map(number))
    var series: [Chart.Series] = []
    var ranges: [Chart.Series] = []
    for (index, line) in lines.enumerated() {
      // Beside each other, or the ranges of one would hide those of another.
      let aside = plan.seeds.count == 1 ? 0 : 0.04 * (Double(index) - Double(lines.count - 1) / 2)
      let samples = line.groups.sorted { number($0) < number($1) }.map { group in
        Sample(
          x: axis.scale == .linear ? number(group) + aside : number(group) * (1 + aside),
          values: comparison.measures(of: group))
      }
      series.append(self.line(line.name, samples, index) { $0.mean * factor })
      ranges.append(range(samples, index))
    }
    return Chart(
      title: language.text("\(measure.title)\(spreadTitle)"), xAxis: axis,
      yAxis: valueAxis(language.text(measure.title), series),
      series: plan.seeds.count > 1 ? series + ranges : series, referenceLines: persistence)
  }

  /// Every run: a box or a column of points for each network, or for additions a line by epoch.
  func runs() -> Chart {
    if measure == .exact { return byEpoch }
    return plan.seeds.count < Self.leastOfBox ? everyRun : boxes
  }

  /// Seeds from which on quartiles say more than the runs themselves.
  private static let leastOfBox = 5

  /// A box for each network: beside each other those that differ in something else than the setting of the axis.
  private var boxes: Chart {
    let place = numericSetting
    let lines = place.map(lines(overSetting:)) ?? [("", Array(plan.groups.indices))]
    var names: [String] = []
    let series = lines.enumerated().map { index, line in
      let points = line.groups.flatMap { group -> [Chart.Point] in
        let name = place.map { plan.groups[group].varied[$0].value } ?? plan.groups[group].name
        if !names.contains(name) { names.append(name) }
        let x = Double(names.firstIndex(of: name) ?? 0)
        return comparison.measures(of: group).map { Chart.Point(x: x, y: $0) }
      }
      return Chart.Series(line.name, points: points, mark: .boxes, colour: Self.colours[index % Self.colours.count])
    }
    return Chart(
      title: language.text("\(measure.title): median and quartiles of \(groupedText(plan.seeds.count)) seeds"),
      xAxis: .init(title: place.map { plan.groups[0].varied[$0].name } ?? "", names: names),
      yAxis: .init(title: language.text(measure.title)), series: series, referenceLines: persistence)
  }

  private var everyRun: Chart {
    var all: [Chart.Point] = []
    var means: [Chart.Point] = []
    for index in plan.groups.indices {
      let results = comparison.results(of: index)
      // Seed by seed across the column, so that runs beside each other can be told apart.
      all += results.enumerated().compactMap { seed, result in
        result.map {
          Chart.Point(x: Double(index) + 0.6 * (Double(seed) + 0.5) / Double(results.count) - 0.3, y: $0.measure)
        }
      }
      if let summary = SampleSummary(comparison.measures(of: index)) {
        means.append(.init(x: Double(index), y: summary.mean))
      }
    }
    var series = [Chart.Series(language.text("a run"), points: all, mark: .points, colour: .primary)]
    if plan.seeds.count > 1 {
      series.append(Chart.Series(language.text("mean"), points: means, mark: .points, colour: .secondary))
    }
    return Chart(
      title: language.text("\(measure.title), every run"), xAxis: .init(names: plan.groups.map { $0.name }),
      yAxis: .init(title: language.text(measure.title)), series: series, referenceLines: persistence)
  }

  private var byEpoch: Chart {
    let curves = plan.groups.enumerated().map { index, group in
      let results = comparison.results(of: index).compactMap { $0 }
      let epochs = results.map { $0.epochs.count }.max() ?? 0
      return Curve(
        name: group.name,
        samples: (0..<epochs).map { epoch in
          Sample(
            x: Double(epoch + 1), values: results.filter { $0.epochs.count > epoch }.map { $0.epochs[epoch].exact })
        })
    }
    let series = bands(curves)
    return Chart(
      title: language.text("\(measure.title)\(spreadTitle)"), xAxis: .init(title: "epoch"),
      yAxis: valueAxis("%", series), series: series)
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

  private var persistence: [Chart.ReferenceLine] {
    plan.groups[0].task.definition.baselineError(by: measure).map {
      [.init(.y($0), label: language.text("persistence"))]
    } ?? []
  }

  /// Logarithmic where the numbers span more than one power of eight, with a name for each of them.
  private func axis(_ title: String, _ numbers: [Double]) -> Chart.Axis {
    let (least, greatest) = (numbers.min() ?? 1, numbers.max() ?? 1)
    guard least > 0, greatest >= least * 8 else { return .init(title: title) }
    var seen: [Double] = []
    for number in numbers where !seen.contains(number) { seen.append(number) }
    return .init(
      title: title, scale: .logarithmic,
      labels: seen.sorted().map { .init(position: $0, text: significantText($0, digits: 6)) })
  }

  private static let colours: [Chart.ColourRole] = [.primary, .secondary, .tertiary, .quaternary]

  /// For each curve its mean, and unnamed its least and largest where there are several seeds.
  private func bands(_ curves: [Curve]) -> [Chart.Series] {
    let means = curves.enumerated().map { index, curve in
      line(curve.name, curve.samples, index) { $0.mean * factor }
    }
    guard plan.seeds.count > 1 else { return means }
    // Beneath the means, whose markers and textures are the first.
    return means
      + curves.enumerated().flatMap { index, curve in
        [
          line("", curve.samples, index) { $0.least * factor }, line("", curve.samples, index) { $0.greatest * factor },
        ]
      }
  }

  /// An upright line from the least to the largest at each place, without a name.
  private func range(_ samples: [Sample], _ index: Int) -> Chart.Series {
    let ends = samples.flatMap { sample -> [Chart.Point] in
      guard let summary = SampleSummary(sample.values) else { return [] }
      return [
        .init(x: sample.x, y: summary.least * factor), .init(x: sample.x, y: summary.greatest * factor),
        .init(x: .nan, y: .nan),
      ]
    }
    return Chart.Series("", points: ends, colour: Self.colours[index % Self.colours.count])
  }

  private func line(
    _ name: String, _ samples: [Sample], _ index: Int, _ value: (SampleSummary) -> Double
  ) -> Chart.Series {
    Chart.Series(
      name,
      points: samples.map { sample in
        Chart.Point(x: sample.x, y: SampleSummary(sample.values).map(value) ?? .nan)
      }, colour: Self.colours[index % Self.colours.count])
  }
}
