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
    #expect(terminal.errors.contains("a\u{1B}[K\na\u{1B}[K\n\u{1B}[J"))
    #expect(terminal.errors.contains("\r\u{1B}[2Ab\u{1B}[K\nb\u{1B}[K\n\u{1B}[J"))
    #expect(!terminal.errors.contains("never"))
    status.report(progress(1))
    // Of one that is higher than the window the end.
    status.show((0..<9).map { "line \($0)" })
    #expect(terminal.errors.hasSuffix("\r\u{1B}[2Aline 6\u{1B}[K\nline 7\u{1B}[K\nline 8\u{1B}[K\n\u{1B}[J"))
    status.clear()
    #expect(terminal.errors.hasSuffix("\r\u{1B}[3A\u{1B}[J"))
    let all = terminal.errors
    status.clear()
    #expect(terminal.errors == all)
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
