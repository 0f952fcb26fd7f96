import Phrases
import Text

/// A session file: Markdown prose, and blocks marked `unroll` that hold commands and their recorded output.
///
/// Every byte outside recorded output is kept. In a block a line that starts with `> ` (or is only `>`) is a command,
/// and the lines after it are its output; `BlockLine` says how output that looks like a command is recorded.
///
/// A first line `<!-- language: zh-TW -->` says which language the session begins in; without one it is English.
public struct SessionDocument: Sendable, Equatable {
  /// A piece of the file.
  enum Part: Sendable, Equatable {
    /// A line of prose, of a fence or of another block, with its line end.
    case kept(Substring)
    /// The command `cells[index]` and its output.
    case cell(Int)
  }

  /// Where a block with commands stands, as numbers of parts.
  struct Block: Sendable, Equatable {
    /// The line that opens it, and what stands between that and the first command.
    var opening: Range<Int>
    /// The line that closes it.
    var closing: Int
  }

  /// A command of the file and its recorded output.
  public struct Cell: Sendable, Equatable {
    /// The command, without `> `.
    public var command: String
    /// The command's line number, from 1.
    public var line: Int
    /// The recorded output.
    public var output: [String]
    /// The command's line in the file, with its line end.
    var source: Substring
    /// What every line of the block starts with.
    var indentation: String
    /// The characters that would close the block.
    var fence: String
    /// The output's lines in the file, each with its line end; nil after other output was recorded.
    var outputSource: Substring?
  }

  /// The commands, in order.
  public private(set) var cells: [Cell]
  /// The language that the session begins in.
  package let language: Language
  /// The file from its first line to its last.
  private(set) var parts: [Part]
  /// The blocks that hold commands.
  let blocks: [Block]
  /// How its lines end.
  let lineEnd: String
  /// What its head declares.
  package let parameters: SessionParameters

  /// Parses a file.
  ///
  /// - Parameter bytes: the whole file, UTF-8.
  /// - Throws: `SessionError`, which names the line.
  public init(_ bytes: [UInt8]) throws(SessionError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notUTF8(line: SessionDocument.lineOfInvalidText(bytes))
    }
    let lines = SessionDocument.lines(of: text)
    language = try SessionDocument.language(ofFirstLine: lines.first ?? "")
    parameters = try SessionParameters(head: lines)
    lineEnd = lines.first?.hasSuffix("\r\n") == true ? "\r\n" : "\n"
    let parser = try SessionParser(lines)
    cells = parser.cells
    parts = parser.parts
    blocks = parser.blocks
  }

  /// Returns whether bytes hold a block of commands.
  package static func isSession(_ bytes: [UInt8]) -> Bool {
    guard let document = try? SessionDocument(bytes) else { return false }
    return !document.cells.isEmpty
  }

  /// The heading of a session that `save` writes.
  static let savedTitle = "Session"

  /// Returns whether bytes look like a session that `save` writes, with no prose of somebody's own. Whether all that
  /// stands after a command is its output, only running it can tell.
  package static func isSaved(_ bytes: [UInt8]) -> Bool {
    guard let document = try? SessionDocument(bytes), !document.cells.isEmpty else { return false }
    let ours = ["", "# " + Self.savedTitle, firstLine(of: document.language).filter { $0 != "\n" }]
    return document.items.allSatisfy { item in
      guard let line = item.line else { return true }
      return ours.contains(line) || line.hasPrefix("```")
    }
  }

  /// Returns the file with other output recorded. Output that differs from the recorded one only in blanks at the ends
  /// of lines leaves the file's lines as they are.
  ///
  /// - Parameter outputs: the output of each command; commands beyond them keep theirs.
  public func recording(_ outputs: [[String]]) -> SessionDocument {
    var result = self
    for (index, output) in zip(cells.indices, outputs) { result.record(output, ofCell: index) }
    return result
  }

  /// Records the output of a command, as `recording` does.
  mutating func record(_ output: [String], ofCell index: Int) {
    let output = output.map { $0.withoutTrailingBlanks }
    guard !cells[index].records(output) else { return }
    cells[index].output = output
    cells[index].outputSource = nil
  }

  /// Whether other output was recorded than the file had.
  var hasOtherOutput: Bool { cells.contains { $0.outputSource == nil } }

  /// A line or a command of the file.
  package enum Item: Sendable, Equatable {
    /// A line of prose or of a fence, without its line end.
    case line(String)
    /// The command `cells[index]`.
    case cell(Int)

    /// The line, or nil for a command.
    var line: String? { if case .line(let line) = self { line } else { nil } }
  }

  /// The file from its first line to its last.
  package var items: [Item] {
    parts.enumerated().map { index, part in
      switch part {
      case .kept(let line): .line(String(Substring(SessionDocument.content(line, isFirst: index == 0))))
      case .cell(let index): .cell(index)
      }
    }
  }

  /// The file's text.
  public var text: String {
    var text = ""
    for part in parts {
      switch part {
      case .kept(let line): text += line
      case .cell(let index):
        text += cells[index].source
        text += cells[index].outputSource ?? Substring(recordedOutput(of: cells[index]))
      }
    }
    return text
  }

  private func recordedOutput(of cell: Cell) -> String {
    var text = ""
    for line in cell.output {
      if !line.isEmpty { text += cell.indentation + BlockLine.escaped(line, fence: cell.fence) }
      text += lineEnd
    }
    return text
  }
}

extension SessionDocument.Cell {
  /// Returns whether this is the recorded output, apart from blanks at the ends of lines.
  public func records(_ lines: [String]) -> Bool {
    output.elementsEqual(lines) { recorded, line in
      recorded.withoutTrailingBlanks.utf8.elementsEqual(line.withoutTrailingBlanks.utf8)
    }
  }
}

// MARK: lines

extension SessionDocument {
  /// Returns the lines of a text, each with its line end. They are parts of the text, not copies: a file may have millions.
  static func lines(of text: String) -> [Substring] {
    var lines: [Substring] = []
    var start = text.utf8.startIndex
    while let newline = text.utf8[start...].firstIndex(of: UInt8(ascii: "\n")) {
      let next = text.utf8.index(after: newline)
      lines.append(Substring(text.utf8[start..<next]))
      start = next
    }
    if start < text.utf8.endIndex { lines.append(Substring(text.utf8[start...])) }
    return lines
  }

  /// Returns a line without its line end and, if it is the file's first, without the byte order mark.
  static func content(_ line: Substring, isFirst: Bool) -> Substring.UTF8View {
    let content = withoutLineEnd(line)
    return isFirst ? withoutMark(content) : content.utf8
  }

  /// Returns a line without the byte order mark.
  static func withoutMark(_ line: Substring) -> Substring.UTF8View {
    let mark = "\u{FEFF}".utf8
    return line.utf8.starts(with: mark) ? line.utf8.dropFirst(mark.count) : line.utf8
  }

  /// Returns a line without its line end.
  static func withoutLineEnd(_ line: Substring) -> Substring {
    var content = line.utf8
    guard content.last == UInt8(ascii: "\n") else { return Substring(content) }
    content.removeLast()
    if content.last == UInt8(ascii: "\r") { content.removeLast() }
    return Substring(content)
  }

  /// Returns the number of the first line that is not UTF-8, from 1.
  static func lineOfInvalidText(_ bytes: [UInt8]) -> Int {
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
    where String(validating: line, as: UTF8.self) == nil {
      return index + 1
    }
    return 1
  }
}
