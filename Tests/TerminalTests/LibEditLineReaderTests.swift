import Glibc
import Terminal
import Testing

/// libedit on pseudo-terminals, one after another: it keeps some of its state for the whole process.
@Suite(.serialized) struct LibEditLineReaderTests {
  /// The events that come of typing `keys`.
  private func events(_ keys: String, history: HistoryTwin? = nil) throws -> [LineEvent] {
    let terminal = try Descriptors.terminal()
    defer { terminal.close() }
    let reader = try #require(
      LibEditLineReader(
        program: "line-editing-tests", history: history.map { HistoryFile($0.access) }, input: terminal.reading,
        output: terminal.reading))
    var events: [LineEvent] = []
    for line in Self.separated(keys) {
      try terminal.writeOnceRaw(Array(line.utf8))
      events.append(try reader.readLine(prompt: "你好> "))
    }
    return events
  }

  /// The keys of each line, with the one that ends it. A line is typed when the prompt waits for it: what comes while
  /// libedit leaves the terminal to the program is the terminal's own.
  private static func separated(_ keys: String) -> [String] {
    keys.unicodeScalars.reduce(into: [""]) { lines, key in
      lines[lines.count - 1].unicodeScalars.append(key)
      if key == "\r" || key == "\u{4}" { lines.append("") }
    }.filter { !$0.isEmpty }
  }

  private func lines(_ keys: String, history: HistoryTwin? = nil) throws -> [String] {
    try events(keys, history: history).compactMap { event in
      if case .line(let line) = event { line } else { nil }
    }
  }

  private let up = "\u{1B}[A"
  private let left = "\u{1B}[D"
  private let home = "\u{1}"
  private let end = "\u{5}"
  private let endOfInput = "\u{4}"

  @Test func linesAreTyped() throws {
    #expect(
      try events("load sales\r\r  \rtrain 3000\r" + endOfInput)
        == [.line("load sales"), .line(""), .line("  "), .line("train 3000"), .endOfInput])
  }

  /// Ctrl-D that was typed while the program worked ends nothing, unlike that at the prompt; lines typed ahead are read.
  @Test func controlDThatWasTypedAhead() throws {
    let terminal = try Descriptors.terminal()
    defer { terminal.close() }
    let reader = try #require(
      LibEditLineReader(
        program: "line-editing-tests", history: nil, input: terminal.reading, output: terminal.reading))
    try terminal.writeOnceRaw(Array("seed 1\r".utf8))
    #expect(try reader.readLine(prompt: "> ") == .line("seed 1"))
    // Now the terminal gives every key, as while a command runs.
    try terminal.write(Array((endOfInput + "seed 2" + left + endOfInput + "\r" + endOfInput).utf8))
    terminal.waitUntilTyped()
    #expect(try reader.readLine(prompt: "> ") == .line("seed "))
    try terminal.writeOnceRaw(Array(("seed 3" + left + endOfInput + "4\r").utf8))
    #expect(try reader.readLine(prompt: "> ") == .line("seed 4"))
    try terminal.writeOnceRaw(Array(endOfInput.utf8))
    #expect(try reader.readLine(prompt: "> ") == .endOfInput)
  }

  /// Ctrl-C in the middle of a paste, while keys wait that were typed before it.
  @Test func aSignalBetweenKeysThatWait() throws {
    let keys = try Descriptors.pipe(holding: Array("abc".utf8))
    defer { keys.close() }
    var (handled, before) = (sigaction(), sigaction())
    handled.__sigaction_handler.sa_handler = { _ in }
    sigaction(SIGINT, &handled, &before)
    defer { sigaction(SIGINT, &before, nil) }
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    var mask = sigset_t()
    pthread_sigmask(SIG_UNBLOCK, &interrupt, &mask)
    defer { pthread_sigmask(SIG_SETMASK, &mask, nil) }
    var reader = KeyReader(
      input: keys.reading, output: keys.reading, isDumb: true, typedAhead: 0, prepareTerminal: { _ in }, redraw: {},
      lineIsEmpty: { false })
    defer { reader.end() }
    var key: wchar_t = 0
    #expect(reader.read(into: &key) == 1 && key == 0x61)
    #expect(!reader.isInterrupted)
    pthread_kill(pthread_self(), SIGINT)
    #expect(reader.isInterrupted)
    #expect(reader.read(into: &key) == -1 && errno == EINTR)
    #expect(!reader.isInterrupted)
    #expect(reader.read(into: &key) == 1 && key == 0x62)
  }

  /// Escape and a number repeat the next key; nobody means more than 999 times.
  @Test func repeatCounts() throws {
    #expect(try lines("\u{1B}12x\r" + "\u{1B}99999y5678\r" + endOfInput).map(\.count) == [12, 1003])
  }

  /// Otherwise Ctrl-S would stop the terminal in place of searching.
  @Test func theTerminalLeavesControlSToTheEditor() throws {
    let terminal = try Descriptors.terminal()
    defer { terminal.close() }
    var flags: [Bool] = []
    let reader = try #require(
      LibEditLineReader(
        program: "line-editing-tests", history: nil, input: terminal.reading, output: terminal.reading
      ) { _, _ in
        var modes = termios()
        tcgetattr(terminal.reading, &modes)
        flags.append(modes.c_iflag & tcflag_t(IXON) != 0)
        return .none
      })
    try terminal.writeOnceRaw(Array("seed\t\r".utf8))
    #expect(try reader.readLine(prompt: "> ") == .line("seed"))
    #expect(flags == [false])
    var modes = termios()
    tcgetattr(terminal.reading, &modes)
    #expect(modes.c_iflag & tcflag_t(IXON) != 0)
  }

  @Test func chineseIsTypedAndEdited() throws {
    #expect(
      try lines("你世界" + left + left + "好\r" + "你好\u{7F}\u{7F}学习\r" + "中文" + home + "x" + end + "y\r" + endOfInput)
        == ["你好世界", "学习", "x中文y"])
  }

  @Test(arguments: ["\u{1}", "\u{1B}[H", "\u{1B}OH", "\u{1B}[1~", "\u{1B}[7~"])
  func homeGoesToTheStart(key: String) throws {
    #expect(try lines("eed 5\(key)s\r" + endOfInput) == ["seed 5"])
  }

  @Test(arguments: ["\u{5}", "\u{1B}[F", "\u{1B}OF", "\u{1B}[4~", "\u{1B}[8~"])
  func endGoesToTheEnd(key: String) throws {
    #expect(try lines("eed\(home)s\(key) 5\r" + endOfInput) == ["seed 5"])
  }

  @Test func controlArrowsGoByWords() throws {
    #expect(
      try lines("seed 5\u{1B}[1;5D1\r" + "a b\(home)\u{1B}[1;5Cc\r" + endOfInput) == ["seed 15", "ac b"])
  }

  @Test func wideCharactersAreEdited() throws {
    // The first of the two deletes takes the accent, the second its letter.
    #expect(
      try lines("decode 'x你\(left)\u{7F}好😀e\u{301}\u{7F}\u{7F}\u{1B}[3~'\r" + endOfInput) == ["decode '好😀'"])
  }

  @Test func pastLinesComeBack() throws {
    #expect(
      try lines("first\rfirst\r第二\r" + up + "!\r" + up + up + up + "?\r" + endOfInput)
        == ["first", "first", "第二", "第二!", "first?"])
  }

  @Test func pastLinesAreKeptForTheNextRun() throws {
    let file = HistoryTwin()
    #expect(try lines("ask ' 3+4'\r  \r模型 # \\\r" + endOfInput, history: file).count == 3)
    #expect(file.text == "ask ' 3+4'\n模型 # \\\n")
    #expect(try lines(up + "\r" + up + up + "\r" + endOfInput, history: file) == ["模型 # \\", "ask ' 3+4'"])
  }

  @Test func aHistoryThatCannotBeReadIsLeftAlone() throws {
    let file = HistoryTwin()
    file.bytes = nil
    #expect(try lines("a\r" + up + "b\r" + endOfInput, history: file) == ["a", "ab"])
    #expect(file.bytes == nil)
  }

  @Test func aBrokenHistoryFileDoesNoHarm() throws {
    let file = HistoryTwin()
    file.bytes = [0xFF, 0x00, 0x0A] + Array("_HiStOrY_V2_\n\\777\n".utf8)
    #expect(try lines("a\r" + endOfInput, history: file) == ["a"])
  }
}
