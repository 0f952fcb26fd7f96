import Console
import Foundation
import FoundationXML
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

  /// The results come in the order of the files, however many run at the same time.
  @Test(arguments: [1, 2, 5, 30])
  func severalAtATime(jobs: Int) throws {
    var options = CheckOptions()
    options.jobs = jobs
    let files = try (0..<12).map { number in
      try home.write(
        "```unroll\n> load sales\n> model srn 2\n> train \(200 - 15 * number)\n> seed\nseed \(number % 3)\n```\n",
        to: "\(number).md")
    }
    let terminal = ScriptedTerminal([])
    for file in files { #expect(program(terminal).update([file], accepting: CommandNumbers("1-3")) == 0) }
    let fresh = ScriptedTerminal([])
    #expect(program(fresh).check(files, options) == 1)
    let heads = fresh.output.split(separator: "\n").filter { $0.contains(".md: ") }
    let expected = files.enumerated().map { number, file in
      number % 3 == 1 ? "\(file): as recorded" : "\(file): the first that differs is command 4 of 4: seed"
    }
    #expect(heads.map(String.init) == expected)
  }

  /// A file that takes too long fails, and the next one runs.
  @Test func aLimitOfTime() throws {
    let long = try home.write("```unroll\n> load sales\n> model lstm 64\n> train 5000000\n> seed\n```\n", to: "long.md")
    let good = try home.write("```unroll\n> seed\nseed 1\n```\n", to: "good.md")
    var options = CheckOptions()
    options.timeout = 0.25
    options.report = home.path("report.xml")
    let terminal = ScriptedTerminal([])
    #expect(program(terminal).check([long, good], options) == 1)
    #expect(
      terminal.output == "\(long): not finished in 0.25 s, stopped in command 3: train 5000000\n\(good): as recorded\n")
    let report = try home.text("report.xml")
    #expect(report.contains("<error message=\"not finished in time\"/>") && report.contains("<skipped/>"))
    #expect(report.contains("tests=\"5\" failures=\"2\" errors=\"1\" skipped=\"1\""))
  }

  /// The report is XML that other programs read, whatever the file says.
  @Test func aReport() throws {
    let bad = try home.write("```unroll\n> seed\nseed 2 <&>\"\u{1}\n> decode 3\n'1'\n```\n", to: "b\"<a>&.md")
    var options = CheckOptions()
    options.report = home.path("report.xml")
    let terminal = ScriptedTerminal([])
    #expect(program(terminal).check([bad, home.path("none.md")], options) == 1)
    let report = try home.text("report.xml")
    #expect(report.contains("tests=\"3\" failures=\"1\" errors=\"1\" skipped=\"0\""))
    #expect(
      report.contains("name=\"1: seed\"") && report.contains("-seed 2 &lt;&amp;&gt;&quot;\\x01\n+seed 1</failure>"))
    #expect(report.contains("b&quot;&lt;a&gt;&amp;.md"))
    let parser = XMLParser(data: Data(report.utf8))
    #expect(parser.parse())
    options.report = home.path("nowhere/report.xml")
    #expect(program(terminal).check([bad], options) == 1)
    #expect(terminal.errors.contains("nowhere"))
  }

  @Test func onlySomeOutputIsAccepted() throws {
    let file = try home.write("```unroll\n> seed\nseed 2\n> decode 3\n'2'\n```\n", to: "s.md")
    let terminal = ScriptedTerminal([])
    #expect(program(terminal).update([file], accepting: CommandNumbers("2")) == 0)
    #expect(terminal.output == "\(file): updated; still different: 1\n")
    #expect(try home.text("s.md") == "```unroll\n> seed\nseed 2\n> decode 3\n'1'\n```\n")
    #expect(program(terminal).update([file], accepting: CommandNumbers("3")) == 1)
    #expect(terminal.errors.contains("there is no command 3; its commands have the numbers 1 to 2"))
  }

  @Test func numbersOfCommands() {
    #expect(CommandNumbers("3,5")?.numbers == [3, 5])
    #expect(CommandNumbers("2-4,7,3")?.numbers == [2, 3, 4, 7])
    for text in ["", "0", "3,", ",3", "3-", "-3", "4-2", "1-2-3", "a", "1.5", "99999999999999999999", "+1"] {
      #expect(CommandNumbers(text) == nil, "\(text)")
    }
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
