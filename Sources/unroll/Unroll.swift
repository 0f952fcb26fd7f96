import ArgumentParser
import Console
import Terminal
import Notebook
import Phrases
import Recurrent
import Storage

/// The program: the prompt, or what is done with session files.
@main
struct Unroll: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unroll",
    abstract: "A notebook at the prompt for recurrent networks.",
    usage: """
      unroll [FILE]                      the prompt, after replaying a session file
      unroll -c 'COMMANDS'               run commands, separated by ;
      unroll replay [--step] FILE…       print session files as they run
      unroll check FILE…                 compare recorded and fresh output
      unroll update FILE…                record fresh output
      """,
    discussion: """
      Without arguments, opens the prompt; "help" there lists the commands. Commands can also be piped in.
      --color=auto|always|never colours what is shown; NO_COLOR and TERM=dumb are respected.
      Exit status: 0 all went well, 1 a command failed or a check differed, 64 wrong usage.
      """,
    version: "0.1.0",
    subcommands: [Open.self, Replay.self, Check.self, Update.self],
    defaultSubcommand: Open.self)

  /// Says what is wrong with the environment, if anything; from here on Ctrl-C stops work and not the program.
  static func begin() throws {
    if let complaint = InstructionSet.complaint ?? WorkerPool.complaint { throw ValidationError(complaint) }
    Interrupts.install()
  }

  /// Ends with a mistake where output was lost.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      // "open" stands for no subcommand at all, and nobody types it.
      Terminal.printError([fullMessage(for: error).replacing("unroll open", with: "unroll")])
      exit(withError: ExitCode.validationFailure)
    }
    guard let failure = Terminal.outputFailure else { return }
    Terminal.printError(["unroll: cannot write the output: \(failure)"])
    exit(withError: ExitCode(1))
  }
}

/// `unroll`, `unroll FILE`, `unroll -c 'COMMANDS'`
struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open the prompt, after replaying a session file where one is named.",
    usage: """
      unroll [--color=auto|always|never] [FILE]
      unroll [--color=auto|always|never] -c 'COMMANDS'
      """, shouldDisplay: false)

  @Argument(help: "A session file to replay first.")
  var file: String?

  @Option(name: .customShort("c"), help: "Run these commands and leave.")
  var commands: String?

  @Option(help: "Colours: auto, always or never.")
  var color = ColourChoice.auto

  func run() throws {
    try Unroll.begin()
    var notebook = Notebook(
      context: CommandContext(files: FileAccess(store: .disk)), allowsShortening: true,
      language: Language(environment: Environment.variable))
    if let file {
      var runner = try opened(file)
      // Where a command fails the prompt has what there was before it, as after a mistake of one's own.
      let wentWell = SessionPrinter.replay(&runner, nil)
      guard wentWell || commands == nil && Terminal.isTerminal(0) && !Interrupts.shouldStop() else { throw ExitCode(1) }
      notebook = runner.notebook
      notebook.context = CommandContext(files: FileAccess(store: .disk))
      notebook.allowsShortening = true
    }
    let appearance = Appearance(hasColour: color.isOn)
    notebook.formatter = appearance.formatter()
    notebook.context.shouldStop = Interrupts.shouldStop
    notebook.context.reportProgress = StatusLine.report
    notebook.context.reportRuns = StatusLine.report
    notebook.context.runs = RunDatabase(folder: UserFolders().data).store
    if let commands {
      guard Batch.run(commands, in: &notebook) else { throw ExitCode(1) }
    } else {
      guard Prompt(appearance).run(&notebook) else { throw ExitCode(1) }
      if let signal = Interrupts.leavingSignal { throw ExitCode(128 + signal) }
    }
  }
}

/// `unroll replay FILE…`
struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Print session files as their commands run.")

  @Flag(help: "Wait for a key before each command.")
  var step = false

  @Argument(help: "Session files, one after another.")
  var files: [String]

  func run() throws {
    try Unroll.begin()
    for file in files {
      var runner = try opened(file)
      let lesson = step ? Prompt(within: Appearance(hasColour: ColourChoice.auto.isOn)).lesson : nil
      guard SessionPrinter.replay(&runner, lesson) else { throw ExitCode(1) }
    }
  }
}

/// `unroll check FILE…`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run session files and compare recorded and fresh output, byte for byte.")

  @Argument(help: "Session files.")
  var files: [String]

  func run() throws {
    try Unroll.begin()
    var allAreEqual = true
    for file in files {
      guard var runner = SessionPrinter.open(file) else {
        allAreEqual = false
        continue
      }
      let differences = runner.check()
      StatusLine.clear()
      if Interrupts.shouldStop() { throw ExitCode(1) }
      Terminal.print(differences.isEmpty ? ["\(file): as recorded"] : differences)
      allAreEqual = allAreEqual && differences.isEmpty
    }
    if !allAreEqual { throw ExitCode(1) }
  }
}

/// `unroll update FILE…`
struct Update: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Run session files and record their fresh output.")

  @Argument(help: "Session files.")
  var files: [String]

  func run() throws {
    try Unroll.begin()
    for file in files {
      var runner = try opened(file)
      do {
        let changed = try runner.update(unless: Interrupts.shouldStop)
        StatusLine.clear()
        Terminal.print(["\(file): \(changed ? "updated" : "as recorded")"])
      } catch {
        Terminal.printError([Phrase.error(error.message, hint: error.hint).description])
        throw ExitCode(1)
      }
      if Interrupts.shouldStop() { throw ExitCode(1) }
    }
  }
}

extension ColourChoice: ExpressibleByArgument {}

/// A session file, or the end of the program where it can't be had; what is wrong was told.
private func opened(_ file: String) throws -> SessionRunner {
  guard let runner = SessionPrinter.open(file) else { throw ExitCode(1) }
  return runner
}
