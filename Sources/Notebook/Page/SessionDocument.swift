import Phrases
import Text

/// A session file: Markdown prose, and blocks marked `unroll` that hold commands and their recorded output.
///
/// Every byte outside recorded output is kept as it stands. In a block a line that starts with `> ` (or is `>`
/// alone) is a command, and the lines after it are its output. An output line that would be taken for a command
/// or for the closing fence is recorded behind a backslash; so is one that starts with a backslash and such.
///
/// A first line `<!-- language: zh-TW -->` says what the session speaks when it begins; without one it is English.
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
    /// The output's lines as they stand in the file, each with its line end; nil once other output is recorded.
    fileprivate var outputSource: String?
  }

  /// The commands, in order.
  package private(set) var cells: [Cell] = []
  /// What the session speaks when it begins.
  package let language: Language
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
    language = try SessionDocument.language(ofFirstLine: lines.first ?? "")
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

  /// The heading of a session that `save` writes.
  static let savedTitle = "Session"

  /// Whether bytes are a session as `save` writes it, without a word of somebody's own around the commands.
  package static func isSaved(_ bytes: [UInt8]) -> Bool {
    guard let document = try? SessionDocument(bytes), !document.cells.isEmpty else { return false }
    let ours = ["", "# " + Self.savedTitle, firstLine(of: document.language).filter { $0 != "\n" }]
    return document.items.allSatisfy { item in
      guard case .line(let line) = item else { return true }
      return ours.contains(line) || line.hasPrefix("```")
    }
  }

  /// The file with other output recorded. Output that is as recorded, but for blanks at the ends of lines, is kept as
  /// it stands.
  ///
  /// - Parameter outputs: one a command; commands beyond them keep theirs.
  package func recording(_ outputs: [[String]]) -> SessionDocument {
    var result = self
    for (index, output) in zip(cells.indices, outputs) {
      let output = output.map { $0.withoutTrailingBlanks }
      guard !cells[index].records(output) else { continue }
      result.cells[index].output = output
      result.cells[index].outputSource = nil
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
    parts.enumerated().map { index, part in
      switch part {
      case .kept(let line): .line(String(Substring(SessionDocument.content(line, isFirst: index == 0))))
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
        text += cell.outputSource ?? cell.output.map { recorded($0, in: cell) + lineEnd }.joined()
      }
    }
    return text
  }

  private func recorded(_ line: String, in cell: Cell) -> String {
    if line.isEmpty { return line }
    return cell.indentation + (SessionDocument.needsBackslash(line, fence: cell.fence) ? "\\" + line : line)
  }

  /// The lines of a text, each with its line end.
  static func lines(of text: String) -> [String] {
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
    let rest = Substring(line).utf8.drop { $0 == UInt8(ascii: "\\") }
    return isCommand(rest) || closes(rest, fence: fence)
  }

  // Markdown is read byte by byte: a combining mark changes no blank, backquote or backslash before it.

  fileprivate static func isCommand(_ line: Substring.UTF8View) -> Bool {
    line.elementsEqual(">".utf8) || line.starts(with: "> ".utf8)
  }

  fileprivate static func closes(_ line: Substring.UTF8View, fence: String) -> Bool {
    let trimmed = line.drop { $0 == UInt8(ascii: " ") }
    guard line.count - trimmed.count <= 3, let mark = fence.utf8.first else { return false }
    let rest = trimmed.drop { $0 == mark }
    return trimmed.count - rest.count >= fence.utf8.count && rest.allSatisfy(isBlank)
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}

extension SessionDocument.Cell {
  /// Whether this output, without blanks at the ends of lines, is the one recorded.
  package func records(_ lines: [String]) -> Bool {
    output.elementsEqual(lines) { recorded, line in
      recorded.withoutTrailingBlanks.utf8.elementsEqual(line.utf8)
    }
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
      try read(line, content: SessionDocument.content(line, isFirst: index == 0), number: index + 1)
    }
    if let block, block.isSession { throw .unclosedBlock(line: block.line) }
  }

  private mutating func read(_ line: String, content: Substring.UTF8View, number: Int) throws(SessionError) {
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
      let isIndented = content.starts(with: open.indentation.utf8)
      try readCell(
        line, content: isIndented ? content.dropFirst(open.indentation.utf8.count) : content, open, number: number)
    }
  }

  private mutating func readCell(
    _ line: String, content: Substring.UTF8View, _ block: Block, number: Int
  ) throws(SessionError) {
    if SessionDocument.isCommand(content) {
      hasCommand = true
      parts.append(.cell(cells.count))
      cells.append(
        SessionDocument.Cell(
          command: String(Substring(content.dropFirst(2))), line: number, output: [], source: line,
          indentation: block.indentation, fence: block.fence, outputSource: ""))
    } else if hasCommand {
      let text = String(Substring(content))
      let isEscaped = content.first == UInt8(ascii: "\\") && SessionDocument.needsBackslash(text, fence: block.fence)
      cells[cells.count - 1].output.append(isEscaped ? String(Substring(content.dropFirst())) : text)
      cells[cells.count - 1].outputSource?.append(line)
    } else if content.allSatisfy(SessionDocument.isBlank) {
      parts.append(.kept(line))
    } else {
      throw .outputBeforeCommand(line: number)
    }
  }

  /// The block that a line opens, if it does: at most three blanks, three or more ` or ~, and its language.
  private func opening(_ content: Substring.UTF8View, number: Int) -> Block? {
    let rest = content.drop { $0 == UInt8(ascii: " ") }
    let indentation = content.count - rest.count
    guard indentation <= 3, let mark = rest.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return nil
    }
    let fence = rest.prefix { $0 == mark }
    let info = rest.dropFirst(fence.count)
    guard fence.count >= 3, !(mark == UInt8(ascii: "`") && info.contains(mark)) else { return nil }
    let language = info.split(whereSeparator: SessionDocument.isBlank).first
    return Block(
      fence: String(Substring(fence)), indentation: String(repeating: " ", count: indentation),
      isSession: language?.elementsEqual("unroll".utf8) ?? false, line: number)
  }
}

extension SessionDocument {
  /// A line without its line end and, where it is the file's first, without the byte order mark.
  static func content(_ line: String, isFirst: Bool) -> Substring.UTF8View {
    let content = withoutLineEnd(line).utf8
    let mark = "\u{FEFF}".utf8
    return isFirst && content.starts(with: mark) ? content.dropFirst(mark.count) : content
  }

  /// A line without its line end.
  static func withoutLineEnd(_ line: String) -> Substring {
    var content = Substring(line).utf8
    guard content.last == UInt8(ascii: "\n") else { return Substring(content) }
    content.removeLast()
    if content.last == UInt8(ascii: "\r") { content.removeLast() }
    return Substring(content)
  }
}
