import Glibc
import Terminal
import Testing

@Suite struct SystemTerminalTests {
  @Test func aPipeIsNoTerminal() throws {
    let pipe = try Descriptors.pipe(holding: [])
    defer { pipe.close() }
    let terminal = SystemTerminal(input: pipe.reading, output: -1)
    for stream in [StandardStream.input, .output] {
      #expect(!terminal.isTerminal(stream))
      #expect(terminal.size(stream) == WindowSize(columns: 80, lines: 24))
    }
    #expect(terminal.graphics() == TerminalGraphics(answer: []))
  }

  @Test func aTerminalSaysItsSize() throws {
    let window = try Descriptors.terminal()
    defer { window.close() }
    let terminal = SystemTerminal(input: window.reading, output: window.reading, error: window.reading)
    #expect(terminal.isTerminal(.input) && terminal.isTerminal(.error))
    #expect(terminal.size(.output) == WindowSize(columns: 80, lines: 24))
    var size = winsize(ws_row: 50, ws_col: 132, ws_xpixel: 0, ws_ypixel: 0)
    try #require(ioctl(window.writing, UInt(TIOCSWINSZ), &size) == 0)
    #expect(terminal.size(.output) == WindowSize(columns: 132, lines: 50))
  }

  @Test func textIsWrittenWhole() throws {
    let pipe = try Descriptors.pipe()
    defer { pipe.close() }
    let terminal = SystemTerminal(input: pipe.reading, output: pipe.writing)
    terminal.print(["你好"])
    terminal.print([])
    terminal.write("", to: .output)
    pipe.closeWriting()
    let reader = terminal.makePipe()
    #expect(try reader.readLine(prompt: "") == .line("你好"))
    #expect(try reader.readLine(prompt: "") == .endOfInput)
    #expect(terminal.outputFailure == nil)
  }

  @Test func outputThatIsLostIsRemembered() throws {
    let full = open("/dev/full", O_WRONLY)
    try #require(full >= 0)
    defer { close(full) }
    let terminal = SystemTerminal(output: full, error: -1)
    terminal.printError(["a mistake that nobody sees"])
    #expect(terminal.outputFailure == nil)
    terminal.print(["an answer"])
    #expect(terminal.outputFailure == "No space left on device")
  }

  @Test(
    arguments: [("q", .character("q")), ("好嗎", .character("好")), ("\u{4}", .endOfInput), ("", .endOfInput)]
      as [(String, PressedKey)])
  func aKeyOfAPipe(typed: String, key: PressedKey) throws {
    let pipe = try Descriptors.pipe(holding: Array(typed.utf8))
    defer { pipe.close() }
    #expect(SystemTerminal(input: pipe.reading).readKey() == key)
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      ("q", .character("q")), ("好", .character("好")), ("\u{1B}[A", .up), ("\u{1B}", .escape), ("\u{4}", .endOfInput),
      // What comes after a key is left for whoever reads next.
      ("  ", .character(" ")),
    ] as [(String, PressedKey)])
  func aKeyOfATerminal(typed: String, key: PressedKey) throws {
    let window = try Descriptors.terminal()
    defer { window.close() }
    try window.writeOnceKeysComeOneByOne(Array(typed.utf8))
    #expect(SystemTerminal(input: window.reading, output: window.reading).readKey() == key)
    var modes = termios()
    #expect(tcgetattr(window.reading, &modes) == 0 && modes.c_lflag & UInt32(ICANON) != 0)
  }

  @Test func theClockGoesOn() {
    let terminal = SystemTerminal()
    let before = terminal.seconds
    terminal.pause(seconds: 0.001)
    #expect(terminal.seconds - before >= 0.001)
  }
}
