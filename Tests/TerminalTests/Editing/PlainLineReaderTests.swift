import Glibc
import Terminal
import Testing

/// All lines of `bytes`, given through a pipe.
private func lines(_ bytes: [UInt8]) throws -> [String] {
  let pipe = try Descriptors.pipe(holding: bytes)
  defer { pipe.close() }
  return try lines(PlainLineReader(descriptor: pipe.reading))
}

private func lines(_ reader: PlainLineReader) throws -> [String] {
  var lines: [String] = []
  while case .line(let line) = try reader.readLine(prompt: "> ") { lines.append(line) }
  return lines
}

@Test(arguments: [
  ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("\n\na", ["", "", "a"]),
  ("a\r\nb\r\n", ["a", "b"]),
  ("a\rb\r", ["a\rb"]), ("\r\n", [""]), ("a\r\r\n", ["a\r"]), ("你好 👩‍👩‍👧\ne\u{301}", ["你好 👩‍👩‍👧", "e\u{301}"]),
  ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"]),
  ("\u{1B}[0m\0\n", ["\u{1B}[0m\0"]), ("\n\u{301}", ["", "\u{301}"]),
  ("a\u{2028}b\u{85}c\u{0B}d", ["a\u{2028}b\u{85}c\u{0B}d"]),
])
func linesEndWithLineFeeds(text: String, expected: [String]) throws {
  let read = try lines(Array(text.utf8))
  #expect(read.map { Array($0.unicodeScalars) } == expected.map { Array($0.unicodeScalars) })
}

@Test(
  arguments: [
    [0xFF], [0x61, 0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
  ] as [[UInt8]])
func aLineThatIsNotUTF8IsNamedAndPassed(bytes: [UInt8]) throws {
  let pipe = try Descriptors.pipe(holding: Array("first\n".utf8) + bytes + Array("\nthird".utf8))
  defer { pipe.close() }
  let reader = PlainLineReader(descriptor: pipe.reading)
  #expect(try reader.readLine(prompt: "") == .line("first"))
  #expect(throws: LineReadingError.notUTF8(line: 2)) { try reader.readLine(prompt: "") }
  #expect(try reader.readLine(prompt: "") == .line("third"))
  #expect(try reader.readLine(prompt: "") == .endOfInput)
  #expect(try reader.readLine(prompt: "") == .endOfInput)
}

@Test func aLineMayComeInPieces() throws {
  let pipe = try Descriptors.pipe()
  defer { pipe.close() }
  let reader = PlainLineReader(descriptor: pipe.reading)
  try pipe.write(Array("one\ntwo\nth".utf8))
  #expect(try reader.readLine(prompt: "") == .line("one"))
  #expect(try reader.readLine(prompt: "") == .line("two"))
  try pipe.write([0x72, 0xE4])
  try pipe.write([0xBD, 0xA0, 0x0A])
  #expect(try reader.readLine(prompt: "") == .line("thr你"))
  pipe.closeWriting()
  #expect(try reader.readLine(prompt: "") == .endOfInput)
}

@Test(.timeLimit(.minutes(5))) func longLinesAndManyLinesAreRead() throws {
  let long = String(repeating: "长", count: 1 << 20)
  #expect(try linesThroughAFile([long, "short", long]) == [long, "short", long])
  let many = (0..<100_000).map { "line \($0)" }
  #expect(try linesThroughAFile(many) == many)
}

private func linesThroughAFile(_ text: [String]) throws -> [String] {
  let file = try ScratchFile(holding: Array(text.joined(separator: "\n").utf8))
  defer { file.remove() }
  let descriptor = open(file.path, O_RDONLY)
  try #require(descriptor >= 0)
  defer { close(descriptor) }
  return try lines(PlainLineReader(descriptor: descriptor))
}

@Test func aLineWithoutEndIsRefused() throws {
  let endless = open("/dev/zero", O_RDONLY)
  try #require(endless >= 0)
  defer { close(endless) }
  let reader = PlainLineReader(descriptor: endless)
  for _ in 0..<2 {
    #expect(throws: LineReadingError.tooLong(line: 1, limit: PlainLineReader.longestLine)) {
      try reader.readLine(prompt: "")
    }
  }
}

@Test func whatCannotBeReadIsAnError() throws {
  #expect(throws: LineReadingError.failed(errno: EBADF)) { try PlainLineReader(descriptor: -1).readLine(prompt: "") }
  let folder = open("/", O_RDONLY)
  defer { close(folder) }
  #expect(throws: LineReadingError.failed(errno: EISDIR)) {
    try PlainLineReader(descriptor: folder).readLine(prompt: "")
  }
}

@Test(.timeLimit(.minutes(5))) func aPipeThatDoesNotWaitIsWaitedFor() throws {
  let pipe = try Descriptors.pipe()
  defer { pipe.close() }
  try #require(fcntl(pipe.reading, F_SETFL, O_NONBLOCK) == 0)
  let writing = pipe.writing
  let reader = ObservedThread()
  try inBackground {
    reader.wait()
    _ = Glibc.write(writing, "late\n", 5)
  }
  #expect(try PlainLineReader(descriptor: pipe.reading).readLine(prompt: "") == .line("late"))
}

/// A signal while waiting gives the program its turn, and loses nothing.
@Test(.timeLimit(.minutes(5))) func aSignalInterruptsWaiting() throws {
  var action = sigaction()
  action.__sigaction_handler.sa_handler = { _ in }
  var before = sigaction()
  try #require(sigaction(SIGUSR1, &action, &before) == 0)
  defer { sigaction(SIGUSR1, &before, nil) }
  let pipe = try Descriptors.pipe()
  defer { pipe.close() }
  try pipe.write(Array("ab".utf8))
  let reader = PlainLineReader(descriptor: pipe.reading)
  let alarm = try RepeatedSignal(SIGUSR1)
  #expect(try reader.readLine(prompt: "") == .interrupted)
  alarm.stop()
  try pipe.write(Array("c\n".utf8))
  var event = LineEvent.interrupted
  while event == .interrupted { event = try reader.readLine(prompt: "") }
  #expect(event == .line("abc"))
}
