import ArgumentParser
import Console
import Notebook
import Tasks

/// `unroll plan FILE`, `unroll plan -c 'COMMANDS'`
struct MakePlan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: CommandLineText.said("Print the runs of comparisons as a plan that many machines can compute."),
    usage: """
      unroll plan [--parts N] [--time TIME] [--cores N] [--set NAME=VALUE]... [--seed N] FILE > PLAN
      unroll plan [--parts N] [--time TIME] [--cores N] -c 'COMMANDS' > PLAN
      """,
    discussion: CommandLineText.lines([
      """
      The commands run as in a session, but the runs of \"compare\" and \"sweep\" are put into the plan in place of being \
      computed, and what only shows something is left out.
      """,
      "\"unroll compute PLAN --part 1\" computes a part anywhere, \"unroll collect PLAN\" takes the results.",
    ]))

  @Argument(help: .said("A session file."))
  var file: String?

  @Option(name: .customShort("c"), help: .said("Plan the runs of these commands."))
  var commands: String?

  @Option(help: .said("The most parts that the runs are divided into."))
  var parts = 100

  @Option(help: .said("How long a part may take: 90 (minutes), 2:00:00, 1d."))
  var time: String?

  @Option(help: .said("How many cores compute a part."))
  var cores = 1

  @OptionGroup var parameters: ParameterOptions
  @OptionGroup var colour: ColourOption

  func validate() throws {
    guard (file == nil) != (commands == nil) else {
      throw ValidationError(CommandLineText.said("name a session file, or commands with -c"))
    }
    guard 1...100_000 ~= parts else {
      throw ValidationError(CommandLineText.said("--parts takes a number from 1 to 100,000"))
    }
    guard time.map({ ClusterRequest.minutes(of: $0) != nil }) ?? true else {
      throw ValidationError(CommandLineText.said("--time takes minutes, or for example 2:00:00, 2h or 1-12:00:00"))
    }
    guard 1...256 ~= cores else {
      throw ValidationError(CommandLineText.said("--cores takes a number from 1 to 256"))
    }
    if file == nil, !parameters.assignments.isEmpty {
      throw ValidationError(CommandLineText.said("--set and --seed are for a session file that declares parameters"))
    }
  }

  func run() throws {
    var limits = PackingLimits()
    limits.mostParts = parts
    limits.mostSeconds = time.flatMap { ClusterRequest.minutes(of: $0) }.map { Double($0) * 60 }
    limits.cores = cores
    let source =
      commands.map { PlanSource.commands($0) } ?? .file(file ?? "", setting: parameters.assignments)
    try end(Unroll.begin(colour: colour.color).plan(source, limits))
  }
}

/// `unroll compute PLAN`
struct Compute: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: CommandLineText.said("Compute runs of a plan; each finished one is a file beside it."),
    usage: """
      unroll compute PLAN [--part K]
      unroll compute PLAN --list
      """,
    discussion: CommandLineText.lines([
      "Runs that are there are not computed again: a part that was stopped goes on, and one that is started twice does no harm.",
      "Exit status: 0 all results are there, 75 a result could not be written, 143 stopped by SIGTERM.",
    ]))

  @Argument(help: .said("A plan."))
  var plan: String

  @Option(help: .said("Compute this part, counted from 1; without it all that is missing."))
  var part: Int?

  @Flag(help: .said("Print the numbers of the parts that lack results, a line each."))
  var list = false

  @OptionGroup var colour: ColourOption

  func validate() throws {
    if list, part != nil { throw ValidationError(CommandLineText.said("--list and --part do not go together")) }
  }

  func run() throws {
    let program = try Unroll.begin(colour: colour.color)
    try end(list ? program.listParts(of: plan) : program.compute(plan, part: part))
  }
}

/// `unroll collect PLAN…`
struct Collect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: CommandLineText.said("Take the results of plans, and say what is missing."),
    usage: """
      unroll collect PLAN...
      """,
    discussion: CommandLineText.lines([
      "The same \"compare\" or \"sweep\" then finds its runs and computes nothing.",
      "Exit status: 0 all results are there, 1 some are missing.",
    ]))

  @Argument(help: .said("Plans."))
  var plans: [String]

  @OptionGroup var colour: ColourOption

  func run() throws {
    try end(Unroll.begin(colour: colour.color).collect(plans))
  }
}
