import Glibc
import Terminal
import Testing

@Test func aPipeIsNoTerminal() throws {
  let pipe = try Descriptors.pipe(holding: [])
  defer { pipe.close() }
  #expect(!Terminal.isTerminal(pipe.reading))
  #expect(!Terminal.isTerminal(-1))
  #expect(Terminal.size(pipe.reading) == (80, 24))
  #expect(Terminal.size(-1) == (80, 24))
}

@Test func aTerminalSaysItsSize() throws {
  let terminal = try Descriptors.terminal()
  defer { terminal.close() }
  #expect(Terminal.isTerminal(terminal.reading))
  #expect(Terminal.size(terminal.reading) == (80, 24))
  var size = winsize(ws_row: 50, ws_col: 132, ws_xpixel: 0, ws_ypixel: 0)
  try #require(ioctl(terminal.writing, UInt(TIOCSWINSZ), &size) == 0)
  #expect(Terminal.size(terminal.reading) == (132, 50))
}

@Test func textIsWrittenWhole() throws {
  let pipe = try Descriptors.pipe()
  defer { pipe.close() }
  Terminal.write("你好\n", to: pipe.writing)
  Terminal.write("", to: pipe.writing)
  pipe.closeWriting()
  #expect(try PlainLineReader(descriptor: pipe.reading).readLine(prompt: "") == .line("你好"))
}
