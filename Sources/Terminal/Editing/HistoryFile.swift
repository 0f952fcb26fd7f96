import Text

/// What was typed in earlier runs, kept in a file of the user's own: a line each, the newest last.
///
/// Two prompts may share the file: a line is added under a lock to what the file then holds, and the file is replaced
/// as a whole. Whatever the file holds does no harm: text that could not be typed is left out, only the end of a huge
/// file is read, and what is no plain file or cannot be read is left alone.
package struct HistoryFile: Sendable {
  /// How the file is read and written.
  package struct Access: Sendable {
    /// Returns the file's last lines, of at most so many bytes; nothing if there is no file yet, nil if it cannot be
    /// read.
    package var lastLines: @Sendable (_ bytes: Int) -> [UInt8]?
    /// Does work while no other program changes the file. It leaves the work out if another program is at it for long.
    package var whileLocked: @Sendable (_ work: () -> Void) -> Void
    /// Replaces the file as a whole, or leaves it as it is if that fails.
    package var replace: @Sendable (_ bytes: [UInt8]) -> Void

    /// - Parameters:
    ///   - lastLines: what `lastLines` does.
    ///   - whileLocked: what `whileLocked` does.
    ///   - replace: what `replace` does.
    package init(
      lastLines: @escaping @Sendable (_ bytes: Int) -> [UInt8]?,
      whileLocked: @escaping @Sendable (_ work: () -> Void) -> Void,
      replace: @escaping @Sendable (_ bytes: [UInt8]) -> Void
    ) {
      self.lastLines = lastLines
      self.whileLocked = whileLocked
      self.replace = replace
    }
  }

  /// The most lines that are kept.
  package static let mostLines = 2_000
  /// The most bytes that are read, those at the end.
  static let mostBytes = 1 << 20

  private let access: Access

  /// - Parameter access: how the file is read and written.
  package init(_ access: Access) { self.access = access }

  /// Returns the lines, the oldest first; none if the file cannot be read.
  package func lines() -> [String] { read() ?? [] }

  /// Adds a line, unless it is the last one already.
  package func append(_ line: String) {
    // No lock is made beside something that is no file of lines.
    guard Self.canBeKept(line), read() != nil else { return }
    access.whileLocked {
      guard var lines = read(), lines.last != line else { return }
      lines.append(line)
      access.replace(Array((lines.suffix(Self.mostLines).joined(separator: "\n") + "\n").utf8))
    }
  }

  private func read() -> [String]? {
    guard let bytes = access.lastLines(Self.mostBytes) else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n")).compactMap { String(validating: $0, as: UTF8.self) }
    return lines.filter(Self.canBeKept).suffix(Self.mostLines)
  }

  /// Whether a line has something to see and nothing that steers a terminal.
  private static func canBeKept(_ line: String) -> Bool {
    line.contains { !$0.isWhitespace }
      && line.unicodeScalars.allSatisfy { $0 == "\t" || !$0.steersTerminal }
  }
}
