import Glibc

/// What was typed in earlier runs, kept in a file of the user's own: a line each, the newest last.
///
/// Two prompts may share it: a line is added under a lock to what the file then holds, and the file is replaced as a
/// whole. Whatever the file holds does no harm: text that could not be typed is left out, of a huge file the end is
/// read, and what is no plain file or cannot be read is left alone.
package struct HistoryFile: Sendable {
  /// Where it is.
  package let path: String

  /// Lines that are kept.
  package static let mostLines = 2_000
  /// Bytes that are read, those at the end.
  static let mostBytes = 1 << 20

  package init(path: String) { self.path = path }

  /// The lines, the oldest first; none where the file cannot be read.
  package func lines() -> [String] { read() ?? [] }

  /// Adds a line, unless it is the last one already.
  package func append(_ line: String) {
    // Nothing is made beside what is no file of lines.
    guard !path.isEmpty, Self.canBeKept(line), read() != nil, let lock = lock() else { return }
    defer { close(lock) }
    guard var lines = read(), lines.last != line else { return }
    lines.append(line)
    replace(with: lines.suffix(Self.mostLines))
  }

  /// Whether a line has something to see and nothing that steers a terminal.
  private static func canBeKept(_ line: String) -> Bool {
    line.contains { !$0.isWhitespace }
      && line.unicodeScalars.allSatisfy { scalar in
        scalar == "\t" || (scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl)
      }
  }

  // MARK: the file

  /// A descriptor that holds the lock until it is closed; nil where there is none to be had within a second.
  private func lock() -> Int32? {
    let descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return nil }
    for _ in 0..<200 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
      usleep(5_000)
    }
    close(descriptor)
    return nil
  }

  /// The lines; none where there is no file yet, nil where there is something that cannot be read.
  private func read() -> [String]? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return errno == ENOENT ? [] : nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let start = max(0, Int(status.st_size) - Self.mostBytes)
    var bytes = [UInt8](repeating: 0, count: min(Int(status.st_size), Self.mostBytes))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        buffer.baseAddress.map { pread(descriptor, $0 + filled, buffer.count - filled, off_t(start + filled)) } ?? 0
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      filled += count
    }
    // Where the beginning is cut off, so is the first line.
    let whole = start == 0 ? bytes[..<filled] : bytes[..<filled].drop { $0 != 10 }
    return whole.split(separator: 10).compactMap { String(validating: $0, as: UTF8.self) }.filter(Self.canBeKept)
      .suffix(Self.mostLines)
  }

  private func replace(with lines: ArraySlice<String>) {
    // A link stays a link: what it points to is replaced.
    let resolved = realpath(path, nil)
    defer { free(resolved) }
    let target = resolved.map { String(cString: $0) } ?? path
    let temporary = target + ".\(getpid()).tmp"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    var rest = Array((lines.joined(separator: "\n") + "\n").utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    let isWhole = close(descriptor) == 0 && rest.isEmpty
    if !isWhole || rename(temporary, target) != 0 { unlink(temporary) }
  }
}
