import Foundation
import Glibc
import TestSupport
import Testing

extension AtTheTerminal {
  /// Editing lines at the real prompt, as a person sees it.
  @Suite struct EditingTests {
    private let left = "\u{1B}[D"
    private let controlC = "\u{3}"

    private func paste(_ text: String) -> String { "\u{1B}[200~" + text + "\u{1B}[201~" }

    // MARK: what is shown

    /// A line of two rows in a window that gets narrower, then keys at both ends.
    @Test func aLongLineInAWindowThatGetsNarrower() throws {
      let terminal = try PseudoTerminal(columns: 60, lines: 20)
      // Without blanks, which may end a row.
      let line = "compare-srn-lstm-gru-units=4,8,16-train=300-repeat=10-rate=0.001,0.01-batch=1"
      try terminal.at(1, type: line)
      try terminal.waitForScreen { $0.screen.joined().hasSuffix("batch=1") }
      for columns: UInt16 in [40, 25, 90, 60, 33] {
        try terminal.resize(columns: columns, lines: 20)
        try terminal.waitForScreen { $0.screen.joined().hasSuffix("[1] > " + line) }
      }
      try terminal.type("\u{1}X\u{5}Y")
      try terminal.waitForScreen { $0.screen.joined().hasSuffix("[1] > X" + line + "Y") }
      #expect(terminal.screen.screen.filter { $0.contains("[1] >") }.count == 1)
    }

    @Test func wideCharacters() throws {
      let terminal = try PseudoTerminal(columns: 60, lines: 20)
      try terminal.at(1, type: "decode 三四56" + left + left + "\u{7F}")
      try terminal.waitForScreen { $0.screen.last == "[1] > decode 三56" && $0.cursor.column == 15 }
      let long = String(repeating: "中文", count: 21)
      try terminal.type("\u{1}\u{B}" + long)
      try terminal.waitForScreen { $0.screen.joined().hasSuffix("[1] > " + long) }
      try terminal.type("\u{1}a")
      try terminal.waitForScreen { $0.screen.joined().hasSuffix("[1] > a" + long) && $0.cursor.column == 7 }
      // A family, a flag and a skin tone are a character each.
      try terminal.type("\u{5}\u{15}👨‍👩‍👧🇹🇼👍🏽x\u{7F}\u{7F}\u{7F}")
      try terminal.waitForScreen { $0.screen.last == "[1] > 👨‍👩‍👧" && $0.cursor.column == 8 }
    }

    /// The next prompt is below the whole line, wherever the cursor was.
    @Test func controlCInTheFirstRowOfSeveral() throws {
      let terminal = try PseudoTerminal(columns: 20, lines: 20)
      try terminal.at(1, type: String(repeating: "x", count: 50) + "\u{1}")
      try terminal.waitForScreen { $0.cursor.column == 6 && $0.screen.last == String(repeating: "x", count: 16) }
      let row = terminal.screen.cursor.row
      try terminal.type(controlC)
      try terminal.waitForScreen { $0.screen.last == "[1] >" && $0.cursor.row == row + 3 }
    }

    @Test func keysAfterControlCAreKept() throws {
      let terminal = try PseudoTerminal()
      try terminal.at(1, type: "rubbish\(controlC)seed 5\r")
      try terminal.see("\nseed 5\n")
    }

    @Test func clearingTheWindow() throws {
      let terminal = try PseudoTerminal()
      try terminal.at(1, type: "seed\u{C}")
      try terminal.waitForScreen { $0.screen == ["[1] > seed"] && $0.cursor == (0, 10) }
    }

    // MARK: as it is typed

    @Test func coloursAndSuggestions() throws {
      let terminal = try PseudoTerminal()
      try terminal.at(1, type: "seed 4711\r")
      try terminal.at(2, type: "modle")
      try terminal.waitUntilShown { $0.contains("\u{1B}[31m") && $0.hasSuffix("\u{1B}[0m") }
      try terminal.type("\u{15}se")
      // The rest of the line before is there in grey, and the cursor is before it.
      try terminal.waitForScreen { $0.screen.last == "[2] > seed 4711" && $0.cursor.column == 8 }
      #expect(terminal.raw.contains("\u{1B}[90med 4711"))
      try terminal.type("\u{1B}[C")
      try terminal.waitForScreen { $0.cursor.column == 15 }
      try terminal.type("2\r")
      try terminal.see("\nseed 47112\n")
      try terminal.at(3, type: "hints off\r")
      try terminal.at(4, type: "se")
      try terminal.waitForScreen { $0.screen.last == "[4] > se" }
      try terminal.type("\u{5}ed 1\r")
      try terminal.see("\nseed 1\n")
    }

    @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]]) func withoutColours(environment: [String: String]) throws {
      let terminal = try PseudoTerminal(environment: environment)
      try terminal.at(1, type: "seed 4711\r")
      try terminal.at(2, type: "se\u{5}ed 1\r")
      try terminal.see("\nseed 1\n")
      #expect(!terminal.raw.contains("\u{1B}[31m") && !terminal.raw.contains("\u{1B}[90m"))
    }

    // MARK: several rows

    @Test func anOpenQuoteGoesOn() throws {
      let terminal = try PseudoTerminal()
      try terminal.at(1, type: "encode '3\r")
      try terminal.waitForScreen { $0.screen.suffix(2) == ["[1] > encode '3", "  ..."] }
      try terminal.type("+4'\r")
      try terminal.see("encode '3 +4'")
      try terminal.at(2, type: "seed \\\r7\r")
      try terminal.see("\nseed 7\n")
      // An empty row gives up.
      try terminal.at(3, type: "encode '3\r\r")
      try terminal.see("no closing '")
    }

    @Test func aBlockIsShownEditedAndRun() throws {
      let home = try Scratch()
      let terminal = try PseudoTerminal(home: home)
      try terminal.at(1, type: paste("seed 1\rseed 2\rseed 3"))
      try terminal.waitForScreen { $0.screen.suffix(3) == ["[1] > seed 1", "  ... seed 2", "  ... seed 3"] }
      #expect(terminal.screen.modes.contains("?2004"))
      try terminal.type("\u{1B}[A\u{7F}5\r")
      try terminal.see("[3] > seed 3\nseed 3\n[4] > ")
      #expect(terminal.text.contains("[2] > seed 5\nseed 5\n"))
      #expect(try home.text("state/unroll/history") == "seed 1\nseed 5\nseed 3\n")
      // A line break at the end of a paste is its Return; of a session only the commands run.
      try terminal.type(paste("# A lesson\r\r```unroll\r> seed 8\rseed 8\r> seed 9\rseed 9\r```\r"))
      try terminal.see("[5] > seed 9\nseed 9\n[6] > ")
      try terminal.waitForRaw()
      try terminal.type("history\r")
      try terminal.see("5  seed 9")
      // What starts a program waits for a Return of its own.
      try terminal.at(7, type: paste("!echo no; echo$((1+1))\r"))
      try terminal.waitForScreen { $0.screen.last == "[7] > !echo no; echo$((1+1))" }
      try terminal.type("\u{15}seed 3\r")
      try terminal.see("\nseed 3\n")
      #expect(!terminal.text.contains("echo2"))
    }

    @Test func aPastedLineOfThousands() throws {
      let terminal = try PseudoTerminal(columns: 60, lines: 20)
      try terminal.at(1, type: paste("decode '" + String(repeating: "1 ", count: 3000) + "'") + "\r")
      try terminal.see("[")
      try terminal.type("\u{4}")
    }

    // MARK: elsewhere

    @Test func editingElsewhere() throws {
      let home = try Scratch()
      let script = try home.write("#!/bin/sh\nsed -i 's/1/42/' \"$1\"\n", to: "editor")
      chmod(script, 0o700)
      let terminal = try PseudoTerminal(home: home, environment: ["EDITOR": script])
      try terminal.at(1, type: "seed 1\r")
      try terminal.at(2, type: "edit\r")
      try terminal.see("[1] > seed 42\nseed 42\n1 command was run\n")
      try terminal.at(2, type: "seed 15\u{18}\u{5}")
      try terminal.see("\nseed 425\n")
      try terminal.at(3, type: "edit 99\r")
      try terminal.see("there is no command 99")
      #expect(try home.text("state/unroll/history").contains("seed 425\n"))
    }

    @Test(
      arguments: [
        ([:], "there is no editor to start"), (["VISUAL": "/nowhere/ed"], "cannot be started"),
        (["EDITOR": "false"], "ended with status 1"), (["EDITOR": "truncate -s 0"], "nothing was saved"),
      ] as [([String: String], String)])
    func anEditorThatFails(environment: [String: String], message: String) throws {
      let terminal = try PseudoTerminal(environment: environment)
      try terminal.at(1, type: "seed 1\r")
      try terminal.at(2, type: "edit\r")
      try terminal.see(message)
      try terminal.at(2, type: "seed 3\r")
      try terminal.see("\nseed 3\n")
    }

    @Test func editIsForThePromptAlone() throws {
      let outcome = try Program.run("-c", "seed 1; edit", environment: ["EDITOR": "true"])
      #expect(outcome.status == 1 && outcome.error.contains("only a person at the prompt"))
    }

    @Test func theKeysAreListed() throws {
      let answer = try Program.run("-c", "help keys").output
      for key in ["Ctrl-R", "PageUp, Alt-P", "Ctrl-X Ctrl-E", "Alt-Y", "Ctrl-C"] {
        #expect(answer.contains("  \(key) "))
      }
      #expect(answer.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }
}
