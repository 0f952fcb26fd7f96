import Console
import Foundation
import Notebook
import Terminal
import TestSupport
import Testing

/// The commands that run when the prompt opens.
@Suite struct StartupTests {
  @Test func itsCommandsRunFirst() throws {
    let home = try Home()
    try home.write("# mine\nseed 77\n", to: "config/unroll/rc")
    let terminal = ScriptedTerminal([.line("seed")])
    #expect(home.open(terminal) == 0)
    #expect(terminal.shown.shows("help\".\nseed 77\n[2] > seed\nseed 77\n"))
  }

  @Test func nothingButThePromptRunsIt() throws {
    let home = try Home()
    try home.write("seed 77\n", to: "config/unroll/rc")
    let commands = ScriptedTerminal([])
    #expect(home.open(commands, commands: "seed") == 0 && commands.shown == "seed 1\n")
    let pipe = ScriptedTerminal([.line("seed")], terminals: [])
    #expect(home.open(pipe) == 0 && pipe.shown == "seed 1\n")
  }

  /// A mistake in it ends it, and not the program.
  @Test(
    arguments: [
      (Data([0xFF, 0x0A]), "error: the startup file \"RC\" is not UTF-8 text\n"),
      (Data("seed 3\n\nmodle\nseed 4\n".utf8), "RC, line 3:\n  modle\n  ^^^^^\nerror: no command \"modle\""),
      (Data(repeating: 0x23, count: 3 << 20), "error: the startup file: "),
    ])
  func aMistakeIsShown(data: Data, message: String) throws {
    let home = try Home()
    let path = try home.write(data, to: "config/unroll/rc")
    let terminal = ScriptedTerminal([.line("seed 5; seed")])
    #expect(home.open(terminal) == 0)
    #expect(terminal.errors.hasPrefix(message.replacing("RC", with: path)), "\(terminal.errors)")
    #expect(terminal.shown.shows("\nseed 5\nseed 5\n[\(message.contains("line 3") ? 4 : 3)] > \nThis session"))
  }

  @Test func quitEndsTheFileAlone() throws {
    let home = try Home()
    try home.write("seed 3\nquit\nseed 4\n", to: "config/unroll/rc")
    let terminal = ScriptedTerminal([.line("seed")])
    home.open(terminal)
    #expect(terminal.shown.shows("[2] > seed\nseed 3\n[3] > \nThis session"))
  }

  /// What a lost session did comes back after the startup file, and undoes it.
  @Test func recoveryStartsFromNothing() throws {
    let home = try Home()
    home.open(ScriptedTerminal([.line("load sales"), .vanish]))
    let next = try home.afterTheProgramEnded()
    try next.write("seed 77\n", to: "config/unroll/rc")
    let terminal = ScriptedTerminal([.line("recover"), .line("seed"), .line("history")])
    next.open(terminal)
    #expect(
      terminal.shown.shows(
        "A session of 1 command was lost;", "seed 77\n[2] > recover", "recovered 1 command", "> seed\nseed 1\n",
        "1  seed 77\n2  reset\n3  load sales\n"))
  }

  /// It may bring the lost session back, after commands of its own; nothing is left of that then.
  @Test(arguments: ["", "seed 77\n"]) func itMayRecover(first: String) throws {
    let home = try Home()
    home.open(ScriptedTerminal([.line("seed 42"), .vanish]))
    let next = try home.afterTheProgramEnded()
    try next.write(first + "recover\n", to: "config/unroll/rc")
    let terminal = ScriptedTerminal([.line("seed"), .line("recover"), .line("save '\(next.path("s.md"))'")])
    next.open(terminal)
    #expect(
      terminal.shown.shows("A session of 1 command was lost;", "recovered 1 command", "seed\nseed 42\n", "is no lost"))
    #expect(next.journals.isEmpty)
  }
}
