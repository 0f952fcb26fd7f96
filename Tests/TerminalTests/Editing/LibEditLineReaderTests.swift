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
    var reader = KeyReader(input: keys.reading, typedAhead: 0, hooks: KeyReader.Hooks())
    defer { reader.end() }
    #expect(reader.next() == .key(.scalar("a")))
    #expect(!reader.isInterrupted)
    pthread_kill(pthread_self(), SIGINT)
    #expect(reader.isInterrupted)
    #expect(reader.next() == .failed && errno == EINTR)
    #expect(!reader.isInterrupted)
    #expect(reader.next() == .key(.scalar("b")))
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
    var grammar = LineGrammar()
    grammar.complete = { _, _ in
      var modes = termios()
      tcgetattr(terminal.reading, &modes)
      flags.append(modes.c_iflag & tcflag_t(IXON) != 0)
      return .none
    }
    let reader = try #require(
      LibEditLineReader(
        program: "line-editing-tests", history: nil, input: terminal.reading, output: terminal.reading, grammar: grammar
      ))
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
    // An accent goes with its letter.
    #expect(
      try lines("decode 'x你\(left)\u{7F}好😀e\u{301}\u{7F}\u{1B}[3~'\r" + endOfInput) == ["decode '好😀'"])
    #expect(
      try lines("a👨‍👩‍👧🇹🇼👍🏽b" + left + left + left + "\u{7F}\u{1B}[3~\r" + "x👨‍👩‍👧y" + home + "\u{1B}[C\u{1B}[C-\r" + endOfInput)
        == ["a👍🏽b", "x👨‍👩‍👧-y"])
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

  // MARK: keys of our own

  @Test(
    arguments: [
      // Insert, Shift and arrows, function keys, Shift-Tab, focus, late answers, and Escape with a letter type nothing.
      "seed\u{1B}[2~\u{1B}[1;2D\u{1B}[1;2A\u{1B}[24~\u{1B}OP\u{1B}[Z\u{1B}[I\u{1B}[?62;4c\u{1B}X\u{1B}x\u{1B}[97;5u 7",
      // Cutting and putting back.
      "7 seed\u{17}\u{1}\u{19} ", "rate seed 7\u{1}\u{1B}d\u{1B}[3~", "xx seed 7\u{1B}[H\u{1B}[3~\u{1B}[3~",
      "seed 7 a b\u{1B}b\u{1B}b\u{B}\u{7F}", "seed 7zz\u{1B}[D\u{1B}[D\u{B}", "zz\u{15}seed 7",
      "seed 7 abc\u{1B}\u{7F}\u{7F}",
      "a b c\u{17}\u{17}\u{17}\u{15}seed 7",
      // Undoing, exchanging.
      "seed 7 more\u{1F}", "seed 7 x\u{18}\u{15}", "sede\u{14} 7", "esed 7\u{1}\u{6}\u{14}",
      // Ctrl-V takes a key as it is; Alt and Return are Return.
      "seed 7\u{16}\u{1}\u{7F}", "seed 7\u{1B}",
    ])
  func keysOfOurOwn(keys: String) throws {
    #expect(try lines(keys + "\r" + endOfInput).map { $0.trimmingBlanks } == ["seed 7"], "\(keys.debugDescription)")
  }

  @Test func undoAfterKilling() throws {
    #expect(try lines("abc def\u{17}\u{1F}\r" + "abc\u{15}\u{1F}\u{1F}x\r" + endOfInput) == ["abc def", "x"])
  }

  @Test func whatWasCutBefore() throws {
    #expect(try lines("one two\u{17}\u{7F}\u{17}x \u{19}\u{1B}y\r" + endOfInput) == ["x two"])
  }

  @Test func pastLinesByTheirBeginning() throws {
    let pageUp = "\u{1B}[5~"
    #expect(
      try lines(
        "seed 1\rtrain 2\rseed 3\r" + "se" + pageUp + pageUp + "\r" + "tr\u{1B}p\r" + "se\u{1B}p\u{1B}p\u{1B}n\r"
          + endOfInput)
        == ["seed 1", "train 2", "seed 3", "seed 1", "train 2", "seed 1"])
  }

  /// A search ends with the line kept, or as before it.
  @Test func searching() throws {
    #expect(
      try lines(
        "seed 11\rtrain 2\r" + "\u{12}ed\r" + "\u{12}ai" + home + "x\r" + "old\u{12}see\u{7}er\r"
          + "\u{12}2\u{12}\u{1B}[Dq\r" + endOfInput)
        == ["seed 11", "train 2", "seed 11", "xtrain 2", "older", "trainq 2"])
  }

  @Test func aPasteIsPutIn() throws {
    func paste(_ text: String) -> String { "\u{1B}[200~" + text + "\u{1B}[201~" }
    // The reader's own grammar: each row is a line.
    #expect(try lines(paste("seed 1") + "2\r" + endOfInput) == ["seed 12"])
    let terminal = try Descriptors.terminal()
    defer { terminal.close() }
    let file = HistoryTwin()
    let reader = try #require(
      LibEditLineReader(
        program: "line-editing-tests", history: HistoryFile(file.access), input: terminal.reading,
        output: terminal.reading))
    // A line break at the end of a paste is its Return.
    for (keys, expected) in [
      (paste("seed 1\rseed 2\rseed 3\r"), ["seed 1", "seed 2", "seed 3"]),
      (paste("a\nb") + up + home + "x\r", ["xa", "b"]), (paste("a\u{1B}[2J\u{3}\u{4}b") + "\r", ["a[2Jb"]),
    ] {
      try terminal.writeOnceRaw(Array(keys.utf8))
      for line in expected { #expect(try reader.readLine(prompt: "> ") == .line(line)) }
    }
    #expect(file.text == "seed 1\nseed 2\nseed 3\nxa\nb\na[2Jb\n")
  }

  /// A paste of a million bytes comes in whole.
  @Test(.timeLimit(.minutes(5))) func aLargePaste() throws {
    let terminal = try Descriptors.terminal()
    defer { terminal.close() }
    let reader = try #require(
      LibEditLineReader(
        program: "line-editing-tests", history: nil, input: terminal.reading, output: terminal.reading))
    let text = String(repeating: "0123456789", count: 100_000)
    let keys = Array(("\u{1B}[200~" + text + "\u{1B}[201~x\r").utf8)
    let person = terminal.writing
    let program = terminal.reading
    try inBackground {
      var modes = termios()
      while tcgetattr(program, &modes) == 0 && modes.c_lflag & UInt32(ICANON | IEXTEN) != 0 { sched_yield() }
      var rest = keys[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(person, $0.baseAddress, min(4000, $0.count)) }
        if count > 0 { rest = rest.dropFirst(count) }
      }
    }
    guard case .line(let line) = try reader.readLine(prompt: "> ") else {
      Issue.record("no line")
      return
    }
    #expect(line.utf8.count == 1_000_001 && line.hasSuffix("9x"))
  }

  /// Ctrl-C is a key like others while a line is typed: what comes after it belongs to the next line.
  @Test func keysAfterControlC() throws {
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
    let terminal = try Descriptors.terminal()
    defer { terminal.close() }
    let reader = try #require(
      LibEditLineReader(
        program: "line-editing-tests", history: nil, input: terminal.reading, output: terminal.reading))
    // One of the same group: Ctrl-C at this prompt is not meant for it.
    var (neighbour, status) = (pid_t(0), Int32(0))
    var words = [strdup("/bin/sleep"), strdup("60"), nil]
    defer { for word in words { free(word) } }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setsigdefault(&attributes, &interrupt)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    try #require(posix_spawn(&neighbour, "/bin/sleep", nil, &attributes, &words, nil) == 0)
    try terminal.writeOnceRaw(Array("rubbish\u{3}seed 7\r".utf8))
    #expect(try reader.readLine(prompt: "> ") == .interrupted)
    #expect(try reader.readLine(prompt: "> ") == .line("seed 7"))
    // Of two signals it would end with the lower one, which is Ctrl-C's.
    kill(neighbour, SIGTERM)
    waitpid(neighbour, &status, 0)
    #expect(status & 0x7F == SIGTERM)
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    while text.first == " " { text.removeFirst() }
    return String(text)
  }
}
