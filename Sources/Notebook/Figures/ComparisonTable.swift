import Phrases
import Tasks
import Text

/// What `compare` says: the spread of each network over its seeds, and each pair tested.
struct ComparisonTable {
  let comparison: Comparison
  let language: Language

  private var plan: RunPlan { comparison.plan }
  private var measure: Measure { comparison.measure }
  private var format: MeasureFormat { comparison.format }

  var outputs: [Output] {
    var outputs: [Output] = [.text(comparison.heading)]
    if isNumbered {
      let rows = plan.groups.enumerated().map { [String($0.offset + 1), $0.element.name] }
      outputs.append(.table(TextTable(columns: [.init("", alignment: .right), .init("network")], rows: rows)))
    }
    outputs.append(.table(spread))
    if let simpleForecasts { outputs.append(.table(simpleForecasts)) }
    outputs.append(.table(training))
    if measure == .exact, plan.groups.count <= Self.mostColumns { outputs += byEpoch }
    let pairs = comparison.comparePairs()
    guard !pairs.isEmpty else { return outputs }
    outputs.append(.table(tests(pairs)))
    return outputs + pairs.map { .paragraph(sentence($0)) }
  }

  private var spread: TextTable {
    var table = TextTable(columns: [.init("network")])
    table.columns += ["mean", "sd", "median", "min", "max", "95 % of the mean"].map { .init($0, alignment: .right) }
    for index in plan.groups.indices {
      let values = comparison.measures(of: index)
      var row = [label(index)]
      if let summary = SampleSummary(values), let interval = BootstrapInterval(meanOf: values) {
        row += [summary.mean, summary.deviation, summary.median, summary.least, summary.greatest].map(format.text)
        row.append(language.text("\(format.text(interval.lower)) to \(format.text(interval.upper))"))
      }
      table.rows.append(row)
    }
    return table
  }

  /// What forecasts without a network come to, in a table of their own: they have no seeds and so no spread.
  private var simpleForecasts: TextTable? {
    let forecasts = comparison.simpleForecasts
    guard !forecasts.isEmpty else { return nil }
    return TextTable(
      columns: [.init("simple forecast"), .init(measure.rawValue, alignment: .right)],
      rows: forecasts.map { [language.text($0.forecast.shortName), format.text($0.error)] })
  }

  private var training: TextTable {
    let judged = measure.isError ? ["beats persistence"] : ["10 of 10 reached", "first, median"]
    let diverged = plan.groups.indices.contains { comparison.divergedCount(of: $0) > 0 }
    var table = TextTable(columns: [.init("network")])
    table.columns += (["parameters", "training loss"] + judged + (diverged ? ["diverged"] : [])).map {
      .init($0, alignment: .right)
    }
    for (index, group) in plan.groups.enumerated() {
      let results = comparison.results(of: index).compactMap { $0 }
      let loss = SampleSummary(results.map { $0.trainingLoss }).map { lossText($0.mean) } ?? ""
      var row = [label(index), groupedText(group.parameters), loss]
      if let wins = comparison.winsAgainstPersistence(of: index) {
        row.append(part(wins, of: results.count))
      } else {
        let first = results.compactMap { $0.firstTenOfTen.map { Double($0) } }
        row.append(part(first.count, of: results.count))
        row.append(SampleSummary(first).map { language.text("epoch \(significantText($0.median, digits: 6))") } ?? "")
      }
      if diverged { row.append(part(comparison.divergedCount(of: index), of: plan.seeds.count)) }
      table.rows.append(row)
    }
    return table
  }

  private func part(_ count: Int, of all: Int) -> String { language.text("\(count) of \(all)") }

  // MARK: by epoch

  private static let mostColumns = 4
  private static let mostEpochs = 12

  /// For additions, how the networks come along: the mean over the seeds.
  private var byEpoch: [Output] {
    let longest = plan.groups.map { $0.settings.epochs }.max() ?? 0
    let rows = min(longest, Self.mostEpochs)
    var table = TextTable(columns: [.init("epoch", alignment: .right)])
    table.columns += plan.groups.indices.map { .init(label($0), alignment: .right, isName: true) }
    for row in 1...max(rows, 1) {
      let epoch = row * longest / max(rows, 1)
      table.rows.append([groupedText(epoch)] + plan.groups.indices.map { progress(of: $0, at: epoch) })
    }
    return [.text("by epoch: exact answers in %, and right of 10 drawn afresh; means"), .table(table)]
  }

  private func progress(of group: Int, at epoch: Int) -> String {
    let epochs = comparison.results(of: group).compactMap { $0 }.filter { $0.epochs.count >= epoch }
      .map { $0.epochs[epoch - 1] }
    guard let exact = SampleSummary(epochs.map { $0.exact }), let ofTen = SampleSummary(epochs.map { Double($0.ofTen) })
    else { return "" }
    return "\(format.text(exact.mean))  \(decimalText(ofTen.mean, places: 1))"
  }

  // MARK: pairs

  private func tests(_ pairs: [PairComparison]) -> TextTable {
    var table = TextTable(columns: [.init("pair")])
    table.columns += ["first better", "probability", "Wilcoxon p", "Holm's p"].map { .init($0, alignment: .right) }
    table.rows = pairs.map { pair in
      [
        "\(label(pair.first)), \(label(pair.second))", part(pair.wins, of: pair.seeds),
        decimalText(pair.superiority, places: 3), probabilityText(pair.pValue), probabilityText(pair.correctedP),
      ]
    }
    return table
  }

  private func sentence(_ pair: PairComparison) -> Phrase {
    let (first, second) = (name(pair.first), name(pair.second))
    let seeds = Counted.seeds(pair.seeds)
    switch pair.verdict {
    case .firstIsBetter: return "\(first) is better than \(second), \(pair.wins) of \(seeds)"
    case .secondIsBetter: return "\(second) is better than \(first), \(pair.losses) of \(seeds)"
    case .noDifference: return "\(first) and \(second): no difference that \(seeds) can show"
    case .tooFewSeeds:
      return plan.seeds.count < SignedRankTest.fewestPairs
        ? "\(first) and \(second): \(seeds) cannot show any difference; take \(SignedRankTest.fewestPairs) or more"
        : "\(first) and \(second): too few seeds came to their end with both"
    }
  }

  private func name(_ group: Int) -> String { plan.groups[group].name }

  /// The name, or where names are too long for the tables, the number in the list above them.
  private func label(_ group: Int) -> String { isNumbered ? String(group + 1) : name(group) }

  private var isNumbered: Bool { plan.groups.contains { displayWidth($0.name) > Self.widestName } }

  private static let widestName = 14
}
