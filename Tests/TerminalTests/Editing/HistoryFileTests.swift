import Terminal
import Testing

@Suite struct HistoryFileTests {
  private let file = HistoryTwin()

  private func lines() -> [String] { HistoryFile(file.access).lines() }

  @Test func linesComeBackInTheirOrder() {
    let history = HistoryFile(file.access)
    for line in ["load sales", "train 5", "train 5", " ", "模型 😀"] { history.append(line) }
    #expect(lines() == ["load sales", "train 5", "模型 😀"])
    #expect(file.text == "load sales\ntrain 5\n模型 😀\n")
  }

  @Test func linesOfTwoPromptsAreAllKept() {
    let (one, other) = (HistoryFile(file.access), HistoryFile(file.access))
    for number in 0..<20 { (number % 2 == 0 ? one : other).append("seed \(number)") }
    #expect(lines() == (0..<20).map { "seed \($0)" })
  }

  @Test func onlyTheNewestAreKept() {
    file.text = (0..<HistoryFile.mostLines + 5).map { "seed \($0)\n" }.joined()
    HistoryFile(file.access).append("last")
    #expect(lines().count == HistoryFile.mostLines)
    #expect(lines().last == "last" && lines().first == "seed 6")
  }

  @Test func whatCouldNotBeTypedIsLeftOut() {
    file.bytes = Array("good\n\u{1B}[2Jevil\n\u{202E}turned\n".utf8) + [0xFF, 0x0A, 0x00, 0x0A]
    #expect(lines() == ["good"])
    HistoryFile(file.access).append("a\u{7}b")
    #expect(lines() == ["good"])
  }

  /// What cannot be read is not replaced, and no lock is made beside it.
  @Test func whatCannotBeReadIsLeftAlone() {
    file.bytes = nil
    HistoryFile(file.access).append("a")
    #expect(lines().isEmpty && file.bytes == nil && file.locks == 0)
  }

  @Test func whatCannotBeWrittenStays() {
    file.text = "seed 1\n"
    file.isReadOnly = true
    HistoryFile(file.access).append("a")
    #expect(lines() == ["seed 1"] && file.locks == 1)
  }

  @Test func withoutTheLockNothingIsWritten() {
    file.isLockedByAnother = true
    HistoryFile(file.access).append("a")
    #expect(file.text == "")
  }
}
