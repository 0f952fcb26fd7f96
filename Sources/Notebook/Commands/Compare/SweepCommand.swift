import CommandLanguage
import Phrases
import Recurrent
import Tasks

extension Command {
  /// `sweep` trains with every combination of settings and lists the results.
  package static let sweep = Command(
    name: "sweep", group: .compare, summary: "train with every combination of settings, and list the results",
    takes: Usage(
      .option(ComparisonArguments.train, "EPOCHS"), .optional([.option(ComparisonArguments.units, "LIST")]),
      .optional([.option(Declared.cells, "LIST")])),
    options: [Declared.cells.description] + ComparisonArguments.options,
    examples: ["sweep units=4,8,16 cells=srn,lstm train=300 repeat=5", "sweep rate=0.001,0.01 train=300 repeat=5"],
    details: [
      "Every option but repeat and measure can be a list. \"compare\" also tests which differences are more than chance.",
      "\"plot rmse\" draws the results over the setting, \"plot runs\" every run.",
      "Ctrl-C keeps finished runs; the same command goes on.",
    ],
    isUndoable: true,
    usesRuns: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let cells = try arguments[Declared.cells]
    let comparison = try ComparisonArguments(&arguments, cells: cells)
    let plan = try comparison.plan(
      workbench, on: context.machine, elsewhere: context.takePlan != nil, for: arguments.command)
    return try compute(plan, workbench, context, for: arguments.command, on: comparison.cluster) {
      SweepTable(comparison: $0, language: context.language).outputs
    }
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let cells = Option(
    "cells", .list(of: .word(CellKind.choices)), default: [.lstm],
    .list(CellKind.choices.map { Phrase(verbatim: $0.word.text) }), what: "a cell")
}
