import Console
import Foundation
import Glibc
import Notebook
import Terminal
import TestSupport
import Testing

/// Work that is stopped, left at once, or ended with the program; all that was done is kept.
@Suite struct InterruptionTests {
  private let start = ScriptedTerminal.Action.line("load sales; model lstm 4")
  private let training = ScriptedTerminal.Action.line("train 5000000")

  /// How many epochs were made, and how many are left.
  private func epochs(_ terminal: ScriptedTerminal) throws -> (made: Int, left: Int) {
    let found = try #require(
      terminal.shown.firstMatch(of: /stopped after epoch ([\d,]+) of 5,000,000; "train (\d+)" goes on from here/))
    return (try #require(Int(found.1.replacing(",", with: ""))), try #require(Int(found.2)))
  }

  /// Ctrl-C once stops after a whole step, twice at once; both go on as if nothing had happened.
  @Test(arguments: [1, 2]) func controlCKeepsWholeEpochs(presses: Int) throws {
    let press = ScriptedTerminal.Action.once(shown: " left", .controlC)
    let terminal = ScriptedTerminal(
      [start] + Array(repeating: press, count: presses) + [training, .line("train 5; evaluate")])
    #expect(try Home().open(terminal) == 0)
    #expect(terminal.hasPlayedAll)
    #expect(terminal.shown.shows(" of 5,000,000 · loss ", "/s · ", " left"))
    let (made, left) = try epochs(terminal)
    #expect(made > 0 && made + left == 5_000_000)
    let error = try #require(terminal.shown.firstMatch(of: /test RMSE [\d.]+/)).output
    let whole = try prompt("load sales; model lstm 4; train \(made + 5); evaluate")
    #expect(whole.shown.contains(error))
  }

  @Test func theLineThatWasStoppedEndsThere() throws {
    let terminal = ScriptedTerminal([
      start, .once(shown: " left", .controlC), .line("train 5000000"), .line("history"),
    ])
    try Home().open(terminal)
    let (made, _) = try epochs(terminal)
    #expect(terminal.shown.shows("[4] > history", "3  train \(made)\n"))
  }

  /// Only if somebody looks on.
  @Test func progressIsForTerminals() throws {
    for terminals: Set<StandardStream> in [[.input, .output], [.error]] {
      let terminal = ScriptedTerminal([start, .line("train 200")], terminals: terminals)
      try Home().open(terminal)
      #expect(terminal.errors.contains(" of 200") == terminals.contains(.error))
      #expect(!terminal.output.contains(" of 200"))
    }
  }

  /// A terminal without escape sequences gets none: blanks take the line away.
  @Test func progressAtADumbTerminal() throws {
    let terminal = ScriptedTerminal(
      [start, .line("train 200")], features: TerminalFeatures(isDumb: true, isUTF8: false))
    try Home().open(terminal)
    #expect(terminal.errors.contains("\r[#") || terminal.errors.contains("\r#"))
    #expect(!terminal.raw.contains("\u{1B}") && terminal.errors.contains("   \r"))
    #expect(terminal.errors.unicodeScalars.count { !$0.isASCII } == 0)
  }

  @Test func watching() throws {
    let home = try Home()
    let picture = "actual and predicted"
    let terminal = ScriptedTerminal([
      start, .once(shown: picture, .once(shown: picture, .controlC)), .line("train 4000000 watch=yes"),
      .line("save \(home.path("s.md"))"),
    ])
    #expect(home.open(terminal) == 0)
    #expect(terminal.shown.shows(picture, picture, "stopped after epoch", "saved 3 commands"))
    // Each picture takes the place of the one before.
    #expect(terminal.errors.contains("\r\u{1B}[20A"))
    let session = try home.text("s.md")
    #expect(session.components(separatedBy: picture).count == 2)
    #expect(Program(at: ScriptedTerminal([]), home.folders).check([home.path("s.md")]) == 0)
  }

  /// What ends the program in the middle of a training, or while it waits for a line, leaves the session to recover.
  @Test(arguments: [SIGTERM, SIGHUP], [true, false])
  func aSignalKeepsTheSession(signal: Int32, whileTraining: Bool) throws {
    let home = try Home()
    let end: [ScriptedTerminal.Action] =
      whileTraining ? [.once(shown: " left", .signal(signal)), training] : [.signal(signal)]
    let terminal = ScriptedTerminal([start] + end + [.line("seed")])
    #expect(home.open(terminal) == 128 + signal)
    #expect(!terminal.shown.contains("> seed"))
    let next = ScriptedTerminal([.line("recover"), .line("recover")])
    try home.afterTheProgramEnded().open(next)
    let count = whileTraining ? 3 : 2
    #expect(
      next.shown.shows(
        "A session of \(count) commands was lost; \"recover\" brings it back.\n[1] > recover",
        "recovered \(count) commands; the last is \"\(whileTraining ? "train " : "model lstm 4\"")",
        "[\(count + 1)] > recover", "there is no lost session"))
  }

  @Test func aTerminalThatVanishesKeepsTheSession() throws {
    let home = try Home()
    #expect(home.open(ScriptedTerminal([.line("seed 42"), .vanish, .line("seed 43")])) == 128 + SIGHUP)
    let next = ScriptedTerminal([.line("recover; seed")])
    try home.afterTheProgramEnded().open(next)
    #expect(next.shown.shows("A session of 1 command was lost;", "recovered 1 command", "\nseed 42\n"))
  }
}
