import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// `compare CELL…` trains cells with many seeds and tests which differences are more than chance.
  package static let compare = Command(
    name: "compare", group: .compare, summary: "train cells with many seeds and test what differs",
    takes: Usage(.several(Declared.cell), .option(ComparisonArguments.train, "EPOCHS")),
    options: ComparisonArguments.options,
    examples: ["compare srn lstm gru units=4 train=300 repeat=10", "compare lstm units=4,8 train=300 repeat=10"],
    details: [
      """
      Every option but repeat and measure can be a list: units=4,8,16 compares the cells at each of them; with one cell, its \
      settings are compared. Each run is what seed, model, train and evaluate give.
      """,
      """
      The interval holds the mean of all seeds there could be, with 95 % confidence (bootstrap). Wilcoxon's \
      signed-rank test tells differences from chance; p-values are corrected for the number of pairs (Holm).
      """,
      "Ctrl-C keeps finished runs; the same command goes on. \"plot runs\" draws them.",
      """
      on=slurm lets a cluster compute the runs, as one job array: the same bytes, whichever machines they are. Ctrl-C \
      leaves its jobs running, and the same command comes back to them. partition=, time=, memory=, cores=, account= and \
      jobs= have their defaults in ~/.config/unroll/slurm.
      """,
    ],
    next: ["plot runs", "runs"],
    isUndoable: true,
    usesRuns: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    var cells: [CellKind] = []
    for named in try arguments.rest(Declared.cell) {
      guard !cells.contains(named.value) else {
        throw .failed(
          message: "\(named.value.rawValue) is named twice", hint: "name it once", named.range)
      }
      cells.append(named.value)
    }
    let comparison = try ComparisonArguments(&arguments, cells: cells)
    let plan = try comparison.plan(
      workbench, on: context.machine, elsewhere: context.takePlan != nil, for: arguments.command)
    return try compute(plan, workbench, context, for: arguments.command, on: comparison.cluster) {
      ComparisonTable(comparison: $0, language: context.language).outputs
    }
  }

  /// Runs a plan. If the person stops it, everything stays as it was, except that finished runs are kept.
  static func compute(
    _ plan: RunPlan, _ workbench: Workbench, _ context: CommandContext, for command: Name, on cluster: ClusterRequest?,
    _ describe: (Comparison) -> [Output]
  ) throws(Diagnostic) -> CommandResult {
    if let takePlan = context.takePlan {
      takePlan(plan)
      return CommandResult([], workbench)
    }
    let computation = try explaining(at: command.range) { () throws(RunComputation.Failure) in
      try RunComputation(plan, context, in: context.language, on: cluster)
    }
    var remarks: [Output] = []
    if let complaint = computation.complaint {
      remarks.append(.text("finished runs are not kept: \(complaint.message); \(complaint.hint)"))
    }
    guard let outcomes = computation.all else {
      var result = CommandResult([], workbench)
      let finished = computation.outcomes.count { $0 != nil }
      if let jobs = computation.jobsLeft {
        remarks.append(
          .text(
            """
            left: \(groupedText(finished)) of \(groupedText(plan.runs.count)) runs are done, and these jobs go on: \(jobs.joined(separator: ", ")); the same command \
            comes back to them, "runs jobs" lists them, "runs cancel" ends them
            """))
        result.remarks = remarks
        result.recordedNumber = 0
        return result
      }
      result.remarks =
        remarks + [
          .text(
            """
            stopped: \(groupedText(finished)) of \(groupedText(plan.runs.count)) runs are done; \
            the same command goes on from here
            """)
        ]
      result.recordedNumber = 0
      return result
    }
    var next = workbench
    let comparison = Comparison(plan, outcomes: outcomes)
    next.comparison = comparison
    var result = CommandResult(describe(comparison), next)
    result.remarks = remarks
    return result
  }
}

/// What the command takes, each argument declared once.
private enum Declared {
  static let cell = Parameter("a cell", CellKind.choices)
}
