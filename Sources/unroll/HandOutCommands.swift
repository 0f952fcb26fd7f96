import ArgumentParser
import Console
import Notebook

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
