import CommandLanguage
import Phrases
import Plotting
import Recurrent
import Tasks
import Text

extension Command {
  /// `gates [QUESTION]`
  package static let gates = Command(
    name: "gates", group: .inside, summary: "show the gates and states of a layer as it reads, step by step",
    takes: Usage(.optional([.one(questionParameter)])),
    options: [
      Declared.unit.description, Declared.from.description, InspectionRequest.layer.description,
      Rendition.option.description,
    ] + PictureArguments.options,
    examples: ["gates 3+361", "gates 3+361 unit=3", "gates 3+361 unit=2 as=numbers", "gates"],
    details: [
      """
      With additions, the question is read as the network reads it, reversed and filled with blanks (␣); with a \
      series of months, the months of the training and test part are read one after another.
      """,
      """
      An LSTM has an input, a forget and an output gate, a candidate, a memory cell and a hidden state; a GRU an \
      update and a reset gate, a candidate and a hidden state; a simple recurrent network a hidden state.
      """,
      "Where there is no room for all units, those whose hidden state changes most are shown.",
    ]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let request = try InspectionRequest(&arguments, workbench, example: "gates", in: context.language)
    let unit = try arguments[Declared.unit, upTo: request.units]
    let first = try arguments[Declared.from, upTo: request.units]
    let rendition = try arguments[Rendition.option]
    let picture = try PictureArguments(&arguments)
    try arguments.finish()
    let inspection = try request.inspect()
    if rendition == .numbers {
      return CommandResult(
        GateTables.outputs(inspection, unit: unit.map { $0 - 1 }, from: first.map { $0 - 1 }), workbench)
    }
    if let unit {
      return try picture.result(
        .stack(GatePictures.lines(inspection, unit: unit - 1).map { .chart($0) }), workbench, context)
    }
    return try picture.result(
      .heatMaps(GatePictures.heatMaps(inspection, from: first.map { $0 - 1 })), workbench, context)
  }
}

/// What `gates` draws.
enum GatePictures {
  /// A heat map for each gate and state, a row a unit, a column a step.
  ///
  /// - Parameter first: show units from this one on; nil for those that change most.
  static func heatMaps(_ inspection: Inspection, from first: Int?) -> HeatMaps {
    let units = (first ?? 0)..<inspection.trace.units
    let maps = inspection.quantities.map { quantity in
      HeatMaps.Map(
        title: quantity.name, shortTitle: quantity.shortName, scale: quantity.scale,
        values: units.map { unit in inspection.trace.steps.map { Double(quantity.values($0)[unit]) } })
    }
    return HeatMaps(
      title: inspection.title, maps: maps, rowNames: units.map { String($0 + 1) },
      columnNames: inspection.stepNames, columnTitle: inspection.stepTitle, rowNoun: "units",
      rowWeights: first == nil ? units.map { inspection.change(ofUnit: $0) } : [],
      weightNote: "those whose hidden state changes most")
  }

  /// The gates of one unit as lines, and below them its candidate and states.
  static func lines(_ inspection: Inspection, unit: Int) -> [Chart] {
    let gates = inspection.quantities.filter { !$0.scale.isSigned }
    let states = inspection.quantities.filter { $0.scale.isSigned }
    return [gates, states].filter { !$0.isEmpty }.map { quantities in
      let noun: Phrase = quantities[0].scale.isSigned ? "states" : "gates"
      var chart = Chart(
        title: inspection.language.text("\(inspection.title), unit \(unit + 1): \(noun)"),
        xAxis: .init(title: inspection.stepTitle, names: inspection.stepNames),
        series: quantities.map { quantity in
          Chart.Series(quantity.name, values: inspection.trace.steps.map { Double(quantity.values($0)[unit]) })
        })
      // The range that gates and states can have, so that pictures of two units compare.
      if quantities[0].scale.isSigned {
        chart.referenceLines = [.init(.y(0))]
      } else {
        chart.yAxis.bounds = 0...1
      }
      return chart
    }
  }
}

/// What `gates as=numbers` prints.
enum GateTables {
  /// A table for each unit: a row a step, a column a gate or state.
  ///
  /// - Parameters:
  ///   - unit: the only one to show.
  ///   - first: otherwise show units from this one on.
  static func outputs(_ inspection: Inspection, unit: Int?, from first: Int?) -> [Output] {
    let count = inspection.trace.units
    let start = unit ?? first ?? 0
    let shown = start..<min(unit.map { $0 + 1 } ?? start + mostUnits, count)
    var outputs: [Output] = [.line(inspection.title)]
    for unit in shown {
      if shown.count > 1 { outputs.append(.text("")) }
      outputs.append(.text("unit \(unit + 1)"))
      outputs.append(.table(table(inspection, unit: unit)))
    }
    if unit == nil, shown.count < count {
      outputs.append(
        .text("\(shown.count) of \(groupedText(count)) units; \"from=NUMBER\" and \"unit=NUMBER\" show others"))
    }
    return outputs
  }

  private static let mostUnits = 8

  private static func table(_ inspection: Inspection, unit: Int) -> TextTable {
    var table = TextTable(columns: [.init("step", alignment: .right), .init(inspection.stepNoun)])
    table.columns += inspection.quantities.map { .init($0.shortName, alignment: .right) }
    table.rows = inspection.trace.steps.enumerated().map { index, step in
      [String(index + 1), inspection.stepNames[index]]
        + inspection.quantities.map { decimalText(Double($0.values(step)[unit]), places: 4) }
    }
    return table
  }
}

private enum Declared {
  static let unit = Option("unit", .wholeNumber(in: 1...Int.max), absent: "all", "one unit, its gates as lines")
  static let from = Option(
    "from", .wholeNumber(in: 1...Int.max), absent: "none",
    "units from this one on, instead of those that change most")
}
