import Foundation
import Glibc
import TestSupport
import Testing

/// Tests that wait for a terminal, one after another: each holds a thread that other tests could use.
@Suite(.serialized) enum AtTheTerminal {}

/// The real program on a pseudo-terminal, and the person who sits at it: types when the program waits, sees what it
/// shows.
final class PseudoTerminal {
  private let person: Int32
  private var isGone = false
  let process: pid_t
  let folder: Scratch
  /// Everything shown so far, escape sequences included, carriage returns left out.
  private(set) var raw = ""
  private var bytes: [UInt8] = []
  /// The window as the person sees it.
  private(set) var screen: TerminalModel
  /// Bytes of a character that is not whole yet.
  private var unfinished: [UInt8] = []
  private var searched = 0
  /// The exit status, or the signal as a negative number, once it has ended.
  private(set) var status: Int32?

  /// Starts the program with folders of its own for what it remembers.
  ///
  /// - Parameters:
  ///   - program: what is started, such as a shell.
  ///   - home: the folder for its files; one of its own unless given.
  ///   - environment: added to a small one.
  init(
    _ arguments: String..., program: String = Program.path, home: Scratch? = nil, environment: [String: String] = [:],
    columns: UInt16 = 80, lines: UInt16 = 24
  ) throws {
    folder = try home ?? Scratch()
    let device = try #require(TerminalDevice(size: (columns, lines)))
    person = device.person
    screen = TerminalModel(columns: Int(columns), lines: Int(lines))
    var variables = [
      "HOME": folder.path(""), "TERM": "xterm", "LANG": "C.UTF-8",
      "PATH": "/usr/bin:/bin", "XDG_STATE_HOME": folder.path("state"), "XDG_CONFIG_HOME": folder.path("config"),
    ]
    variables.merge(environment) { $1 }
    var process: pid_t = 0
    let number = ChildProcess.start(
      &process, [program] + arguments, environment: variables.map { "\($0)=\($1)" }, .terminal(device.path))
    try #require(number == 0)
    self.process = process
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      var ignored: Int32 = 0
      waitpid(process, &ignored, 0)
    }
    vanish()
  }

  /// Closes the window, or cuts the line to it.
  func vanish() {
    if !isGone { close(person) }
    isGone = true
  }

  // MARK: what is seen

  /// What is shown, without escape sequences and carriage returns.
  private(set) var text = ""

  /// Waits until a text is shown that was not seen by a `see` before.
  func see(_ wanted: String, _ place: SourceLocation = #_sourceLocation) throws {
    let found = waitUntil {
      let shown = self.text
      guard let range = shown.dropFirst(self.searched).firstRange(of: wanted) else { return false }
      self.searched = shown.distance(from: shown.startIndex, to: range.upperBound)
      return true
    }
    try #require(found, "\"\(wanted)\" is not in: \(text.suffix(2000))", sourceLocation: place)
  }

  /// Waits until all that is shown, escape sequences included, fulfils a condition.
  func waitUntilShown(
    _ place: SourceLocation = #_sourceLocation, _ condition: (_ raw: String) -> Bool
  ) throws {
    let found = waitUntil { condition(self.raw) }
    try #require(found, "\(raw.suffix(2000).debugDescription)", sourceLocation: place)
  }

  /// Waits until the window fulfils a condition.
  func waitForScreen(_ place: SourceLocation = #_sourceLocation, _ condition: (TerminalModel) -> Bool) throws {
    let found = waitUntil { condition(self.screen) }
    try #require(found, "\(screen.screen.joined(separator: "\n")) cursor \(screen.cursor)", sourceLocation: place)
  }

  // MARK: what is done

  /// Types keys.
  func type(_ keys: String) throws {
    let bytes = Array(keys.utf8)
    try #require(write(person, bytes, bytes.count) == bytes.count)
  }

  /// Waits for the prompt with this number, then types a line as soon as keys reach the program one by one.
  func at(_ number: Int, type keys: String, _ place: SourceLocation = #_sourceLocation) throws {
    try see("[\(number)] > ", place)
    try waitForRaw()
    try type(keys)
  }

  /// Waits until the program reads key by key.
  func waitForRaw(_ place: SourceLocation = #_sourceLocation) throws {
    var modes = termios()
    let isRaw = waitUntil { tcgetattr(self.person, &modes) == 0 && modes.c_lflag & UInt32(ICANON) == 0 }
    try #require(isRaw, sourceLocation: place)
  }

  /// Changes the window's size and waits until the program has drawn its line anew.
  func resize(columns: UInt16, lines: UInt16, _ place: SourceLocation = #_sourceLocation) throws {
    func redrawings(_ raw: String) -> Int { raw.components(separatedBy: "\u{1B}[J").count }
    read()
    let before = redrawings(raw)
    screen.resize(columns: Int(columns), lines: Int(lines))
    var size = winsize(ws_row: lines, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(person, UInt(TIOCSWINSZ), &size)
    try waitUntilShown(place) { redrawings($0) > before }
  }

  /// Sends a signal and waits until the program has taken it: two that wait together are one.
  func send(_ signal: Int32, _ place: SourceLocation = #_sourceLocation) throws {
    try #require(kill(process, signal) == 0, sourceLocation: place)
    let isTaken = waitUntil { !self.isPending(signal) }
    try #require(isTaken, sourceLocation: place)
  }

  private func isPending(_ signal: Int32) -> Bool {
    let state = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    return state.split(separator: "\n").contains { line in
      guard line.hasPrefix("SigPnd:") || line.hasPrefix("ShdPnd:") else { return false }
      let signals = UInt64(line.dropFirst(7).filter { !$0.isWhitespace }, radix: 16) ?? 0
      return signals & 1 << UInt64(signal - 1) != 0
    }
  }

  /// Waits for its end and returns its exit status, or the signal as a negative number.
  func end(_ place: SourceLocation = #_sourceLocation) throws -> Int32 {
    _ = waitUntil { self.reap() }
    return try #require(status, "it did not end: \(text.suffix(1000))", sourceLocation: place)
  }

  private func reap() -> Bool {
    var result: Int32 = 0
    guard status == nil, waitpid(process, &result, WNOHANG) == process else { return status != nil }
    status = result & 0x7F == 0 ? (result >> 8) & 0xFF : -(result & 0x7F)
    return true
  }

  // MARK: waiting

  /// Reads what is shown until a condition holds.
  private func waitUntil(_ condition: () -> Bool) -> Bool {
    State.comes {
      self.read()
      return condition()
    }
  }

  private func read() {
    guard !isGone else { return }
    var request = pollfd(fd: person, events: Int16(POLLIN), revents: 0)
    var chunk = [UInt8](repeating: 0, count: 65_536)
    var isNew = false
    while poll(&request, 1, 0) > 0, request.revents & Int16(POLLIN) != 0 {
      let count = Glibc.read(person, &chunk, chunk.count)
      guard count > 0 else { break }
      show(chunk[..<count])
      // Swift takes CR LF for one character.
      bytes += chunk[..<count].filter { $0 != 13 }
      isNew = true
    }
    guard isNew else { return }
    raw = String(decoding: bytes, as: UTF8.self)
    text = raw.replacing(/\x1b\[[0-9;?]*[a-zA-Z]|\x1b[()][A-Z0-9]|\x1b[=>]|\x07/, with: "")
  }

  /// Shows bytes in the window, as far as they are whole characters.
  private func show(_ new: ArraySlice<UInt8>) {
    unfinished += new
    var end = unfinished.count
    let start = unfinished.lastIndex { $0 & 0xC0 != 0x80 } ?? 0
    if start < end, unfinished[start] >= 0xC0 {
      let length = unfinished[start] >= 0xF0 ? 4 : unfinished[start] >= 0xE0 ? 3 : 2
      if end - start < length { end = start }
    }
    screen.write(String(decoding: unfinished[..<end], as: UTF8.self))
    unfinished.removeFirst(end)
  }
}
