import Console
import Foundation
import Notebook
import Terminal
import TestSupport
import Testing

/// Answers that are longer than the window.
@Suite struct PagerTests {
  private let pages = TerminalFeatures(pager: .own)
  private let lines = (1...60).map { "line \($0)" }

  /// - Returns: the terminal after the keys were pressed.
  private func paged(
    _ keys: [ScriptedTerminal.Action], _ lines: [String]? = nil, size: WindowSize = WindowSize(columns: 60, lines: 11),
    features: TerminalFeatures? = nil
  ) -> ScriptedTerminal {
    let terminal = ScriptedTerminal(keys, features: features ?? pages, size: size)
    Pager(at: terminal, in: .english).show(lines ?? self.lines)
    return terminal
  }

  private func page(_ rows: ClosedRange<Int>) -> String { rows.map { "line \($0)\n" }.joined() }

  private func status(_ rows: ClosedRange<Int>) -> String {
    "\(rows.lowerBound) to \(rows.upperBound) of 60: Space goes on"
  }

  @Test func spaceGoesOnAndQLeaves() {
    let terminal = paged([.key(" "), .key("q")])
    #expect(
      terminal.shown.shows("\r\(page(1...10))\(status(1...10))", "\r\(page(11...20))\(status(11...20))", "\r"))
    #expect(terminal.hasPlayedAll && !terminal.shown.contains("line 21"))
    // What was seen stays; the last line of the window is free for the prompt.
    #expect(terminal.output.hasSuffix("\r\u{1B}[K") && !terminal.output.contains("1049"))
  }

  @Test func goingBackAndForth() {
    let terminal = paged([
      .press(.pageDown), .key("b"), .press(.down), .press(.up), .key("G"), .key("g"), .key("d"), .key("u"), .key("q"),
    ])
    #expect(
      terminal.shown.shows(
        status(11...20), page(1...10) + status(1...10), "\rline 11\n" + status(2...11), page(1...10) + status(1...10),
        page(51...60) + "51 to 60 of 60: the end", page(1...10) + status(1...10), page(11...15) + status(6...15),
        page(1...10) + status(1...10)))
    #expect(terminal.output.contains("\u{1B}[Hline 1\u{1B}[K\n") && terminal.hasPlayedAll)
  }

  /// At its end, Space leaves as well.
  @Test func theEnd() {
    let terminal = paged([.key("G"), .key(" "), .key("q")])
    #expect(!terminal.hasPlayedAll && terminal.output.hasSuffix("\u{1B}[K"))
  }

  @Test func controlCLeavesThePagesAlone() throws {
    let terminal = ScriptedTerminal([.line("help all; seed 5"), .controlC, .line("seed")], features: pages)
    #expect(try Home().open(terminal) == 0)
    #expect(terminal.shown.shows("1 to 23 of ", "\rseed 5\n[3] > seed\nseed 5\n") && terminal.hasPlayedAll)
  }

  @Test func searching() {
    let typed: [ScriptedTerminal.Action] = [.key("/"), .key("4"), .press(.backspace), .key("5"), .key("\n")]
    let terminal = paged(typed + [.key("n"), .key("n"), .key("N"), .key("q")])
    #expect(terminal.shown.shows("\r/", "\r/4", "\r/", "\r/5"))
    #expect(
      terminal.shown.shows(
        page(5...14) + status(5...14), page(15...24) + status(15...24), page(25...34) + status(25...34),
        page(15...24) + status(15...24)))
    #expect(terminal.output.contains("line 1\u{1B}[7m5\u{1B}[27m"))
    let lost = paged([.key("/"), .key("x"), .key("\n"), .key(" "), .key("/"), .press(.escape), .key("q")])
    #expect(lost.shown.shows("not found below: x", status(11...20)) && lost.hasPlayedAll)
  }

  @Test func capitalsMatterIfThereAreAny() {
    let text = (1...40).map { $0 == 30 ? "Here it is" : "there \($0)" }
    let search: (String) -> [ScriptedTerminal.Action] = { [.key("/")] + $0.map { .key($0) } + [.key("\n"), .key("q")] }
    #expect(paged(search("Here"), text).shown.contains("30 to 39 of 40"))
    #expect(paged(search("here"), text).output.contains("t\u{1B}[7mhere\u{1B}[27m 1"))
  }

  /// The line at the top stays there, and no row is wider than the window.
  @Test func resizing() {
    let words = (1...30).map { "number \($0) of them is a line of words" }
    let terminal = paged([.key(" "), .resize(columns: 20, lines: 8), .key("q")], words)
    let last = terminal.output.components(separatedBy: "\u{1B}[H").last ?? ""
    #expect(last.hasPrefix("number 11 of them is\u{1B}[K\na line of words\u{1B}[K\n"), "\(last)")
    #expect(last.components(separatedBy: "\n").count == 8)
  }

  /// Wide characters take two columns, and colours go on in the next row.
  @Test func wideCharactersAndColours() {
    let text = Array(repeating: "\u{1B}[31m" + String(repeating: "字", count: 15) + "\u{1B}[0m", count: 10)
    let terminal = paged([.key("q")], text, size: WindowSize(columns: 21, lines: 6))
    let row = "\u{1B}[31m" + String(repeating: "字", count: 10) + "\u{1B}[0m\n"
    #expect(terminal.output.hasPrefix("\r\u{1B}[K\(row)\u{1B}[31m" + String(repeating: "字", count: 5) + "\u{1B}[0m\n"))
    #expect(terminal.shown.contains("1 to 5 of 20"))
  }

  /// Only where somebody sits, and only what is longer than the window.
  @Test func whatIsNotPaged() throws {
    for terminal in [
      ScriptedTerminal([], terminals: [.output, .error], features: pages),
      ScriptedTerminal([], terminals: [.input, .error], features: pages), ScriptedTerminal([]),
    ] {
      Pager(at: terminal, in: .english).show(lines)
      #expect(terminal.shown == page(1...60))
    }
    #expect(paged([], Array(lines.prefix(10))).shown == page(1...10))
    // A line that wraps to many rows is still one: whoever pastes such a command is not to be kept waiting.
    let long = paged([], ["short", (1...500).map { "\($0)" }.joined(separator: " ")])
    #expect(long.shown.hasSuffix("498 499 500\n") && !long.shown.contains("Space goes on"))
    let batch = ScriptedTerminal([], features: pages)
    try Home().open(batch, commands: "help all; help train")
    #expect(!batch.shown.contains("Space goes on"))
    let off = ScriptedTerminal([.line("pager off"), .line("help all"), .line("pager")], features: pages)
    try Home().open(off)
    #expect(off.shown.shows("pager off: long answers all at once", "explains one.", "pager off") && off.hasPlayedAll)
  }

  @Test(arguments: [("less", true), ("less -S", true), ("nothing-like-it", false)])
  func theProgramThatPAGERNames(command: String, isThere: Bool) {
    let terminal = paged([.key("q")], features: TerminalFeatures(pager: .program(command)))
    #expect(terminal.paged.map(\.text) == (isThere ? [page(1...60)] : []))
    #expect(terminal.shown.contains("line 1") == !isThere)
  }

  @Test(
    arguments: [(nil, .own), ("", .own), ("less", .program("less")), ("cat", .none)]
      as [(String?, TerminalFeatures.Pager)])
  func theEnvironmentSaysWhich(value: String?, pager: TerminalFeatures.Pager) {
    #expect(TerminalFeatures({ $0 == "PAGER" ? value : nil }, codeset: "UTF-8").pager == pager)
    #expect(TerminalFeatures({ ["PAGER": value, "TERM": "dumb"][$0] ?? nil }, codeset: "UTF-8").pager == .none)
  }
}
