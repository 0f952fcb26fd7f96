import Tasks
import Text

extension Command {
  /// `data`
  package static let data = Command(
    name: "data", group: .load, summary: "show the data and what the network sees of it",
    usage: "data [ROWS]", examples: ["data", "data 36"],
    details: [
      "Months: the difference to the month before, and both columns scaled to [-1, 1] by the training part.",
      "Additions: the question as the network reads it, reversed, and the answer.",
    ],
    next: ["model lstm 8", "plot data"]
  ) { arguments, workbench, _ in
    let task = try workbench.requireTask()
    let rows = arguments.hasValue ? try arguments.wholeNumber("a number of rows", in: 1...1000) : 10
    try arguments.finish()
    let listing = task.definition.listing(rows)
    return CommandResult([.table(listing.table)] + (listing.remark.map { [.text($0)] } ?? []), workbench)
  }
}
