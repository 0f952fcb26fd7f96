/// A session file: Markdown prose, and blocks marked `unroll` that hold commands and their recorded output.
///
/// Every byte outside recorded output is kept as it stands. In a block a line that starts with `> ` (or is `>`
/// alone) is a command, and the lines after it are its output. An output line that would be taken for a command
/// or for the closing fence is recorded behind a backslash; so is one that starts with a backslash and such.
package struct SessionDocument: Sendable, Equatable {
  /// Prose, or a block line, as it stands in the file; or a command with its output.
  fileprivate enum Part: Sendable, Equatable {
    /// Lines that are kept, each with its line end.
    case kept(String)
    case cell(Int)
  }

  /// A command of the file and its recorded output.
  package struct Cell: Sendable, Equatable {
    /// The command, without `> `.
    package var command: String
    /// The command's line number, from 1.
    package var line: Int
    /// The recorded output.
    package var output: [String]
    /// The command's line as it stands, with its line end.
    fileprivate var source: String
    /// What every line of the block starts with.
    fileprivate var indentation: String
    /// The characters that would close the block.
    fileprivate var fence: String
  }

  /// The commands, in order.
  package private(set) var cells: [Cell] = []
  private var parts: [Part] = []
  private let lineEnd: String

  /// Parses a file.
  ///
  /// - Throws: `SessionError`.
  package init(_ bytes: [UInt8]) throws(SessionError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notUTF8(line: SessionDocument.lineOfInvalidText(bytes))
    }
    let lines = SessionDocument.lines(of: text)
    lineEnd = lines.first?.hasSuffix("\r\n") == true ? "\r\n" : "\n"
    var parser = SessionParser(lines: lines)
    try parser.parse()
    cells = parser.cells
    parts = parser.parts
  }

  /// Whether bytes hold a block of commands.
  package static func isSession(_ bytes: [UInt8]) -> Bool {
    guard let document = try? SessionDocument(bytes) else { return false }
    return !document.cells.isEmpty
  }

  /// The file with other output recorded.
  ///
  /// - Parameter outputs: one a command; commands beyond them keep theirs.
  package func recording(_ outputs: [[String]]) -> SessionDocument {
    var result = self
    for (index, output) in zip(cells.indices, outputs) {
      result.cells[index].output = output.map(SessionDocument.withoutTrailingBlanks)
    }
    return result
  }

  /// What the file shows, from its first line to its last: lines that stand as they are, and commands.
  package enum Item: Sendable, Equatable {
    /// A line of prose or of a fence, without its line end.
    case line(String)
    /// `cells[index]`
    case cell(Int)
  }

  /// The file in order.
  package var items: [Item] {
    parts.map { part in
      switch part {
      case .kept(let line): .line(String(SessionDocument.content(line)))
      case .cell(let index): .cell(index)
      }
    }
  }

  /// The file's text.
  package var text: String {
    var text = ""
    for part in parts {
      switch part {
      case .kept(let line): text += line
      case .cell(let index):
        let cell = cells[index]
        text += cell.source
        for line in cell.output { text += recorded(line, in: cell) + lineEnd }
      }
    }
    return text
  }

  private func recorded(_ line: String, in cell: Cell) -> String {
    if line.isEmpty { return line }
    return cell.indentation + (SessionDocument.needsBackslash(line, fence: cell.fence) ? "\\" + line : line)
  }

  /// A line as output is recorded and compared.
  package static func withoutTrailingBlanks(_ line: String) -> String {
    var line = Substring(line)
    while let last = line.last, last == " " || last == "\t" { line.removeLast() }
    return String(line)
  }

  private static func lines(of text: String) -> [String] {
    var lines: [String] = []
    var start = text.utf8.startIndex
    while let newline = text.utf8[start...].firstIndex(of: 10) {
      let next = text.utf8.index(after: newline)
      lines.append(String(text.utf8[start..<next]) ?? "")
      start = next
    }
    if start < text.utf8.endIndex { lines.append(String(text.utf8[start...]) ?? "") }
    return lines
  }

  private static func lineOfInvalidText(_ bytes: [UInt8]) -> Int {
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated()
    where String(validating: line, as: UTF8.self) == nil {
      return index + 1
    }
    return 1
  }

  /// Whether an output line would be read as something else; one that starts with backslashes and would then be
  /// gets another, so that taking one away always gives the line back.
  static func needsBackslash(_ line: String, fence: String) -> Bool {
    let rest = line.drop { $0 == "\\" }
    return isCommand(rest) || closes(rest, fence: fence)
  }

  fileprivate static func isCommand(_ line: Substring) -> Bool { line == ">" || line.hasPrefix("> ") }

  fileprivate static func closes(_ line: Substring, fence: String) -> Bool {
    let trimmed = line.drop { $0 == " " }
    guard let mark = fence.first else { return false }
    return trimmed.prefix { $0 == mark }.count >= fence.count && trimmed.allSatisfy { $0 == mark || $0 == " " }
  }
}

/// Reads the lines of a session file, one pass.
private struct SessionParser {
  let lines: [String]
  var cells: [SessionDocument.Cell] = []
  var parts: [SessionDocument.Part] = []

  /// An open block: its fence, what stands before it on its line, whether its commands are ours.
  private struct Block {
    var fence: String
    var indentation: String
    var isSession: Bool
    var line: Int
  }

  private var block: Block?
  private var hasCommand = false

  init(lines: [String]) { self.lines = lines }

  mutating func parse() throws(SessionError) {
    for (index, line) in lines.enumerated() {
      try read(line, content: SessionDocument.content(line), number: index + 1)
    }
    if let block, block.isSession { throw .unclosedBlock(line: block.line) }
  }

  private mutating func read(_ line: String, content: Substring, number: Int) throws(SessionError) {
    guard let open = block else {
      block = opening(content, number: number)
      hasCommand = false
      parts.append(.kept(line))
      return
    }
    if SessionDocument.closes(content, fence: open.fence) {
      block = nil
      parts.append(.kept(line))
    } else if !open.isSession {
      parts.append(.kept(line))
    } else {
      try readCell(line, content: content.dropPrefix(open.indentation), open, number: number)
    }
  }

  private mutating func readCell(
    _ line: String, content: Substring, _ block: Block, number: Int
  ) throws(SessionError) {
    if SessionDocument.isCommand(content) {
      hasCommand = true
      parts.append(.cell(cells.count))
      cells.append(
        SessionDocument.Cell(
          command: String(content.dropFirst(2)), line: number, output: [], source: line,
          indentation: block.indentation, fence: block.fence))
    } else if hasCommand {
      let isEscaped = content.hasPrefix("\\") && SessionDocument.needsBackslash(String(content), fence: block.fence)
      cells[cells.count - 1].output.append(String(isEscaped ? content.dropFirst() : content))
    } else if content.allSatisfy({ $0 == " " }) {
      parts.append(.kept(line))
    } else {
      throw .outputBeforeCommand(line: number)
    }
  }

  /// The block that a line opens, if it does: at most three blanks, three or more ` or ~, and its language.
  private func opening(_ content: Substring, number: Int) -> Block? {
    let indentation = content.prefix { $0 == " " }
    guard indentation.count <= 3 else { return nil }
    let rest = content.dropFirst(indentation.count)
    guard let mark = rest.first, mark == "`" || mark == "~" else { return nil }
    let fence = rest.prefix { $0 == mark }
    let info = rest.dropFirst(fence.count)
    guard fence.count >= 3, !(mark == "`" && info.contains("`")) else { return nil }
    let language = info.split(separator: " ").first.map(String.init) ?? ""
    return Block(
      fence: String(fence), indentation: String(indentation), isSession: language == "unroll", line: number)
  }
}

extension SessionDocument {
  /// A line without its line end and, on the first line, without the byte order mark.
  fileprivate static func content(_ line: String) -> Substring {
    var content = Substring(line)
    if content.last == "\n" || content.last == "\r\n" { content.removeLast() }
    if content.unicodeScalars.first == "\u{FEFF}" {
      content = Substring(content.unicodeScalars.dropFirst())
    }
    return content
  }
}

extension Substring {
  fileprivate func dropPrefix(_ prefix: String) -> Substring {
    hasPrefix(prefix) ? dropFirst(prefix.count) : self
  }
}
