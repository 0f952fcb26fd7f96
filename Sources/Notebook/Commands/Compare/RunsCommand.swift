import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// `runs` lists, shows, exports or clears finished runs.
  package static let runs = Command(
    name: "runs", group: .compare, summary: "list, show, export, collect, verify or clear finished runs",
    takes: Usage(
      .optional([
        .either(RunsAction.allCases.map { [.word($0.choice.word)] + $0.takes })
      ])),
    options: RunFilter.options + [Declared.last.description, Declared.replace.description],
    examples: ["runs", "runs cell=lstm units=8", "runs best last=5", "runs clear"],
    details: [
      """
      At the prompt these are the runs of all sessions on this machine; nothing of it becomes part of a session. \
      In a session file they are those of the session.
      """,
      "\"runs show 12\" says all of run 12; \"runs export runs.csv\" writes all of them with all digits.",
      """
      "runs collect PLAN" takes the results of a plan that other machines compute, as "unroll plan" makes it, and says \
      what is missing; "runs collect" takes those of all plans that on=slurm gave a cluster, and submits what is missing.
      """,
      "\"runs verify 5\" computes five of the runs on the loaded data again, of every machine some, and compares all bits.",
      """
      "runs jobs" says what a cluster is doing for the plans that on=slurm gave it, and "runs cancel" ends its jobs; \
      finished runs are kept.
      """,
    ],
    onlyShows: true, readsPage: true, usesRuns: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let action = arguments.hasValue ? try arguments.next(Declared.action).value : nil
    let outputs =
      switch action {
      case .show: try show(&arguments, context)
      case .export: try export(&arguments, context)
      case .clear: try clear(&arguments, context)
      case .collect: try collect(&arguments, context)
      case .verify: try verify(&arguments, workbench, context)
      case .jobs: try jobs(&arguments, context)
      case .cancel: try cancel(&arguments, context)
      case .best, nil: try list(&arguments, context, best: action == .best)
      }
    guard context.runs.outlivesSession else { return CommandResult(outputs, workbench) }
    // What other sessions left is the person's to see, and no part of this one.
    var result = CommandResult([], workbench)
    result.remarks = outputs
    result.recordedNumber = 0
    return result
  }

  private static func clear(
    _ arguments: inout Arguments, _ context: CommandContext
  ) throws(Diagnostic) -> [Output] {
    try arguments.finish()
    let count = try explaining(at: arguments.command.range) { () throws(RunStoreError) in try context.runs.clear() }
    return [.text("cleared \(Counted.runs(count)); \"undo\" does not bring them back")]
  }

  private static func collect(
    _ arguments: inout Arguments, _ context: CommandContext
  ) throws(Diagnostic) -> [Output] {
    let range = arguments.command.range
    let plan = arguments.hasValue ? try arguments.next(Declared.plan) : nil
    try arguments.finish()
    guard let plans = context.plans else {
      throw .failed(
        message: "a replayed session computes its runs itself", hint: "collect at the prompt", range)
    }
    let collected = try explaining(at: plan?.range ?? range) { () throws(PlanReadingError) in
      try plans.collect(plan?.value.content.text)
    }
    guard !collected.isEmpty else { return [.text("there are no plans yet; name one, as in \"runs collect PLAN\"")] }
    var outputs: [Output] = []
    for plan in collected { outputs += resumed(plan, context.cluster) }
    return outputs
  }

  /// What was found of a plan, after the cluster has got what it lacks. If that fails, the results are kept all the same.
  private static func resumed(_ plan: CollectedPlan, _ cluster: Cluster?) -> [Output] {
    guard let cluster, !plan.missing.isEmpty else { return plan.sentences.map { .text($0) } }
    var plan = plan
    do throws(ClusterError) {
      plan.resumption = try cluster.resume(plan.path, plan.missing)
      return plan.sentences.map { .text($0) }
    } catch {
      return plan.sentences.map { .text($0) } + [.text("not submitted: \(error.message); \(error.hint)")]
    }
  }

  private static func jobs(_ arguments: inout Arguments, _ context: CommandContext) throws(Diagnostic) -> [Output] {
    try arguments.finish()
    let plans = try withCluster(context, at: arguments.command.range) { (cluster) throws(ClusterError) in
      try cluster.plans()
    }
    guard !plans.isEmpty else { return [.text("no plans were given to a cluster; \"compare\" with on=slurm does")] }
    return [.table(ClusterPlanTable(plans: plans).table)]
  }

  private static func cancel(_ arguments: inout Arguments, _ context: CommandContext) throws(Diagnostic) -> [Output] {
    let plan = arguments.hasValue ? try arguments.next(Declared.name) : nil
    try arguments.finish()
    let plans = try withCluster(context, at: plan?.range ?? arguments.command.range) { (cluster) throws(ClusterError) in
      try cluster.cancel(plan?.value)
    }
    guard !plans.isEmpty else { return [.text("no jobs were left to cancel")] }
    return plans.map { .text("cancelled jobs \($0.jobs.joined(separator: ", ")): \($0.title)") }
  }

  private static func withCluster<Value>(
    _ context: CommandContext, at range: SourceRange, _ work: (Cluster) throws(ClusterError) -> Value
  ) throws(Diagnostic) -> Value {
    guard let cluster = context.cluster else {
      throw .failed(
        message: "a replayed session computes its runs itself", hint: "ask for jobs at the prompt", range)
    }
    return try explaining(at: range) { () throws(ClusterError) in try work(cluster) }
  }

  private static func runs(
    _ command: Name, _ context: CommandContext
  ) throws(Diagnostic) -> (records: [RunRecord], damaged: Int) {
    try explaining(at: command.range) { () throws(RunStoreError) in try context.runs.all() }
  }

  /// What is said of runs that were kept and are damaged.
  private static func leftOut(_ count: Int) -> [Output] {
    guard count > 0 else { return [] }
    return [.text("left out, for they are damaged: \(Counted.runs(count)); \"compare\" computes what it needs again")]
  }

  private static func list(
    _ arguments: inout Arguments, _ context: CommandContext, best: Bool
  ) throws(Diagnostic) -> [Output] {
    let count = try arguments[Declared.last]
    let filter = try RunFilter(&arguments)
    try arguments.finish()
    let (all, damaged) = try runs(arguments.command, context)
    let found = all.filter { filter.matches($0) }
    guard !found.isEmpty else {
      return [.text(all.isEmpty ? "no runs yet; \"compare\" and \"sweep\" make some" : "no such runs")]
        + leftOut(damaged)
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
    return outputs + leftOut(damaged)
  }

  /// The best runs first, for each of the data in turn.
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
      }.map { $0.0 }
    }
  }

  private static func show(_ arguments: inout Arguments, _ context: CommandContext) throws(Diagnostic) -> [Output] {
    let number = try arguments.next(Declared.number)
    try arguments.finish()
    guard let record = try runs(arguments.command, context).records.first(where: { $0.number == number.value }) else {
      throw .failed(message: "there is no run \(number.value)", hint: "\"runs\" lists them", number.range)
    }
    return RunTable.details(record)
  }

  private static func export(
    _ arguments: inout Arguments, _ context: CommandContext
  ) throws(Diagnostic) -> [Output] {
    let file = try arguments.next(Declared.file).value
    let replaces = try arguments[Declared.replace]
    let filter = try RunFilter(&arguments)
    try arguments.finish()
    guard context.files.mayWrite else {
      throw .failed(
        message: "a replayed session writes no files", hint: "export at the prompt", arguments.command.range)
    }
    let name = file.content.text
    guard name.lowercased().hasSuffix(".csv") else {
      throw .failed(
        message: "the file must be named like a table", hint: "type for example \"runs export runs.csv\"", file.range)
    }
    let (all, damaged) = try runs(arguments.command, context)
    let records = all.filter { filter.matches($0) }
    try explaining(at: file.range) { () throws(FileError) in
      try context.files.write(whole: Array(RunTable.csv(records).utf8), to: name, replacing: replaces)
    }
    return [.text("exported \(Counted.runs(records.count)) to \(name)")] + leftOut(damaged)
  }
}

/// What `runs` does besides listing.
private enum RunsAction: String, CaseIterable {
  case best, show, export, collect, verify, jobs, cancel, clear

  var choice: Choice<RunsAction> {
    switch self {
    case .best: Choice(self, "the best runs first")
    case .show: Choice(self, "all about one run")
    case .export: Choice(self, "write them as a CSV file")
    case .collect: Choice(self, "take the results of a plan")
    case .verify: Choice(self, "compute some again here, and compare bits")
    case .jobs: Choice(self, "what the cluster is doing for your plans")
    case .cancel: Choice(self, "cancel the cluster's jobs of a plan, or all of yours")
    case .clear: Choice(self, "delete them all")
    }
  }

  /// What comes after the word.
  var takes: [ArgumentForm] {
    switch self {
    case .best, .jobs, .clear: []
    case .show: [.one(Declared.number)]
    case .export: [.one(Declared.file)]
    case .collect: [.optional([.one(Declared.plan)])]
    case .verify: [.optional([.one(Command.verifiedCount)])]
    case .cancel: [.optional([.one(Declared.name)])]
    }
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let action = Parameter("what to do with runs", RunsAction.allCases.map { $0.choice })
  static let number = Parameter("NUMBER", "the number of a run", .wholeNumber(in: 1...Int.mostTyped))
  static let file = Parameter("FILE.csv", "a file name such as runs.csv", .written(.file(endings: [".csv"])))

  static let plan = Parameter("PLAN", "a plan that \"unroll plan\" has made", .written(.file(endings: [])))

  static let name = Parameter("NAME", "the name of a plan, as \"runs jobs\" lists it", .text)

  static let last = Option(
    "last", .wholeNumber(in: 1...1_000_000), default: 20, "how many, the newest (best: the best)")
  static let replace = Option("replace", .flag, default: false, "export: write over a file")
}

/// Which runs to list.
private struct RunFilter {
  private static let cell = Option("cell", .word(CellKind.choices), absent: "all", "only those of this cell")
  private static let units = Option("units", .text, absent: "all", "only those with these units")
  private static let data = Option("data", .text, absent: "all", "only those on this data")
  private static let optimizer = Option(
    "optimizer", .word(OptimizerKind.choices), absent: "all", "only those with this optimizer")

  /// As the command declares them.
  static let options = [cell.description, units.description, data.description, optimizer.description]

  private let cell: CellKind?
  private let optimizer: OptimizerKind?
  private let units, data: String?

  init(_ arguments: inout Arguments) throws(Diagnostic) {
    cell = try arguments[Self.cell]
    optimizer = try arguments[Self.optimizer]
    units = try arguments[Self.units]
    data = try arguments[Self.data]
  }

  /// Units as they are typed: `8`, or `'32 16'`; data by its first word, too.
  func matches(_ record: RunRecord) -> Bool {
    (cell?.rawValue ?? record.cell) == record.cell && (optimizer?.rawValue ?? record.optimizer) == record.optimizer
      && (units ?? record.units) == record.units
      && (data.map { record.data == $0 || record.data.hasPrefix($0 + " ") } ?? true)
  }
}
