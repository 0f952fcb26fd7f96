import ArgumentParser
import Console
import Notebook
import Phrases
import Recurrent
import Storage
import Terminal
import Text

/// The program: the prompt, or what is done with session files.
@main
struct Unroll: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unroll",
    abstract: CommandLineText.said("A notebook at the prompt for recurrent networks."),
    usage: CommandLineText.list([
      ("unroll [FILE]", "the prompt, after replaying a session file"),
      ("unroll -c 'COMMANDS'", "run commands, separated by ;"),
      ("unroll replay [--step] FILE…", "print session files as they run"),
      ("unroll check [--jobs N] FILE…", "compare recorded and fresh output"),
      ("unroll update [--accept 3,5] FILE…", "record fresh output"),
      ("unroll export FILE… [-o NAME]", "write a page, slides, a notebook or a paper"),
      ("unroll import FILE [-o NAME]", "make a session file of commands or a notebook"),
    ]),
    discussion: CommandLineText.lines([
      "Without arguments, opens the prompt; \"help\" there lists the commands. Commands can also be piped in.",
      "--color=auto|always|never colours what is shown; NO_COLOR and TERM=dumb are respected.",
      "Exit status: 0 all went well, 1 a command failed or a check differed, 64 wrong usage.",
    ]),
    version: "0.1.0",
    subcommands: [Open.self, Replay.self, Check.self, Update.self, Export.self, Import.self],
    defaultSubcommand: Open.self)

  /// The terminal, files or pipes that the program was started with.
  static let terminal = SystemTerminal()

  /// Returns the program at its terminal; from here on Ctrl-C stops work, and not the program.
  ///
  /// - Throws: `ValidationError` if something is wrong with the environment.
  static func begin(colour: ColourChoice = .auto) throws -> Program<SystemTerminal> {
    if let complaint = InstructionSet.complaint ?? WorkerPool.complaint { throw ValidationError(complaint) }
    terminal.catchInterrupts()
    return Program(at: terminal, colour: colour, language: CommandLineText.language, UserFolders())
  }

  /// Ends with a mistake if output was lost.
  static func main() {
    Heap.givesBackLargeBlocks()
    do {
      var command = try parsed()
      try command.run()
    } catch {
      switch exitCode(for: error) {
      case .validationFailure:
        // "open" stands for no subcommand at all, and nobody types it.
        terminal.printError(
          lines(CommandLineText.translated(fullMessage(for: error).replacing("unroll open", with: "unroll"))))
        exit(withError: ExitCode.validationFailure)
      // What was asked for is a text: help, the version, a completion script.
      case .success: terminal.print([CommandLineText.translated(fullMessage(for: error))])
      default: exit(withError: error)
      }
    }
    guard let failure = terminal.outputFailure else { return }
    terminal.printError(["unroll: cannot write the output: \(failure)"])
    exit(withError: ExitCode(1))
  }
}

extension Unroll {
  /// The command that the words of the command line ask for.
  ///
  /// - Throws: what is wrong with them, in words that no terminal acts on.
  private static func parsed() throws -> any ParsableCommand {
    let words = CommandLineText.withColourLast(Array(CommandLine.arguments.dropFirst()))
    do {
      return try parseAsRoot(words)
    } catch {
      let escaped = words.map { $0.escapedForTerminal }
      // Messages quote the words. The same words escaped have the same mistake.
      if !escaped.elementsEqual(words) { _ = try parseAsRoot(escaped) }
      throw error
    }
  }

  /// The lines of a message, escaped in case it quotes something else.
  private static func lines(_ message: String) -> [String] {
    message.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).escapedForTerminal }
  }
}

/// `unroll`, `unroll FILE`, `unroll -c 'COMMANDS'`
struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: CommandLineText.said("Open the prompt, after replaying a session file where one is named."),
    usage: """
      unroll [--color=auto|always|never] [FILE]
      unroll [--color=auto|always|never] -c 'COMMANDS'
      """, shouldDisplay: false)

  @Argument(help: .said("A session file to replay first."))
  var file: String?

  @Option(name: .customShort("c"), help: .said("Run these commands and leave."))
  var commands: String?

  @OptionGroup var parameters: ParameterOptions
  @OptionGroup var colour: ColourOption

  func validate() throws {
    if file == nil, !parameters.assignments.isEmpty {
      throw ValidationError(CommandLineText.said("--set and --seed are for a session file that declares parameters"))
    }
  }

  func run() throws {
    try end(
      Unroll.begin(colour: colour.color).open(
        file: file, commands: commands, in: CommandLineText.language, setting: parameters.assignments))
  }
}

/// `--color=`, which every way to start the program takes.
struct ColourOption: ParsableArguments {
  @Option(help: .said("Colours: auto, always or never."))
  var color = ColourChoice.auto
}

/// `--set` and `--seed`, for files that declare parameters.
struct ParameterOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      CommandLineText.said("Another value for a parameter that the file's head declares, such as units=16."),
      valueName: "name=value"))
  var values: [String] = []

  @Option(help: .said("Another seed, for files that declare the parameter seed."))
  var seed: UInt64?

  /// As they are typed in a file's head.
  var assignments: [String] { values + (seed.map { ["seed=\($0)"] } ?? []) }
}

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

/// `unroll export FILE…`
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: CommandLineText.said(
      "Run session files and write them as pages, slides, notebooks or papers to hand out."),
    usage: """
      unroll export [-o NAME | --to FOLDER] [--as KIND] [--live] [--replace] FILE...
      """,
    discussion: CommandLineText.lines([
      """
      The name says what is written: .html a page, slides.html slides, .txt the commands alone, .ipynb a notebook for \
      Jupyter, .md a paper with its pictures beside it.
      """
    ]))

  @Argument(help: .said("Session files."))
  var files: [String]

  @Option(name: .shortAndLong, help: .said("The file to write, for one session file; otherwise it stands beside it."))
  var output: String?

  @Option(help: .said("The folder to write to."))
  var to: String?

  @Option(name: .customLong("as"), help: .said("What to write: page, slides, commands, notebook or paper."))
  var kind: HandOut.Kind?

  @Flag(help: .said("Write a page whose commands can be changed and run."))
  var live = false

  @Flag(help: .said("Write over files with anything of your own in them."))
  var replace = false

  @OptionGroup var colour: ColourOption

  func validate() throws {
    if output != nil, to != nil {
      throw ValidationError(CommandLineText.said("--output names one file and --to a folder: give one of them"))
    }
    if output != nil, files.count > 1 {
      throw ValidationError(CommandLineText.said("--output names one file; give --to and a folder for several"))
    }
  }

  func run() throws {
    try end(
      Unroll.begin(colour: colour.color).export(
        files, as: kind, live: live, to: HandOutPlace(name: output, folder: to), replacing: replace))
  }
}

/// `unroll import FILE`
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: CommandLineText.said("Make a session file of a list of commands, a transcript or an exported notebook."),
    usage: """
      unroll import [-o NAME] [--replace] FILE
      """,
    discussion: CommandLineText.lines([
      "Without -o it is printed. \"unroll update\" then records the output that is missing."
    ]))

  @Argument(help: .said("A list of commands, a transcript, or a notebook that was exported."))
  var file: String

  @Option(name: .shortAndLong, help: .said("The session file to write."))
  var output: String?

  @Flag(help: .said("Write over a file."))
  var replace = false

  @OptionGroup var colour: ColourOption

  func run() throws {
    try end(Unroll.begin(colour: colour.color).import(file, to: output, replacing: replace))
  }
}

extension HandOut.Kind: ExpressibleByArgument {}

extension ColourChoice: ExpressibleByArgument {}

/// Ends the program with an exit status; 0 lets it end by itself.
private func end(_ status: Int32) throws {
  if status != 0 { throw ExitCode(status) }
}
