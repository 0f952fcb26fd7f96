#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads lines from a pipe or a file, without editing and without a prompt. They end with LF or CR LF; the last one needs
/// neither. A byte order mark before the first is dropped.
package final class PlainLineReader: LineReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private var lineNumber = 0

  /// The longest line, in bytes. A longer one, and what follows it, cannot be read.
  package static let longestLine = 16 << 20

  /// - Parameter descriptor: open for reading; it is not closed.
  package init(descriptor: Int32) { self.descriptor = descriptor }

  /// Waits for the next line; the prompt is not shown.
  package func readLine(prompt: String) throws(LineReadingError) -> LineEvent {
    var searched = start
    while true {
      if let newline = buffer[searched...].firstIndex(of: 10) {
        defer { start = newline + 1 }
        return .line(try decode(buffer[start..<newline]))
      }
      searched = buffer.count
      guard searched - start <= Self.longestLine else {
        throw .tooLong(line: lineNumber + 1, limit: Self.longestLine)
      }
      guard !isAtEnd else { return try lastLine() }
      guard let moved = try fill() else { return .interrupted }
      searched -= moved
    }
  }

  /// Returns what stands after the last newline.
  private func lastLine() throws(LineReadingError) -> LineEvent {
    guard start < buffer.count else { return .endOfInput }
    defer { start = buffer.count }
    return .line(try decode(buffer[start...]))
  }

  private func decode(_ bytes: ArraySlice<UInt8>) throws(LineReadingError) -> String {
    lineNumber += 1
    var text = bytes.last == 13 ? bytes.dropLast() : bytes
    if lineNumber == 1 && text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    guard let line = String(validating: text, as: UTF8.self) else { throw .notUTF8(line: lineNumber) }
    return line
  }

  /// Reads more bytes into the buffer.
  ///
  /// - Returns: by how much the bytes that were there moved towards its start; nil if a signal came first.
  private func fill() throws(LineReadingError) -> Int? {
    let moved = start
    buffer.removeFirst(moved)
    start = 0
    let old = buffer.count
    let chunk = 1 << 16
    buffer.append(contentsOf: repeatElement(0, count: chunk))
    var (count, error) = (0, Int32(0))
    repeat {
      count = buffer.withUnsafeMutableBytes { bytes in
        bytes.baseAddress.map { systemRead(descriptor, $0 + old, chunk) } ?? 0
      }
      error = errno
    } while count < 0 && error == EAGAIN && waitForInput()
    buffer.removeLast(chunk - max(0, count))
    guard count >= 0 else {
      if error == EINTR || error == EAGAIN { return nil }
      throw .failed(errno: error)
    }
    isAtEnd = count == 0
    return moved
  }

  /// Waits for input if the descriptor does not block.
  ///
  /// - Returns: false if a signal came first.
  private func waitForInput() -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, -1) > 0
  }
}
