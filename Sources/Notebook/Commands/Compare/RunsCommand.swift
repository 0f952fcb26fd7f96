import CommandLanguage
import Phrases
import Tasks
import Text

extension Command {
  /// `runs`
  package static let runs = Command(
    name: "runs", group: .compare, summary: "list, show, export or clear finished runs",
    usage: "runs [best | show NUMBER | export FILE.csv | clear]",
    options: [
      Option("cell", "all", "only those of this cell", values: .words(["srn", "lstm", "gru"])),
      Option("units", "all", "only those with these units"),
      Option("data", "all", "only those on this data"),
      Option("optimizer", "all", "only those with this optimizer", values: .words(["adam", "rmsprop", "sgd"])),
      Option("last", "20", "how many, the newest (best: the best)"),
      Option("replace", "no", "export: write over a file"),
    ],
    examples: ["runs", "runs cell=lstm units=8", "runs best last=5", "runs clear"],
    details: [
      """
      At the prompt these are the runs of all sessions on this machine; nothing of it becomes part of a session. \
      In a session file they are those of the session.
      """,
      "\"runs show 12\" says all of run 12; \"runs export runs.csv\" writes all of them with all digits.",
    ]
  ) { arguments, workbench, context in
    let words = ["best", "show", "export", "clear"]
    let word = arguments.hasValue ? try arguments.choice("what to do with runs", words) : ""
    var outputs: [Output]
    switch word {
    case "show": outputs = try show(&arguments, context)
    case "export": outputs = try export(&arguments, context)
    case "clear":
      try arguments.finish()
      outputs = [.text("cleared \(Counted.runs(try context.runs.clear())); \"undo\" does not bring them back")]
    default: outputs = try list(&arguments, context, best: word == "best")
    }
    guard context.runs.outlivesSession else { return CommandResult(outputs, workbench) }
    // What other sessions left is the person's to see, and no part of this one.
    var result = CommandResult([], workbench)
    result.remarks = outputs
    result.recordedNumber = 0
    return result
  }

  private static func list(_ arguments: inout Arguments, _ context: CommandContext, best: Bool) throws -> [Output] {
    let count = try arguments.wholeNumberOption("last", in: 1...1_000_000) ?? 20
    let filter = try RunFilter(&arguments)
    try arguments.finish()
    let all = try context.runs.records()
    let found = all.filter(filter.matches)
    guard !found.isEmpty else {
      return [.text(all.isEmpty ? "no runs yet; \"compare\" and \"sweep\" make some" : "no such runs")]
    }
    let shown = best ? Array(Self.sorted(found).prefix(count)) : Array(found.suffix(count))
    var outputs: [Output] = [.table(RunTable(records: shown).table)]
    if shown.count < found.count {
      outputs.append(
        .text("\(groupedText(shown.count)) of \(Counted.runs(found.count)); \"runs last=\(found.count)\" shows more"))
    }
    if best, found.count > 1 {
      outputs.append(.text("the best of \(groupedText(found.count)) is lucky as well as good: \"compare\" tells"))
    }
    return outputs
  }

  /// The best first, those on one data after those on another.
  private static func sorted(_ records: [RunRecord]) -> [RunRecord] {
    var data: [String] = []
    for record in records where !data.contains(record.data) { data.append(record.data) }
    return data.flatMap { name in
      let finished = records.compactMap { record -> (RunRecord, Double)? in
        guard record.data == name, let result = record.outcome.result else { return nil }
        return (record, result.measure)
      }
      return finished.sorted { one, other in
        one.1 == other.1 ? one.0.number < other.0.number : one.0.measure.isBetter(one.1, than: other.1)
      }.map(\.0)
    }
  }

  private static func show(_ arguments: inout Arguments, _ context: CommandContext) throws -> [Output] {
    var peeking = arguments
    let place = (try? peeking.value("a run").range) ?? arguments.command.range
    let number = try arguments.wholeNumber("the number of a run", in: 1...Int.max)
    try arguments.finish()
    guard let record = try context.runs.records().first(where: { $0.number == number }) else {
      throw Diagnostic.failed(message: "there is no run \(number)", hint: "\"runs\" lists them", place)
    }
    return RunTable.details(record)
  }

  private static func export(_ arguments: inout Arguments, _ context: CommandContext) throws -> [Output] {
    let file = try arguments.value("a file name such as runs.csv")
    let replaces = try arguments.flagOption("replace") ?? false
    let filter = try RunFilter(&arguments)
    try arguments.finish()
    guard context.files.mayWrite else {
      throw NotYet(message: "a replayed session writes no files", hint: "export at the prompt")
    }
    let name = file.content.text
    guard name.lowercased().hasSuffix(".csv") else {
      throw Diagnostic.failed(
        message: "the file must be named like a table", hint: "type for example \"runs export runs.csv\"", file.range)
    }
    let records = try context.runs.records().filter(filter.matches)
    try explaining(at: file.range) {
      try context.files.write(table: Array(RunTable.csv(records).utf8), to: name, replacing: replaces)
    }
    return [.text("exported \(Counted.runs(records.count)) to \(name)")]
  }
}

/// Which runs to list.
private struct RunFilter {
  private let cell, units, data, optimizer: String?

  init(_ arguments: inout Arguments) throws {
    cell = try arguments.choiceOption("cell", ["srn", "lstm", "gru"])
    optimizer = try arguments.choiceOption("optimizer", ["adam", "rmsprop", "sgd"])
    units = arguments.option("units")?.content.text
    data = arguments.option("data")?.content.text
  }

  /// Units as they are typed: `8`, or `'32 16'`; data by its first word, too.
  func matches(_ record: RunRecord) -> Bool {
    (cell ?? record.cell) == record.cell && (optimizer ?? record.optimizer) == record.optimizer
      && (units ?? record.units) == record.units
      && (data.map { record.data == $0 || record.data.hasPrefix($0 + " ") } ?? true)
  }
}
