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
      ("unroll plan FILE > PLAN", "make a plan of runs for many machines"),
      ("unroll compute PLAN [--part K]", "compute runs of a plan"),
      ("unroll collect PLAN…", "take the results of a plan"),
    ]),
    discussion: CommandLineText.lines([
      "Without arguments, opens the prompt; \"help\" there lists the commands. Commands can also be piped in.",
      "--color=auto|always|never colours what is shown; NO_COLOR and TERM=dumb are respected.",
      "Exit status: 0 all went well, 1 a command failed or a check differed, 64 wrong usage.",
    ]),
    version: "0.1.0",
    subcommands: [
      Open.self, Replay.self, Check.self, Update.self, Export.self, Import.self, MakePlan.self,
      Compute.self, Collect.self,
    ],
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

extension HandOut.Kind: ExpressibleByArgument {}

extension ColourChoice: ExpressibleByArgument {}

/// Ends the program with an exit status; 0 lets it end by itself.
func end(_ status: Int32) throws {
  if status != 0 { throw ExitCode(status) }
}
