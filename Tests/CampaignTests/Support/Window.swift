import Foundation
import Glibc
import TestSupport
import Testing

/// Tests at a terminal, one after another: each holds a thread that other tests could use.
@Suite(.onOwnThreads, .serialized) enum CampaignAtTheTerminal {}

/// As many at another one: mostly they wait for the program.
@Suite(.onOwnThreads, .serialized) enum CampaignAtAnotherTerminal {}

/// The program in the window of a terminal, and the person before it. It waits for what is shown, never for a time.
///
/// Asked what kind of terminal it is, it does not answer: an answer that comes late is taken for keys.
final class Window {
  private let person: Int32
  /// The other end, to see whether all keys were read.
  private let program: Int32
  let process: pid_t
  let home: Folder
  /// What was shown, without escape sequences, carriage returns and bells.
  private(set) var shown: [UInt8] = []
  /// What was shown, byte by byte.
  private(set) var raw: [UInt8] = []
  /// The exit status, or the signal as a negative number, after the end.
  private(set) var status: Int32?
  private var escapes = EscapeFilter()
  private var mark = 0
  private var settled = 0
  private var isGone = false

  /// - Parameters:
  ///   - home: what the program keeps is in it.
  ///   - folder: where the program runs; `home` unless given.
  init(
    _ arguments: [String] = [], home: Folder, folder: String? = nil, environment: [String: String] = [:],
    columns: UInt16 = 80, lines: UInt16 = 24, limits: Executable.Limits = .init()
  ) throws {
    self.home = home
    let device = try #require(TerminalDevice(flags: O_CLOEXEC | O_NONBLOCK, size: (columns, lines)))
    person = device.person
    program = open(device.path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    let words = Launch.words([Executable.path] + arguments, in: folder ?? home.path, limits)
    var process: pid_t = 0
    let error = Launch.spawn(
      &process, words, Launch.variables(home: home, environment), .terminal(device.path))
    try #require(error == 0)
    self.process = process
  }

  deinit {
    if status == nil {
      Glibc.kill(process, SIGKILL)
      var ignored: Int32 = 0
      waitpid(process, &ignored, 0)
    }
    vanish()
  }

  /// Closes the window.
  func vanish() {
    if !isGone {
      close(program)
      close(person)
    }
    isGone = true
  }

  // MARK: typing

  /// Types keys.
  func type(_ keys: String) throws { try type(Array(keys.utf8)) }

  func type(_ keys: [UInt8]) throws {
    var rest = keys[...]
    try wait("the terminal to take keys") {
      let count = rest.withUnsafeBytes { write(person, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      return rest.isEmpty || count < 0 && errno != EAGAIN && errno != EINTR
    }
  }

  /// Waits until the program has read all keys.
  func waitUntilRead() throws {
    var count: Int32 = 0
    try wait("keys to be read") { hasEnded || ioctl(program, 0x541B, &count) != 0 || count == 0 }  // FIONREAD
  }

  /// Waits until all that was typed before is answered, with a line whose answer cannot be taken for anything else: its
  /// bytes stand in no line that is typed, and the program sends them at once, however the line was drawn.
  ///
  /// - Parameter interrupting: whether Ctrl-C takes away first what stands in the line.
  /// - Returns: what was shown before the answer.
  @discardableResult
  func settle(interrupting: Bool = false, _ place: SourceLocation = #_sourceLocation) throws -> String {
    var before = ""
    for round in 0..<20 {
      if interrupting, round.isMultiple(of: 2) {
        try type("\u{3}")
        try waitUntilRead()
      }
      settled += 1
      let digits = String(10_000 + settled).map { $0.wholeNumberValue ?? 0 }
      let answer = Array("'\(digits.map(String.init).joined())'\r\n".utf8)
      let start = raw.count
      try type("decode " + digits.map { String($0 + 2) }.joined(separator: " ") + "\r")
      var end: Int?
      // A signal that comes late takes the line away again, and what was sent and not yet seen.
      let isAnswered = try wait(rounds: 300) {
        end = raw[start...].firstRange(of: answer)?.upperBound
        return end != nil || hasEnded
      }
      before += take(end.map { position(ofSent: $0) })
      if isAnswered, end != nil { return before }
    }
    let ending = status.map { "it has ended with \($0)" } ?? "it goes on"
    try #require(
      Bool(false), "it does not answer, \(ending); shown: \(text.suffix(1_000).debugDescription)", sourceLocation: place
    )
    return before
  }

  /// How much was shown when so many bytes had been sent.
  private func position(ofSent count: Int) -> Int {
    var (filter, text) = (EscapeFilter(), [UInt8]())
    for byte in raw[..<count] { filter.take(byte, into: &text) }
    return text.count
  }

  /// Types a line and presses Ctrl-C while it runs, at an instant that depends on the work done and not on the time.
  ///
  /// - Parameter hundredths: hundredths of a second of processor time after which it is pressed, unless the line has
  ///   ended by then.
  /// - Returns: what was shown.
  func interrupt(_ line: String, after hundredths: Int) throws -> String {
    let before = processorTime
    try type(line + "\r")
    try waitUntilRead()
    let start = mark
    try wait("an instant") {
      processorTime >= before + hundredths || Prompts.first(in: shown, from: start) != nil || hasEnded
    }
    try type("\u{3}")
    // The prompt after the line, stopped or not; then perhaps that of a Ctrl-C that came too late.
    let answer = try prompt() + settle()
    try prompt()
    return answer
  }

  func resize(columns: UInt16, lines: UInt16) {
    var size = winsize(ws_row: lines, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(person, UInt(TIOCSWINSZ), &size)
  }

  func send(_ signal: Int32) { Glibc.kill(process, signal) }

  // MARK: seeing

  /// What was shown and not yet looked for.
  var rest: String { String(decoding: shown[mark...], as: UTF8.self) }

  /// Everything that was shown.
  var text: String { String(decoding: shown, as: UTF8.self) }

  /// Waits until a text is shown after what was seen before, and returns what stands before it.
  @discardableResult
  func see(_ wanted: String, _ place: SourceLocation = #_sourceLocation) throws -> String {
    let bytes = Array(wanted.utf8)
    var found: Range<Int>?
    try wait("\"\(wanted)\"", place) {
      found = shown[mark...].firstRange(of: bytes)
      return found != nil
    }
    return take(found)
  }

  /// Waits for the next prompt, and returns what was shown before it.
  @discardableResult
  func prompt(_ place: SourceLocation = #_sourceLocation) throws -> String {
    var found: Range<Int>?
    try wait("a prompt", place) {
      found = Prompts.first(in: shown, from: mark)
      return found != nil && !echoes
    }
    return take(found)
  }

  /// Whether the terminal itself shows what is typed: the program does not read keys yet.
  private var echoes: Bool {
    var modes = termios()
    return tcgetattr(person, &modes) == 0 && modes.c_lflag & UInt32(ECHO) != 0
  }

  private func take(_ found: Range<Int>?) -> String {
    guard let found else { return "" }
    defer { mark = found.upperBound }
    return String(decoding: shown[mark..<found.lowerBound], as: UTF8.self)
  }

  /// Returns what is shown up to a position, which then counts as seen.
  private func take(_ end: Int?) -> String { take(end.map { max(mark, $0)..<max(mark, $0) }) }

  /// Types a line at a prompt, and returns what was answered, its echo included.
  @discardableResult
  func ask(_ line: String, _ place: SourceLocation = #_sourceLocation) throws -> String {
    try type(line + "\r")
    return try prompt(place)
  }

  // MARK: ending

  /// Kills it, as a crash would.
  func crash() throws {
    Glibc.kill(process, SIGKILL)
    _ = try end()
  }

  /// Waits for its end, and returns the exit status, or the signal as a negative number.
  @discardableResult
  func end(_ place: SourceLocation = #_sourceLocation) throws -> Int32 {
    try wait("its end", place) { hasEnded }
    return try #require(status)
  }

  var hasEnded: Bool {
    var result: Int32 = 0
    guard status == nil, waitpid(process, &result, WNOHANG) == process else { return status != nil }
    status = result & 0x7F == 0 ? (result >> 8) & 0xFF : -(result & 0x7F)
    return true
  }

  /// Hundredths of a second of processor time that it has used.
  var processorTime: Int {
    let fields = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8))?.split(separator: " ") ?? []
    return fields.count > 14 ? (Int(fields[13]) ?? 0) + (Int(fields[14]) ?? 0) : 0
  }

  /// Waits until a condition holds; after two minutes in which nothing was shown it never will.
  func wait(_ what: String, _ place: SourceLocation = #_sourceLocation, until condition: () throws -> Bool) throws {
    let isReached = try wait(rounds: 12_000, until: condition)
    try #require(
      isReached, "waited in vain for \(what); shown: \(text.suffix(1_000).debugDescription)", sourceLocation: place)
  }

  /// - Parameter rounds: hundredths of a second in which nothing is shown.
  /// - Returns: whether the condition holds.
  private func wait(rounds: Int, until condition: () throws -> Bool) throws -> Bool {
    var quiet = 0
    while quiet < rounds {
      let before = raw.count
      read()
      if try condition() { return true }
      quiet = raw.count == before ? quiet + 1 : 0
      // Nothing comes any more from a process that has ended.
      if quiet > 50, hasEnded { return false }
      var request = pollfd(fd: isGone ? -1 : person, events: Int16(POLLIN), revents: 0)
      if poll(&request, 1, 10) > 0, request.revents & Int16(POLLIN) == 0 { usleep(10_000) }
    }
    return false
  }

  private func read() {
    guard !isGone else { return }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(person, &chunk, chunk.count)
      guard count > 0 else { return }
      raw += chunk[..<count]
      for byte in chunk[..<count] { escapes.take(byte, into: &shown) }
    }
  }
}
