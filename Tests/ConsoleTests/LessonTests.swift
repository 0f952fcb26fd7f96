import Console
import Foundation
import Notebook
import Terminal
import TestSupport
import Testing

/// Lessons: a session step by step, and the tour.
@Suite struct LessonTests {
  private let home: Home
  private let keys = "(any key: the next command; i: try things yourself, quit comes back; q: leave)\n"

  init() throws { home = try Home() }

  /// - Returns: the exit status.
  private func replay(_ terminal: ScriptedTerminal) throws -> Int32 {
    let path = try home.write("# Lesson\n\n```unroll\n> seed 7\nseed 7\n> seed\nseed 7\n```\n", to: "lesson.md")
    return Program(at: terminal, colour: .never, home.folders).replay([path], isLesson: true)
  }

  @Test func stepByStep() throws {
    let terminal = ScriptedTerminal([.key(" "), .key("x")])
    #expect(try replay(terminal) == 0)
    #expect(terminal.output == "# Lesson\n\n```unroll\n> seed 7\nseed 7\n> seed\nseed 7\n```\n")
    #expect(terminal.shown == keys + terminal.output)
    // Typed so that one can read along: a pause after every character of the two commands.
    #expect(abs(terminal.pauses - 10 * 0.012) < 1e-9)
  }

  @Test func nothingRunsBeforeItsKey() throws {
    let terminal = ScriptedTerminal([.key(" "), .controlD])
    #expect(try replay(terminal) == 0)
    #expect(terminal.output == "# Lesson\n\n```unroll\n> seed 7\nseed 7\n> \n")
  }

  @Test(arguments: [ScriptedTerminal.Action.key("q"), .controlC, .controlD])
  func leaving(action: ScriptedTerminal.Action) throws {
    let terminal = ScriptedTerminal([action, .key(" ")])
    #expect(try replay(terminal) == 0)
    #expect(terminal.output == "# Lesson\n\n```unroll\n> \n")
  }

  @Test func tryingThingsAndComingBack() throws {
    let terminal = ScriptedTerminal([
      .key(" "), .key("i"), .line("seed; see 99"), .controlC, .line("quit"), .key("i"), .controlD, .key(" "),
    ])
    #expect(try replay(terminal) == 0)
    #expect(terminal.hasPlayedAll)
    #expect(
      terminal.shown
        == keys + """
          # Lesson

          ```unroll
          > seed 7
          seed 7
          > 
          [2] > seed; see 99
          seed 7
          seed 99
          [4] > 
          [4] > quit
          (back in the lesson, as it was)
          > 
          [2] > 
          (back in the lesson, as it was)
          > seed
          seed 7
          ```

          """)
    // Such a prompt keeps lines, but no session: the lesson can be repeated.
    #expect(try home.text("state/unroll/history") == "seed; see 99\nquit\n")
    #expect(home.journals.isEmpty && !terminal.catchesLeavingSignals)
  }

  @Test func nobodyIsToldOfKeysWhereNobodySits() throws {
    let terminal = ScriptedTerminal([.key(" "), .key(" ")], terminals: [])
    #expect(try replay(terminal) == 0)
    #expect(terminal.errors.isEmpty && terminal.pauses == 0 && terminal.output.hasSuffix("> seed\nseed 7\n```\n"))
  }

  @Test func theTourLeavesTheSessionAlone() throws {
    let terminal = ScriptedTerminal([
      .line("seed 5"), .line("tour"), .key(" "), .key(" "), .key("q"), .line("seed; data"),
    ])
    #expect(home.open(terminal) == 0)
    #expect(terminal.hasPlayedAll)
    #expect(
      terminal.shown.shows(
        "[2] > tour\n", keys, "Unroll trains small recurrent networks", "> load sales\nsales: 36 months",
        "> data 6\n", "Now a network", "\n> \n", "You are back at the prompt; your session is as it was",
        "[2] > seed; data\nseed 5\n", "there is no data yet"))
  }

  @Test func theWholeTourRuns() throws {
    let terminal = ScriptedTerminal(
      [.line("tour")] + Array(repeating: .key(" "), count: Tour.steps.count { $0.command != nil }) + [.line("history")])
    #expect(home.open(terminal) == 0)
    #expect(terminal.hasPlayedAll && !terminal.shown.contains("error: "))
    for command in Tour.steps.compactMap(\.command) { #expect(terminal.shown.contains("\n> \(command)\n")) }
  }

  /// Ctrl-C stops a training of the tour, and the tour goes on; Ctrl-C in place of a key leaves it.
  @Test func controlCInTheTour() throws {
    let terminal = ScriptedTerminal(
      [.line("tour")] + Array(repeating: .key(" "), count: 4)
        + [.once(shown: " of 3,000", .controlC), .key(" "), .key(" "), .controlC, .line("seed")])
    #expect(home.open(terminal) == 0)
    #expect(terminal.hasPlayedAll)
    #expect(
      terminal.shown.shows(
        "> train 3000\n", "stopped after epoch", "> evaluate\ntest RMSE ", "You are back at the prompt",
        "> seed\nseed 1"))
  }
}
