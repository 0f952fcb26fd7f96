import CommandLanguage
import Tasks
import Text

extension Command {
  /// `data [ROWS]` shows the data and what the network sees of them.
  package static let data = Command(
    name: "data", group: .load, summary: "show the data and what the network sees of it",
    takes: Usage(.optional([.one(Declared.rows)])), options: TableFileArguments.options,
    examples: ["data", "data 36", "data file=data.csv"],
    details: [
      "Series: the difference to the value before, and both columns scaled to [-1, 1] by the training part.",
      "Additions: the question as the network reads it, reversed, and the answer.",
      "file= writes all rows, however many are shown.",
    ],
    next: ["model lstm 8", "plot data"],
    onlyShows: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    try TableFileArguments.refuseMisplacedName(arguments)
    let task = try workbench.requireTask(for: arguments.command)
    let file = try TableFileArguments(&arguments)
    let rows = try arguments.next(Declared.rows).value
    try arguments.finish()
    let listing = task.definition.listing(rows)
    let remarks = task.definition.remarks + listing.explanations + (listing.remark.map { [$0] } ?? [])
    var result = CommandResult([.table(listing.table)] + remarks.map { .paragraph($0) }, workbench)
    if file.isGiven {
      let all = DataTable(task, rows: task.series?.task.series.values.count ?? task.addition?.count ?? 0)
      result.remarks = try file.write(titles: all.titles, rows: all.rows, context)
    }
    return result
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let rows = Parameter("ROWS", "a number of rows", .wholeNumber(in: Bounds.listed), default: 10)
}
