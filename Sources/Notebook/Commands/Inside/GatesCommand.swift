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
    usage: "gates [QUESTION]",
    options: [
      Option("unit", "all", "one unit, its gates as lines"),
      Option("from", "none", "units from this one on, instead of those that change most"),
      Option("layer", "1", "which recurrent layer; the decoder's come after the encoder's"),
      Option("as", "picture", "or numbers"),
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
  ) { arguments, workbench, context in
    let request = try InspectionRequest(&arguments, workbench, command: "gates")
    let unit = try arguments.wholeNumberOption("unit", in: 1...request.units)
    let first = try arguments.wholeNumberOption("from", in: 1...request.units)
    let asNumbers = try arguments.choiceOption("as", ["picture", "numbers"]) == "numbers"
    let picture = try PictureArguments(&arguments)
    try arguments.finish()
    let inspection = try request.inspect()
    if asNumbers {
      return CommandResult(
        GateTables(inspection: inspection, language: workbench.language)
          .outputs(unit: unit.map { $0 - 1 }, from: first.map { $0 - 1 }), workbench)
    }
    let pictures = GatePictures(inspection: inspection, language: workbench.language)
    if let unit {
      return try picture.result(.stack(pictures.lines(unit: unit - 1).map { .chart($0) }), workbench, context)
    }
    return try picture.result(.heatMaps(pictures.heatMaps(from: first.map { $0 - 1 })), workbench, context)
  }
}
