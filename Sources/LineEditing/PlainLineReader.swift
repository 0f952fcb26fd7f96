import Glibc

/// Lines from a pipe or a file: no editing, no prompt.
package final class PlainLineReader: LineReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private var lineNumber = 0

  /// The longest line, in bytes.
  package static let longestLine = 16 << 20

  /// - Parameter descriptor: open for reading; it is not closed.
  package init(descriptor: Int32) { self.descriptor = descriptor }

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
      searched -= try fill()
    }
  }

  /// What stands behind the last newline.
  private func lastLine() throws(LineReadingError) -> LineEvent {
    guard start < buffer.count else { return .endOfInput }
    defer { start = buffer.count }
    return .line(try decode(buffer[start...]))
  }

  private func decode(_ bytes: ArraySlice<UInt8>) throws(LineReadingError) -> String {
    lineNumber += 1
    let text = bytes.last == 13 ? bytes.dropLast() : bytes
    guard let line = String(validating: text, as: UTF8.self) else { throw .notUTF8(line: lineNumber) }
    return line
  }

  /// Reads more.
  ///
  /// - Returns: by how much the bytes before moved towards the start.
  private func fill() throws(LineReadingError) -> Int {
    let moved = start
    buffer.removeFirst(moved)
    start = 0
    let old = buffer.count
    let chunk = 1 << 16
    buffer.append(contentsOf: repeatElement(0, count: chunk))
    var count = 0
    repeat {
      count = buffer.withUnsafeMutableBytes { bytes in
        bytes.baseAddress.map { Glibc.read(descriptor, $0 + old, chunk) } ?? 0
      }
    } while count < 0 && errno == EINTR
    buffer.removeLast(chunk - max(0, count))
    guard count >= 0 else { throw .failed(errno: errno) }
    isAtEnd = count == 0
    return moved
  }
}
