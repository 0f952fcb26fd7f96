import Glibc
import Terminal
import Testing

@Suite struct HistoryFileTests {
  @Test func linesComeBackInTheirOrder() throws {
    let file = try ScratchFile()
    defer { remove(file) }
    let history = HistoryFile(path: file.path)
    for line in ["load sales", "train 5", "train 5", " ", "模型 😀"] { history.append(line) }
    #expect(HistoryFile(path: file.path).lines() == ["load sales", "train 5", "模型 😀"])
    var status = stat()
    #expect(stat(file.path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func linesOfTwoPromptsAreAllKept() throws {
    let file = try ScratchFile()
    defer { remove(file) }
    let (one, other) = (HistoryFile(path: file.path), HistoryFile(path: file.path))
    for number in 0..<20 { (number % 2 == 0 ? one : other).append("seed \(number)") }
    #expect(one.lines() == (0..<20).map { "seed \($0)" })
  }

  @Test func onlyTheNewestAreKept() throws {
    let many = (0..<HistoryFile.mostLines + 5).map { "seed \($0)\n" }.joined()
    let file = try ScratchFile(holding: Array(many.utf8))
    defer { remove(file) }
    let history = HistoryFile(path: file.path)
    history.append("last")
    #expect(history.lines().count == HistoryFile.mostLines)
    #expect(history.lines().last == "last" && history.lines().first == "seed 6")
  }

  @Test func whatCouldNotBeTypedIsLeftOut() throws {
    let file = try ScratchFile(holding: Array("good\n\u{1B}[2Jevil\n\u{202E}turned\n".utf8) + [0xFF, 0x0A, 0x00, 0x0A])
    defer { remove(file) }
    #expect(HistoryFile(path: file.path).lines() == ["good"])
    HistoryFile(path: file.path).append("a\u{7}b")
    #expect(HistoryFile(path: file.path).lines() == ["good"])
  }

  @Test func ofAHugeFileTheEndIsRead() throws {
    let file = try ScratchFile(holding: [UInt8](repeating: 0x61, count: 3 << 20) + Array("\nseed 1\n".utf8))
    defer { remove(file) }
    #expect(HistoryFile(path: file.path).lines() == ["seed 1"])
  }

  @Test(arguments: ["", "/", "/dev/null", "/nowhere/at/all"])
  func whatIsNoFileIsLeftAlone(path: String) {
    let history = HistoryFile(path: path)
    history.append("a")
    #expect(history.lines().isEmpty)
  }

  private func remove(_ file: ScratchFile) {
    file.remove()
    unlink(file.path + ".lock")
  }
}
