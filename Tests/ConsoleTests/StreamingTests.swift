import Console
import Foundation
import Notebook
import Terminal
import TestSupport
import Testing

/// Rows that are shown while a training goes on.
@Suite struct StreamingTests {
  private let start = "load addition digits=2 examples=200; model srn 4"

  /// Each row is there when its epoch is done, at the prompt and in a pipe.
  @Test(arguments: [[.input, .output, .error], []] as [Set<StandardStream>])
  func rowsComeOneByOne(terminals: Set<StandardStream>) throws {
    let home = try Home()
    let rows = [1, 2].map { "    \($0)  " }
    let terminal = ScriptedTerminal(
      [
        .line(start), .once(shown: rows[0], .once(shown: rows[1], .controlC)), .line("train 50"),
        .line("seed 3"),
      ], terminals: terminals)
    home.open(terminal)
    // The training was still going on when its second row was seen.
    #expect(terminal.shown.shows("epoch    loss", "─────", rows[0], rows[1], "stopped after epoch"))
    #expect(terminal.output.components(separatedBy: "\n" + rows[0]).count == 2)
    #expect(terminal.output.components(separatedBy: "epoch    loss").count == 2)
  }

  /// What is recorded is the table as ever, whatever was shown.
  @Test func theRecordedTableIsAsEver() throws {
    let home = try Home()
    let file = home.path("s.md")
    let terminal = ScriptedTerminal([.line(start), .line("train 15"), .line("save '\(file)'")])
    home.open(terminal)
    var whole = Notebook()
    _ = whole.run(start)
    let expected = whole.run("train 15").lines
    #expect(try home.text("s.md").contains(expected.joined(separator: "\n") + "\n```"))
    // The same figures were shown, in columns that have room for all.
    let shown = terminal.shown.components(separatedBy: "> train 15\n").last ?? ""
    for row in expected.dropFirst(2) {
      let cells = row.split(separator: " ")
      #expect(
        shown.split(separator: "\n").contains { $0.split(separator: " ").suffix(cells.count) == cells[...] }, "\(row)")
    }
    #expect(Program(at: ScriptedTerminal([]), home.folders).check([file]) == 0)
  }

  /// The line that says how far it is stays below the rows.
  @Test func theBarStaysBelow() throws {
    let terminal = ScriptedTerminal([.line(start), .line("train 3")], tick: 0.06)
    try Home().open(terminal)
    let rows = terminal.shown.components(separatedBy: "> train 3\n").last?.components(separatedBy: "\r") ?? []
    let row = try #require(rows.firstIndex { $0.contains("\n    2  ") || $0.hasPrefix("    2  ") })
    #expect(rows[row + 1].contains(" of 3"), "\(rows)")
  }

  /// Of many epochs as many rows as the table has, and how many that are.
  @Test func manyEpochs() throws {
    let terminal = ScriptedTerminal([.line("load addition digits=1 examples=20; model srn 2"), .line("train 130")])
    try Home().open(terminal)
    let lines = terminal.output.split(separator: "\n").map { String($0) }
    let rows = lines.compactMap { Int($0.prefix(6).filter { $0 != " " }) }
    #expect(rows == (1...60).map { $0 * 130 / 60 })
    #expect(lines.contains("60 of 130 epochs shown"))
    let series = ScriptedTerminal([.line("load sales; model srn 2"), .line("train 300")])
    try Home().open(series)
    #expect(
      series.output.split(separator: "\n").compactMap { Int($0.prefix(6).filter { $0 != " " }) }
        == (1...10).map { $0 * 30 })
  }

  @Test func stoppedEarlyEndsInItsLastEpoch() throws {
    let terminal = ScriptedTerminal([
      .line("load sales; model lstm 4"), .once(shown: " 400 ", .controlC), .line("train 4000"),
    ])
    try Home().open(terminal)
    let output = terminal.output
    let stopped = try #require(output.firstMatch(of: /stopped after epoch ([\d,]+)/))
    let last = try #require(Int(stopped.1.filter { $0 != "," }))
    let rows = output.matches(of: /\n +([\d,]+)  0\.\d+/).compactMap { Int($0.1.filter { $0 != "," }) }
    #expect(rows.last == last && Set(rows).count == rows.count && rows.first == 400, "\(rows)")
  }

  @Test func commandsOfAnArgument() throws {
    let terminal = ScriptedTerminal([], terminals: [])
    #expect(try Home().open(terminal, commands: start + "; train 2; seed") == 0)
    #expect(terminal.output.shows("epoch    loss", "\n    1  ", "\n    2  ", "\nseed 1\n"))
  }

  @Test func aMistakeAfterRows() throws {
    let terminal = ScriptedTerminal([.line(start), .line("train 2; modle"), .line("history")])
    try Home().open(terminal)
    #expect(terminal.shown.shows("\n    2  ", "error: no command \"modle\"", "3  train 2\n"))
  }
}
