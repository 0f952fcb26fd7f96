import CommandLanguage
import Phrases
import Plotting
import Recurrent
import Tasks
import Text

extension Command {
  /// `gates [QUESTION]` shows gates and states while a layer reads.
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
      series, the rows of the training and test part are read one after another.
      """,
      """
      An LSTM has an input, a forget and an output gate, a candidate, a memory cell and a hidden state; a GRU an \
      update and a reset gate, a candidate and a hidden state; a simple recurrent network a hidden state.
      """,
      "Where there is no room for all units, those whose hidden state changes most are shown.",
    ],
    onlyShows: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let request = try InspectionRequest(&arguments, workbench, example: "gates")
    let unit = try arguments[Declared.unit, upTo: request.units]
    let first = try arguments[Declared.from, upTo: request.units]
    let rendition = try arguments[Rendition.option]
    let picture = try PictureArguments(&arguments)
    try arguments.finish()
    let inspection = try request.inspect()
    let place = arguments.command.range
    if rendition == .numbers {
      let tables = GateTables(inspection: inspection, language: context.language)
      let outputs = try context.computing(at: place) { () throws(TrainingError) in
        try tables.outputs(unit: unit.map { $0 - 1 }, from: first.map { $0 - 1 })
      }
      return CommandResult(outputs, workbench)
    }
    let pictures = GatePictures(
      inspection: inspection, language: context.language, series: workbench.task?.series?.task.series)
    let drawn = try context.computing(at: place) { () throws(TrainingError) -> Picture in
      if let unit { return .stack(try pictures.lines(unit: unit - 1).map { .chart($0) }) }
      return .heatMaps(try pictures.heatMaps(from: first.map { $0 - 1 }))
    }
    return try picture.result(drawn, workbench, context)
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let unit = Option("unit", .wholeNumber(in: 1...Int.mostTyped), absent: "all", "one unit, its gates as lines")
  static let from = Option(
    "from", .wholeNumber(in: 1...Int.mostTyped), absent: "none",
    "units from this one on, instead of those that change most")
}
