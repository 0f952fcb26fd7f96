import ArgumentParser
import Console
import Notebook

/// `unroll replay FILE…`
struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: CommandLineText.said("Print session files as their commands run."),
    usage: """
      unroll replay [--step] [--set NAME=VALUE]... [--seed N] FILE...
      """)

  @Flag(help: .said("Wait for a key before each command."))
  var step = false

  @Argument(help: .said("Session files, one after another."))
  var files: [String]

  @OptionGroup var parameters: ParameterOptions
  @OptionGroup var colour: ColourOption

  func run() throws {
    try end(
      Unroll.begin(colour: colour.color).replay(files, isLesson: step, setting: parameters.assignments))
  }
}

/// `unroll check FILE…`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: CommandLineText.said("Run session files and compare recorded and fresh output, byte for byte."),
    usage: """
      unroll check [-j N] [--timeout SECONDS] [--report FILE.xml]
                   [--set NAME=VALUE]... [--seed N] FILE...
      """)

  @Option(name: .shortAndLong, help: .said("How many files run at the same time."))
  var jobs = 1

  @Option(help: .said("Seconds that a file may take."))
  var timeout: Double?

  @Option(
    help: ArgumentHelp(
      CommandLineText.said("Write a report for other programs, as JUnit does."), valueName: "file.xml"))
  var report: String?

  @Argument(help: .said("Session files."))
  var files: [String]

  @OptionGroup var parameters: ParameterOptions
  @OptionGroup var colour: ColourOption

  func validate() throws {
    guard 1...1000 ~= jobs else { throw ValidationError(CommandLineText.said("--jobs takes a number from 1 to 1000")) }
    if let timeout, !(timeout > 0 && timeout.isFinite) {
      throw ValidationError(CommandLineText.said("--timeout takes a number of seconds above 0"))
    }
    if let report, !report.lowercased().hasSuffix(".xml") {
      throw ValidationError(CommandLineText.said("--report writes a file whose name ends in .xml"))
    }
  }

  func run() throws {
    var options = CheckOptions()
    options.jobs = jobs
    options.timeout = timeout
    options.report = report
    options.assignments = parameters.assignments
    try end(Unroll.begin(colour: colour.color).check(files, options))
  }
}

/// `unroll update FILE…`
struct Update: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: CommandLineText.said("Run session files and record their fresh output."),
    usage: """
      unroll update [--accept NUMBERS] FILE...
      """)

  @Option(
    help: ArgumentHelp(
      CommandLineText.said("Record only the output of these commands, such as 3,5 or 2-4."), valueName: "numbers"))
  var accept: String?

  @Argument(help: .said("Session files."))
  var files: [String]

  @OptionGroup var colour: ColourOption

  func validate() throws {
    guard let accept else { return }
    guard CommandNumbers(accept) != nil else {
      throw ValidationError(CommandLineText.said("--accept takes numbers of commands, such as 3,5 or 2-4"))
    }
    guard files.count == 1 else {
      throw ValidationError(CommandLineText.said("--accept is for one file: its numbers are those of its commands"))
    }
  }

  func run() throws {
    try end(Unroll.begin(colour: colour.color).update(files, accepting: accept.flatMap { CommandNumbers($0) }))
  }
}
