import Glibc
import TestSupport
import Testing

/// The two ends of a pipe or a pseudo-terminal.
final class Descriptors {
  let reading: Int32
  private(set) var writing: Int32

  private init(reading: Int32, writing: Int32) {
    self.reading = reading
    self.writing = writing
  }

  /// To be called when the test is done.
  func close() {
    closeWriting()
    Glibc.close(reading)
  }

  static func pipe() throws -> Descriptors {
    var ends: [Int32] = [-1, -1]
    try #require(Glibc.pipe(&ends) == 0)
    return Descriptors(reading: ends[0], writing: ends[1])
  }

  /// A pipe that holds `bytes` and is closed after them; at most what a pipe takes, 64 KiB.
  static func pipe(holding bytes: [UInt8]) throws -> Descriptors {
    let pipe = try pipe()
    try pipe.write(bytes)
    pipe.closeWriting()
    return pipe
  }

  /// A terminal: `reading` is its program's side, `writing` that of the person before it.
  static func terminal() throws -> Descriptors {
    let device = try #require(TerminalDevice(flags: 0))
    let person = device.person
    let program = open(device.path, O_RDWR | O_NOCTTY)
    try #require(program >= 0)
    // The program waits until somebody has seen its output.
    let screen = dup(person)
    try #require(screen >= 0)
    try inBackground {
      var bytes = [UInt8](repeating: 0, count: 4096)
      while read(screen, &bytes, bytes.count) > 0 {}
      Glibc.close(screen)
    }
    return Descriptors(reading: program, writing: person)
  }

  func write(_ bytes: [UInt8]) throws {
    let count = bytes.withUnsafeBytes { Glibc.write(writing, $0.baseAddress, $0.count) }
    try #require(count == bytes.count)
  }

  /// Waits until the program could read what was typed.
  func waitUntilTyped() {
    var request = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
    while poll(&request, 1, -1) < 1 { sched_yield() }
  }

  /// Types `bytes` as soon as line editing has the terminal give it every key.
  func writeOnceRaw(_ bytes: [UInt8]) throws { try write(bytes, onceCleared: UInt32(ICANON | IEXTEN)) }

  /// Types `bytes` as soon as the terminal gives keys before a line is whole.
  func writeOnceKeysComeOneByOne(_ bytes: [UInt8]) throws { try write(bytes, onceCleared: UInt32(ICANON)) }

  private func write(_ bytes: [UInt8], onceCleared flags: UInt32) throws {
    let (program, person) = (reading, writing)
    try inBackground {
      var modes = termios()
      while tcgetattr(program, &modes) == 0 && modes.c_lflag & flags != 0 { sched_yield() }
      _ = bytes.withUnsafeBytes { Glibc.write(person, $0.baseAddress, $0.count) }
    }
  }

  func closeWriting() {
    if writing >= 0 { Glibc.close(writing) }
    writing = -1
  }
}
