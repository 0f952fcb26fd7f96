/// How commands and their output stand in a block of a session file: `> ` and a command, and after it the lines of
/// its output.
///
/// An output line that would be read as a command or as the closing fence gets a backslash in front, and so does one
/// that starts with backslashes and would be read as such without them: taking one backslash away always gives the
/// line back.
///
/// Markdown is read byte by byte: a combining mark changes no blank, backquote or backslash before it.
enum BlockLine {
  private static let backslash = UInt8(ascii: "\\")

  /// Returns a line of output as it is recorded in a block with this fence.
  static func escaped(_ line: String, fence: String) -> String {
    needsBackslash(Substring(line).utf8, fence: fence) ? "\\" + line : line
  }

  /// Returns the line of output that a recorded line stands for.
  static func unescaped(_ line: Substring.UTF8View, fence: String) -> String {
    let isEscaped = line.first == backslash && needsBackslash(line, fence: fence)
    return String(Substring(isEscaped ? line.dropFirst() : line))
  }

  /// Whether a line is a command.
  static func isCommand(_ line: Substring.UTF8View) -> Bool {
    line.elementsEqual(">".utf8) || line.starts(with: "> ".utf8)
  }

  /// Whether a line closes a block that was opened with this fence.
  static func closes(_ line: Substring.UTF8View, fence: String) -> Bool {
    let trimmed = line.drop { $0 == UInt8(ascii: " ") }
    guard line.count - trimmed.count <= 3, let mark = fence.utf8.first else { return false }
    let rest = trimmed.drop { $0 == mark }
    return trimmed.count - rest.count >= fence.utf8.count && rest.allSatisfy { isBlank($0) }
  }

  /// Whether a byte is a blank or a tab.
  static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private static func needsBackslash(_ line: Substring.UTF8View, fence: String) -> Bool {
    let rest = line.drop { $0 == backslash }
    return isCommand(rest) || closes(rest, fence: fence)
  }
}
