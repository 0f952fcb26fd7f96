import Console
import Foundation
import Notebook
import Terminal
import TestSupport
import Testing
import Text

/// Session files that are printed, compared and recorded.
@Suite struct SessionPrinterTests {
  private let home: Home

  init() throws { home = try Home() }

  private func program(_ terminal: ScriptedTerminal) -> Program<ScriptedTerminal> {
    Program(at: terminal, colour: .never, home.folders)
  }

  /// Prose is broken at the window's edge; what has a shape of its own is not.
  @Test func proseFollowsTheWindow() throws {
    let words = "one two three four five six"
    let file = try home.write(
      "\(words)\n    \(words)\n| \(words)\n```\n\(words)\n```\n```unroll\n> seed\nseed 1\n```\n", to: "s.md")
    let narrow = ScriptedTerminal([], size: WindowSize(columns: 20))
    #expect(program(narrow).replay([file], isLesson: false) == 0)
    #expect(
      narrow.output == """
        one two three four
        five six
            \(words)
        | \(words)
        ```
        \(words)
        ```
        ```unroll
        > seed
        seed 1
        ```

        """)
    let pipe = ScriptedTerminal([], terminals: [], size: WindowSize(columns: 20))
    #expect(program(pipe).replay([file], isLesson: false) == 0)
    #expect(pipe.output.hasPrefix(words + "\n"))
  }

  /// A file's name is not the program's own text: nothing in it reaches the terminal as it is.
  @Test(arguments: ["\u{1B}]0;title\u{7}.md", "\u{9B}31m.md", "a\nerror: b.md", "\u{202E}dm.md", "\u{2028}.md"])
  func namesSteerNoTerminal(name: String) throws {
    for text in [
      "```unroll\n> seed\nseed 1\n```\n", "```unroll\n> seed\nseed 2\n```\n", "```unroll\n> seed", "prose\n",
      "```unroll\n> load x\n```\n",
    ] {
      let path = try home.write(text, to: name)
      for missing in ["", "none"] {
        let terminal = ScriptedTerminal([])
        _ = program(terminal).check([path + missing])
        _ = program(terminal).replay([path + missing], isLesson: false)
        _ = program(terminal).update([path + missing])
        let lines = (terminal.output + terminal.errors).split(separator: "\n")
        #expect(!lines.isEmpty && !lines.contains { $0.hasPrefix("error: b") })
        #expect(lines.allSatisfy { line in line.unicodeScalars.allSatisfy { !$0.steersTerminal } })
      }
    }
  }

  @Test func checkGoesThroughAllFiles() throws {
    let good = try home.write("```unroll\n> seed\nseed 1\n```\n", to: "good.md")
    let bad = try home.write("```unroll\n> seed\nseed 2\n```\n", to: "bad.md")
    let terminal = ScriptedTerminal([])
    #expect(program(terminal).check([home.path("none.md"), bad, good]) == 1)
    #expect(terminal.output.shows("-seed 2\n+seed 1\n", "\(good): as recorded\n"))
    #expect(terminal.errors.contains("there is no file"))
  }

  @Test func updateEndsWithTheFirstMistake() throws {
    let bad = try home.write("```unroll\n> seed\nseed 2\n```\n", to: "bad.md")
    let terminal = ScriptedTerminal([])
    #expect(program(terminal).update([bad, home.path("none.md"), bad]) == 1)
    #expect(terminal.output == "\(bad): updated\n")
    #expect(try home.text("bad.md") == "```unroll\n> seed\nseed 1\n```\n")
  }

  /// Output that Ctrl-C cut short is neither recorded nor compared, and ends what is printed.
  @Test func controlC() throws {
    let text = "```unroll\n> load sales\n> model srn 2\n> train 5000000\n> seed\n```\n"
    let file = try home.write(text, to: "long.md")
    let stopping: () -> ScriptedTerminal = { ScriptedTerminal([.once(shown: " left", .controlC)]) }
    var terminals: [ScriptedTerminal] = []
    for run in [
      { $0.check([file]) }, { $0.update([file]) }, { $0.replay([file], isLesson: false) },
    ] as [(Program<ScriptedTerminal>) -> Int32] {
      let terminal = stopping()
      // Armed as soon as anything is read or shown.
      terminal.arm()
      #expect(run(program(terminal)) == 1)
      #expect(terminal.hasPlayedAll)
      terminals.append(terminal)
    }
    #expect(try home.text("long.md") == text)
    #expect(terminals[0].output.isEmpty)
    #expect(!terminals[2].output.contains("seed"))
  }
}
