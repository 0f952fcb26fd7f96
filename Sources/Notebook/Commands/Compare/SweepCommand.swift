import CommandLanguage
import Recurrent
import Tasks

extension Command {
  /// `sweep`
  package static let sweep = Command(
    name: "sweep", group: .compare, summary: "train with every combination of settings, and list the results",
    usage: "sweep train=EPOCHS [units=LIST] [cells=LIST]",
    options: [Option("cells", "lstm", "srn, lstm, gru", values: .words(["srn", "lstm", "gru"]))]
      + ComparisonArguments.options,
    examples: ["sweep units=4,8,16 cells=srn,lstm train=300 repeat=5", "sweep rate=0.001,0.01 train=300 repeat=5"],
    details: [
      "Every option but repeat can be a list. \"compare\" also tests which differences are more than chance.",
      "\"plot rmse\" draws the results over the setting, \"plot runs\" every run.",
      "Ctrl-C keeps finished runs; the same command goes on.",
    ],
    isUndoable: true
  ) { arguments, workbench, context in
    let names = try arguments.choicesOption("cells", "a cell", CellKind.allCases.map(\.rawValue))
    let cells = names.isEmpty ? [.lstm] : names.compactMap { CellKind(rawValue: $0) }
    let place = arguments.command.range
    let plan = try ComparisonArguments(&arguments, cells: cells).plan(workbench, on: context.machine, at: place)
    return try compute(plan, workbench, context) {
      SweepTable(comparison: $0, language: workbench.language).outputs
    }
  }
}
