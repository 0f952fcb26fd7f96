import Foundation
import Glibc
import Testing

extension AtTheTerminal {
  /// The prompt on a pseudo-terminal: what only real line editing, real signals and a real environment can show.
  @Suite struct PromptTests {
    private let up = "\u{1B}[A"

    @Test func leftByQuitOrControlD() throws {
      for leaving in ["quit\r", "\u{4}"] {
        let terminal = try PseudoTerminal()
        try terminal.at(1, type: "seed 7\r")
        try terminal.see("seed 7\nseed 7\n")
        try terminal.at(2, type: leaving)
        #expect(try terminal.end() == 0)
      }
    }

    @Test func historyComesBackInTheNextRun() throws {
      let home = try Scratch()
      let first = try PseudoTerminal(home: home)
      try first.at(1, type: "seed 41\r")
      try first.at(2, type: "seed 41\r")
      try first.at(3, type: "quit\r")
      #expect(try first.end() == 0)
      #expect(try home.text("state/unroll/history") == "seed 41\nquit\n")
      let second = try PseudoTerminal(home: home)
      try second.at(1, type: up + up + "1\r")
      try second.see("\nseed 411\n")
      // Ctrl-R finds a line by a part of it.
      try second.at(2, type: "\u{12}d 41\r")
      try second.see("\nseed 411\n")
      try second.at(3, type: "\u{4}")
      #expect(try second.end() == 0)
    }

    @Test func viKeysFromEditrc() throws {
      let home = try Scratch()
      _ = try home.write("bind -v\n", to: ".editrc")
      let terminal = try PseudoTerminal(home: home)
      try terminal.at(1, type: "xseed 9")
      try terminal.see("xseed 9")
      try terminal.type("\u{1B}")
      // The cursor goes back by one: insertion has ended.
      try terminal.waitForScreen { $0.cursor.column == 12 }
      // "v" would start an editor.
      try terminal.type("0xv\r")
      try terminal.see("\nseed 9\n")
      try terminal.at(2, type: "hist\t\r")
      try terminal.see("1  seed 9")
    }

    @Test func pastedLinesRunOneByOne() throws {
      let terminal = try PseudoTerminal()
      try terminal.at(1, type: "seed 1\rseed 2\rload sales\rseed 3\r")
      for number in 1...2 { try terminal.see("\nseed \(number)\n") }
      try terminal.see("36 months")
      try terminal.see("\nseed 3\n")
      try terminal.at(5, type: "history\r")
      try terminal.see("4  seed 3")
    }

    @Test func theWindowMayChangeItsSize() throws {
      let terminal = try PseudoTerminal()
      try terminal.at(1, type: "see")
      try terminal.see("see")
      try terminal.resize(columns: 40, lines: 10)
      try terminal.see("[1] > see")
      try terminal.type("d 6\r")
      try terminal.see("\nseed 6\n")
      try terminal.see("[2] > ")
      try terminal.resize(columns: 100, lines: 30)
      try terminal.at(2, type: "load sales; plot data\r")
      try terminal.see("└")
      let widest = terminal.text.split(separator: "\n").map(\.count).max() ?? 0
      #expect(widest > 90 && widest <= 100)
    }

    @Test func tenColumns() throws {
      let terminal = try PseudoTerminal(columns: 10, lines: 5)
      try terminal.at(1, type: "\t\tload sales\r")
      try terminal.see("months")
      try terminal.at(2, type: "\u{4}")
      #expect(try terminal.end() == 0)
    }

    @Test func tabCompletesAndListsWithSummaries() throws {
      let terminal = try PseudoTerminal()
      try terminal.at(1, type: "tra\t5\r")
      try terminal.see("train 5")
      try terminal.see("there is no data yet")
      try terminal.at(1, type: "s\t\t")
      try terminal.see("seed ")
      try terminal.see("choose the random numbers")
      try terminal.see("save ")
      // The list stands below the line until the next key.
      try terminal.type("ee\t8\r")
      try terminal.see("\nseed 8\n")
    }

    @Test func filesAndColumnsAreCompleted() throws {
      let home = try Scratch()
      let path = try home.write("month,sold,very long\n1,2,3\n2,3,4\n3,4,5\n4,5,6\n5,6,7\n", to: "quite.csv")
      let terminal = try PseudoTerminal(home: home)
      try terminal.at(1, type: "load \(path.dropLast(6))\tcolumn=v\t test=1\r")
      try terminal.see("very long: 5 rows")
    }

    @Test func controlCClearsTheLine() throws {
      let terminal = try PseudoTerminal()
      try terminal.at(1, type: "rubbish\u{3}")
      try terminal.at(1, type: "seed 3\r")
      try terminal.see("\nseed 3\n")
    }

    /// A search waits for keys by itself.
    @Test(arguments: ["\u{12}seed", "seed 4\u{12}"]) func controlCLeavesASearchAndNothingElse(keys: String)
      throws
    {
      let terminal = try PseudoTerminal()
      try terminal.at(1, type: "seed 7\r")
      try terminal.at(2, type: keys)
      try terminal.see("reverse-i-search")
      try terminal.type("\u{3}")
      try terminal.at(2, type: "seed 9\r")
      try terminal.see("\nseed 9\n")
      try terminal.at(3, type: "history\r")
      try terminal.see("1  seed 7\n2  seed 9\n")
    }

    @Test(arguments: [
      (["NO_COLOR": "1"], "auto", false), ([:], "auto", true), (["TERM": "dumb"], "auto", false), ([:], "never", false),
    ])
    func colours(environment: [String: String], option: String, isColoured: Bool) throws {
      let terminal = try PseudoTerminal("--color=\(option)", environment: environment)
      try terminal.at(1, type: "modle\r")
      try terminal.see("did you mean")
      try terminal.see("[1] > ")
      #expect(terminal.raw.contains("\u{1B}[31m") == isColoured)
      #expect(terminal.raw.contains("\u{1B}[1;34m") == isColoured)
    }

    /// Before the program even reads.
    @Test func whatIsTypedAheadRuns() throws {
      let terminal = try PseudoTerminal()
      try terminal.type("seed 8\r")
      try terminal.see("\nseed 8\n")
    }

    /// While the program waits for what the terminal says of itself.
    @Test(arguments: ["", "\u{1B}[?62;c"]) func whatIsTypedBeforeAnAnswerRuns(answer: String) throws {
      let terminal = try PseudoTerminal()
      try terminal.see("_Gi=31")
      try terminal.type("seed 8\r" + answer)
      try terminal.see("\nseed 8\n")
      try terminal.at(2, type: "seed\r")
      try terminal.see("\nseed 8\n[3] > ")
    }

    @Test func theStartupFile() throws {
      let home = try Scratch()
      try FileManager.default.createDirectory(atPath: home.path("config/unroll"), withIntermediateDirectories: true)
      _ = try home.write("# mine\nseed 77\n", to: "config/unroll/rc")
      let terminal = try PseudoTerminal(home: home)
      try terminal.at(2, type: "seed\r")
      try terminal.see("seed\nseed 77\n")
      #expect(try Program.run("-c", "seed", environment: ["XDG_CONFIG_HOME": home.path("config")]).output == "seed 1\n")
    }

    @Test func aTerminalThatVanishes() throws {
      let home = try Scratch()
      var terminal: PseudoTerminal? = try PseudoTerminal(home: home)
      try terminal?.at(1, type: "seed 3\r")
      try terminal?.see("[2] > ")
      terminal = nil
      #expect(try home.text("state/unroll/history") == "seed 3\n")
    }
  }
}
