import Phrases
import Plotting
import Recurrent
import Tasks
import Text

/// What `gates` draws.
struct GatePictures {
  let inspection: Inspection
  let language: Language
  /// The series that is read, if it is one.
  var series: Series?

  /// Which steps are named where there is no room for all: of a series, beginnings of months, quarters, years, ….
  private var stepChoices: [[Int]] {
    let names = inspection.steps.names
    guard let series, let first = names.first, let start = series.labels.firstIndex(of: first),
      series.labels.dropFirst(start).starts(with: names)
    else { return [] }
    return series.tickChoices().map { choice in choice.map { $0 - start }.filter { names.indices.contains($0) } }
  }

  /// No picture has more columns. Of a longer reading, several steps give one.
  private static let mostColumns = 2000

  /// A heat map for each gate and state, a row a unit, a column a step.
  ///
  /// - Parameter first: show units from this one on; nil for those that change most.
  /// - Throws: the model was made for other data.
  func heatMaps(from first: Int?) throws(TrainingError) -> HeatMaps {
    let units = (first ?? 0)..<inspection.layer.units
    let values = try inspection.values(units: units, columns: Self.mostColumns)
    let maps = inspection.quantities.enumerated().map { index, quantity in
      HeatMaps.Map(
        title: language.text(quantity.name.phrase), shortTitle: language.text(quantity.name.short),
        scale: scale(of: quantity, largest: values.largest[index]),
        values: values.columns[index].map { row in row.map { Double($0) } })
    }
    let names = inspection.steps.names
    var pictures = HeatMaps(
      title: language.text(inspection.title), maps: maps, rowNames: units.map { String($0 + 1) },
      columnNames: stride(from: 0, to: names.count, by: values.stepsPerColumn).map { names[$0] },
      columnTitle: language.text(inspection.steps.title), rowNoun: language.text("units"),
      rowWeights: first == nil ? values.changes : [],
      weightNote: language.text("those whose hidden state changes most"), words: .words(in: language))
    pictures.stepsPerColumn = values.stepsPerColumn
    pictures.columnChoices = stepChoices.map { choice in choice.map { $0 / values.stepsPerColumn } }
    return pictures
  }

  /// The gates of one unit as lines, and below them its candidate and states.
  ///
  /// - Throws: the model was made for other data.
  func lines(unit: Int) throws(TrainingError) -> [Chart] {
    let values = try inspection.values(units: unit..<unit + 1)
    let all = inspection.quantities.enumerated().map { (quantity: $1, values: values.columns[$0][0]) }
    let gates = all.filter { !isSigned($0.quantity) }
    let states = all.filter { isSigned($0.quantity) }
    return [gates, states].filter { !$0.isEmpty }.map { quantities in
      let isSigned = isSigned(quantities[0].quantity)
      let noun: Phrase = isSigned ? "states" : "gates"
      var chart = Chart(
        title: language.text("\(language.text(inspection.title)), unit \(unit + 1): \(noun)"),
        xAxis: .init(title: language.text(inspection.steps.title), names: inspection.steps.names),
        yAxis: .init(title: language.text(noun)),
        series: quantities.map { quantity, values in
          Chart.Series(language.text(quantity.name.phrase), values: values.map { Double($0) })
        })
      chart.xAxis.tickChoices = stepChoices
      // The range that gates and states can have, so that pictures of two units compare.
      if isSigned {
        chart.referenceLines = [.init(.y(0))]
      } else {
        chart.yAxis.bounds = 0...1
      }
      return chart
    }
  }

  private func isSigned(_ quantity: Inspection.Quantity) -> Bool { quantity.range != .unit }

  private func scale(of quantity: Inspection.Quantity, largest: Float) -> ValueScale {
    switch quantity.range {
    case .unit: .unit
    case .signedUnit: .signedUnit
    case .signed: .fitting(CollectionOfOne(Double(largest)))
    }
  }
}

/// What `gates as=numbers` prints.
struct GateTables {
  let inspection: Inspection
  let language: Language

  /// A table for each unit: a row a step, a column a gate or state.
  ///
  /// - Parameters:
  ///   - unit: the only one to show.
  ///   - first: otherwise show units from this one on.
  /// - Throws: the model was made for other data.
  func outputs(unit: Int?, from first: Int?) throws(TrainingError) -> [Output] {
    let count = inspection.layer.units
    let start = unit ?? first ?? 0
    let shown = start..<min(unit.map { $0 + 1 } ?? start + Self.mostUnits, count)
    let steps = 0..<min(inspection.stepCount, Self.mostSteps)
    let values = try inspection.values(units: shown, steps: steps)
    var outputs: [Output] = [.text(inspection.title)]
    for (place, unit) in shown.enumerated() {
      if shown.count > 1 { outputs.append(.text("")) }
      outputs.append(.text("unit \(unit + 1)"))
      outputs.append(.table(table(values.columns.map { $0[place] })))
    }
    if steps.count < inspection.stepCount {
      outputs.append(.text("the first \(groupedText(steps.count)) of \(groupedText(inspection.stepCount)) steps"))
    }
    if unit == nil, shown.count < count {
      outputs.append(
        .text("\(shown.count) of \(groupedText(count)) units; \"from=NUMBER\" and \"unit=NUMBER\" show others"))
    }
    return outputs
  }

  private static let mostUnits = 8
  /// More rows than anybody reads.
  private static let mostSteps = 10_000

  /// - Parameter values: those of each gate and state, `[quantities][steps]`.
  private func table(_ values: [[Float]]) -> TextTable {
    let quantities = inspection.quantities
    var table = TextTable(columns: [
      .init("step", alignment: .right), .init(language.text(inspection.steps.noun), isName: true),
    ])
    table.columns += quantities.map { .init(language.text($0.name.short), alignment: .right, isName: true) }
    table.rows = (values.first ?? []).indices.map { step in
      [String(step + 1), inspection.steps.names[step]] + values.map { decimalText(Double($0[step]), places: 4) }
    }
    return table
  }
}
