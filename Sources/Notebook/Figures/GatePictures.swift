import Phrases
import Plotting
import Recurrent
import Tasks
import Text

/// What `gates` draws.
struct GatePictures {
  let inspection: Inspection
  let language: Language

  /// A heat map for each gate and state, a row a unit, a column a step.
  ///
  /// - Parameter first: show units from this one on; nil for those that change most.
  func heatMaps(from first: Int?) -> HeatMaps {
    let units = (first ?? 0)..<inspection.trace.units
    let maps = inspection.quantities.map { quantity in
      HeatMaps.Map(
        title: language.text(quantity.name.phrase), shortTitle: language.text(quantity.name.short),
        scale: scale(of: quantity),
        values: units.map { unit in inspection.trace.steps.map { Double(quantity.values($0)[unit]) } })
    }
    return HeatMaps(
      title: language.text(inspection.title), maps: maps, rowNames: units.map { String($0 + 1) },
      columnNames: inspection.steps.names, columnTitle: language.text(inspection.steps.title), rowNoun: "units",
      rowWeights: first == nil ? units.map { inspection.change(ofUnit: $0) } : [],
      weightNote: "those whose hidden state changes most")
  }

  /// The gates of one unit as lines, and below them its candidate and states.
  func lines(unit: Int) -> [Chart] {
    let gates = inspection.quantities.filter { !scale(of: $0).isSigned }
    let states = inspection.quantities.filter { scale(of: $0).isSigned }
    return [gates, states].filter { !$0.isEmpty }.map { quantities in
      let isSigned = scale(of: quantities[0]).isSigned
      let noun: Phrase = isSigned ? "states" : "gates"
      var chart = Chart(
        title: language.text("\(language.text(inspection.title)), unit \(unit + 1): \(noun)"),
        xAxis: .init(title: language.text(inspection.steps.title), names: inspection.steps.names),
        series: quantities.map { quantity in
          Chart.Series(
            language.text(quantity.name.phrase),
            values: inspection.trace.steps.map { Double(quantity.values($0)[unit]) })
        })
      // The range that gates and states can have, so that pictures of two units compare.
      if isSigned {
        chart.referenceLines = [.init(.y(0))]
      } else {
        chart.yAxis.bounds = 0...1
      }
      return chart
    }
  }

  private func scale(of quantity: Inspection.Quantity) -> ValueScale {
    switch quantity.range {
    case .unit: .unit
    case .signedUnit: .signedUnit
    case .signed: .fitting(inspection.trace.steps.lazy.flatMap(quantity.values).map { Double($0) })
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
  func outputs(unit: Int?, from first: Int?) -> [Output] {
    let count = inspection.trace.units
    let start = unit ?? first ?? 0
    let shown = start..<min(unit.map { $0 + 1 } ?? start + Self.mostUnits, count)
    var outputs: [Output] = [.text(inspection.title)]
    for unit in shown {
      if shown.count > 1 { outputs.append(.text("")) }
      outputs.append(.text("unit \(unit + 1)"))
      outputs.append(.table(table(unit: unit)))
    }
    if unit == nil, shown.count < count {
      outputs.append(
        .text("\(shown.count) of \(groupedText(count)) units; \"from=NUMBER\" and \"unit=NUMBER\" show others"))
    }
    return outputs
  }

  private static let mostUnits = 8

  private func table(unit: Int) -> TextTable {
    let quantities = inspection.quantities
    var table = TextTable(columns: [.init("step", alignment: .right), .init(language.text(inspection.steps.noun))])
    table.columns += quantities.map { .init(language.text($0.name.short), alignment: .right) }
    table.rows = inspection.trace.steps.enumerated().map { index, step in
      [String(index + 1), inspection.steps.names[index]]
        + quantities.map { decimalText(Double($0.values(step)[unit]), places: 4) }
    }
    return table
  }
}
