import Console
import Notebook
import Tasks
import Terminal
import TestSupport
import Testing

/// The line that says how far work has come.
@Suite struct StatusLineTests {
  private func progress(_ epoch: Int) -> TrainingProgress {
    .init(epoch: epoch, firstEpoch: 0, lastEpoch: 100, record: nil)
  }

  /// At most twenty times a second, whatever the speed of the work.
  @Test(arguments: [(0.001, 2), (0.02, 33), (0.06, 100)])
  func aFewTimesASecond(tick: Double, shown: Int) {
    let terminal = ScriptedTerminal([], tick: tick)
    let status = StatusLine(terminal)
    status.begin()
    for epoch in 1...100 { status.report(progress(epoch)) }
    #expect(abs(terminal.errors.split(separator: "\r").count - shown) <= 1)
  }

  @Test func aPictureTakesThePlaceOfTheOneBefore() {
    let terminal = ScriptedTerminal([], size: WindowSize(columns: 80, lines: 5), tick: 0.2)
    let status = StatusLine(terminal)
    status.begin()
    status.show(["never asked for"])
    for text in ["a", "b"] {
      status.report(progress(1))
      status.show([text, text])
    }
    #expect(terminal.errors.contains("\u{1B}[Ka\n\u{1B}[Ka\n\u{1B}[J"))
    #expect(terminal.errors.contains("\r\u{1B}[2A\u{1B}[Kb\n\u{1B}[Kb\n\u{1B}[J"))
    #expect(!terminal.errors.contains("never"))
    status.report(progress(1))
    // Of one that is higher than the window the end.
    status.show((0..<9).map { "line \($0)" })
    #expect(terminal.errors.hasSuffix("\r\u{1B}[2A\u{1B}[Kline 6\n\u{1B}[Kline 7\n\u{1B}[Kline 8\n\u{1B}[J"))
    status.clear()
    #expect(terminal.errors.hasSuffix("\r\u{1B}[3A\u{1B}[J"))
    let all = terminal.errors
    status.clear()
    #expect(terminal.errors == all)
  }

  /// Lines that the window breaks, of wide characters or since it became narrower, are counted as the rows they take.
  @Test func linesThatTakeSeveralRows() {
    let terminal = ScriptedTerminal([], size: WindowSize(columns: 20, lines: 24), tick: 0.2)
    let status = StatusLine(terminal)
    status.begin()
    status.report(progress(1))
    status.show([String(repeating: "月", count: 15), "\u{1B}[38;5;31mab\u{1B}[0m", "c"])
    status.clear()
    // Two rows of wide characters, and two lines more.
    #expect(terminal.errors.hasSuffix("\r\u{1B}[4A\u{1B}[J"))
  }

  /// A picture that is higher than the window counts the rows of its lines, not the lines.
  @Test func noMoreRowsThanTheWindowHas() {
    let terminal = ScriptedTerminal([], size: WindowSize(columns: 10, lines: 6), tick: 0.2)
    let status = StatusLine(terminal)
    status.begin()
    status.report(progress(1))
    status.show(["first", String(repeating: "x", count: 30), "last"])
    #expect(!terminal.errors.contains("first") && terminal.errors.contains("last"))
    status.clear()
    #expect(terminal.errors.hasSuffix("\r\u{1B}[4A\u{1B}[J"))
  }

  @Test func nothingWhereNobodyLooks() {
    let terminal = ScriptedTerminal([], terminals: [.input, .output], tick: 1)
    let status = StatusLine(terminal)
    status.begin()
    status.report(progress(1))
    status.show(["picture"])
    status.answer(["answer"])
    #expect(!status.wantsPicture() && terminal.shown == "answer\n")
  }
}
