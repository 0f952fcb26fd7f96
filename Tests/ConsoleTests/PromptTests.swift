import Console
import Foundation
import Notebook
import Terminal
import TestSupport
import Testing

/// The prompt as a person has it, at a terminal whose person is a script.
@Suite struct PromptTests {
  @Test(arguments: [ScriptedTerminal.Action.line("quit"), .controlD])
  func numberedAndLeftByQuitOrControlD(leaving: ScriptedTerminal.Action) throws {
    let terminal = ScriptedTerminal([.line("seed 7"), leaving, .line("seed 8")])
    let home = try Home()
    #expect(home.open(terminal) == 0)
    #expect(
      terminal.shown.hasPrefix(
        """
        Unroll: recurrent networks, step by step. Type "tour" for a lesson, or "help".
        [1] > seed 7
        seed 7
        [2] > 
        """.dropLast(0)))
    #expect(!terminal.shown.contains("seed 8"))
    #expect(try home.text("state/unroll/history").hasPrefix("seed 7\n"))
  }

  @Test func aFailedLineKeepsTheNumber() throws {
    let terminal = try prompt("seed 1; modle; seed 2", "seed")
    #expect(terminal.prompts == ["[1] > ", "[2] > ", "[3] > "])
    #expect(terminal.shown.shows("did you mean \"model\"?", "[2] > seed\nseed 1\n"))
  }

  @Test func theShellIsThereAndLeavesNoTrace() throws {
    let terminal = try prompt("!ls -l | wc", " ! echo 'a;b' # c", "!false", "!", "seed 7", "history")
    #expect(terminal.shellCommands == ["ls -l | wc", "echo 'a;b' # c", "false"])
    #expect(
      terminal.shown.contains("the shell's exit status is 1") && terminal.shown.contains("type for example \"!ls\""))
    #expect(terminal.prompts.suffix(3) == ["[1] > ", "[2] > ", "[3] > "] && terminal.shown.contains("\n1  seed 7\n"))
    #expect(try prompt("seed 7; !ls").shellCommands.isEmpty)
  }

  /// Only somebody at a prompt runs programs.
  @Test func noPipeReachesTheShell() throws {
    let terminal = ScriptedTerminal([.line("!ls")], terminals: [.output, .error])
    #expect(try Home().open(terminal) == 1)
    #expect(terminal.shellCommands.isEmpty && terminal.errors.contains("the shell is there only at the prompt"))
  }

  @Test func whatIsEditedTakesThePlaceOfTheCommand() throws {
    let terminal = ScriptedTerminal([
      .line("seed 1"), .line("edit"), .save("seed 2\nseed \\\n 3"), .line("edit 1"), .save(" "), .line("edit"),
      .line("quit"),
    ])
    let home = try Home()
    #expect(home.open(terminal) == 0)
    #expect(
      terminal.shown.shows(
        "«edits seed 1»", "[1] > seed 2\nseed 2\n", "[2] > seed 3\nseed 3\n2 commands were run\n[3] > edit 1\n"))
    #expect(terminal.shown.shows("«edits seed 2»", "nothing was saved that could be run"))
    #expect(terminal.shown.contains("there is no editor to start"))
  }

  @Test func exitLeaves() throws {
    let terminal = try prompt("seed 7", "exit", "seed 8")
    #expect(!terminal.shown.contains("seed 8"))
  }

  @Test func controlCClearsTheLine() throws {
    let terminal = ScriptedTerminal([.line("seed 7"), .controlC, .controlC, .line("seed")])
    #expect(try Home().open(terminal) == 0)
    #expect(terminal.shown.contains("[2] > \n[2] > \n[2] > seed\nseed 7\n[3] > \n"))
  }

  @Test func bytesThatAreNoTextAreTold() throws {
    let terminal = ScriptedTerminal([.noText, .line("seed")])
    #expect(try Home().open(terminal) == 0)
    #expect(terminal.shown.contains("error: the line is not UTF-8 text\n[1] > seed\nseed 1\n"))
    #expect(terminal.errors == "error: the line is not UTF-8 text\n")
  }

  @Test func caretsStandUnderTheMistake() throws {
    let terminal = try prompt("seed 5; modle lstm")
    #expect(
      terminal.shown.contains("\n              ^^^^^\nerror: no command \"modle\"; did you mean \"model\"?\n[2] > "))
  }

  /// With the prompt of the file that it comes from.
  @Test func aLinePastedFromASession() throws {
    let terminal = try prompt("> seed 8", "> modle lstm")
    #expect(terminal.shown.shows("\nseed 8\n", "\n        ^^^^^\nerror: no command \"modle\""))
  }

  /// Between words, not within them.
  @Test func longMessagesEndWithTheWindow() throws {
    let terminal = try prompt("train 5", size: WindowSize(columns: 40))
    #expect(
      terminal.shown.contains(
        "error: there is no data yet; type \"load\nsales\", \"load addition\" or \"load\nFILE.csv\" first\n"))
    #expect(
      try prompt("train 5", size: WindowSize(columns: 19)).shown.contains("\"load addition\" or \"load FILE.csv\""))
  }

  /// A row of a table that has no room is broken between its cells.
  @Test(arguments: [20, 30, 45]) func numbersOfATableStayWhole(columns: Int) throws {
    let shown = try prompt("load sales; data 3", size: WindowSize(columns: columns)).shown
    for number in ["145.9", "-120.1", "-0.1524", "-0.8004", "0.0483"] { #expect(shown.contains(number), "\(number)") }
    // What the prompt says of itself is not the table's.
    let rows = shown.split(separator: "\n").filter { $0.hasSuffix("train") || $0.hasPrefix("1-0") }
    #expect(!rows.isEmpty && rows.allSatisfy { $0.count <= columns })
  }

  @Test(arguments: ["?train", "train ?", "help train", "?tr"])
  func helpForACommand(line: String) throws {
    let shown = try prompt(line, "history").shown
    #expect(shown.shows("train EPOCHS", "Options", "Examples", "What to try next", "[2] > history", "1  help tr"))
  }

  @Test func undoAndRedo() throws {
    let shown = try prompt("seed 5", "undo", "redo; seed").shown
    #expect(shown.shows("[2] > undo\n", "took back: seed 5", "did again: seed 5\nseed 5\n"))
  }

  @Test func picturesFollowTheWindow() throws {
    let terminal = ScriptedTerminal([
      .line("load sales; plot data"), .resize(columns: 100, lines: 30), .line("plot data"),
      .resize(columns: 10, lines: 3), .line("plot data"),
    ])
    #expect(try Home().open(terminal) == 0)
    let pictures = terminal.shown.components(separatedBy: "> plot data\n")
    try #require(pictures.count == 3)
    let widths = pictures.map { $0.split(separator: "\n").map(\.count).max() ?? 0 }
    #expect(widths[0] <= 80 && widths[1] > 90 && widths[1] <= 100)
    let heights = pictures.map { $0.split(separator: "\n").count }
    #expect(heights[0] < heights[1] && heights[2] < heights[0])
  }

  @Test func whatTheLineDidIsShownBeforeTheRestRuns() throws {
    let terminal = ScriptedTerminal([
      .once(shown: "36 months", .once(shown: " of 5,000,000", .controlC)),
      .line("load sales; model lstm 4; train 5000000; seed 9"),
    ])
    try Home().open(terminal)
    #expect(terminal.hasPlayedAll)
    #expect(terminal.shown.shows("36 months", "stopped after epoch"))
  }

  /// A session's file is the page of the prompt.
  @Test func aFileIsGoneOnWith() throws {
    let home = try Home()
    let file = try home.write("```unroll\n> seed 6\nseed 6\n```\n", to: "s.md")
    let terminal = ScriptedTerminal([.line("seed")])
    #expect(home.open(terminal, file: file) == 0)
    #expect(terminal.shown.shows("> seed 6\nseed 6\n", "[2] > seed\nseed 6\n"))
  }

  /// One that fails can be put right there.
  @Test func aFileThatFailsIsPutRight() throws {
    let home = try Home()
    let file = try home.write("```unroll\n> seed 6\nseed 6\n> modle\n> seed\n```\n", to: "s.md")
    let terminal = ScriptedTerminal([
      .line("seed"), .line("edit 2 seed 7"), .line("seed"), .line("save"), .line("page"),
    ])
    #expect(home.open(terminal, file: file) == 0)
    #expect(
      terminal.shown.shows(
        "did you mean \"model\"?", "command 3 is stale; \"run\" runs what is stale\n[4] > seed\n",
        "error: command 3 is stale",
        "[2] > seed 7\nseed 7\n[3] > seed\nseed 7\n2 commands were run\n[4] > seed\nseed 7\n"))
    #expect(
      try home.text("s.md") == "```unroll\n> seed 6\nseed 6\n> seed 7\nseed 7\n> seed\nseed 7\n> seed\nseed 7\n```\n")
  }

  @Test func aFileThatCannotBeOpenedEndsTheProgram() throws {
    let home = try Home()
    let terminal = ScriptedTerminal([.line("seed")])
    #expect(home.open(terminal, file: home.path("none.md")) == 1)
    #expect(
      terminal.errors == "error: there is no file \"\(home.path("none.md"))\"; check the name and the folder\n")
    #expect(terminal.output.isEmpty && !terminal.hasPlayedAll)
  }

  @Test func linesOfAPipeRunWithoutAPrompt() throws {
    let home = try Home()
    let terminal = ScriptedTerminal(
      [.line("seed 3"), .line("modle"), .line("seed 4")], terminals: [.output, .error])
    #expect(home.open(terminal) == 1)
    #expect(terminal.output == "seed 3\n" && terminal.errors.hasPrefix("> modle\n  ^^^^^\nerror: "))
    #expect(!terminal.catchesLeavingSignals && home.journals.isEmpty)
    let bytes = ScriptedTerminal([.line("seed 3"), .noText, .line("seed 4")], terminals: [])
    #expect(home.open(bytes) == 1)
    #expect(bytes.output == "seed 3\n" && bytes.errors == "error: line 2 of the input is not UTF-8 text\n")
  }
}
