/// Reads the lines of a session file in one pass.
struct SessionParser {
  /// The commands so far.
  private(set) var cells: [SessionDocument.Cell] = []
  /// The file so far.
  private(set) var parts: [SessionDocument.Part] = []

  /// An open block.
  private struct Block {
    /// The characters that opened it.
    var fence: String
    /// What stands before them on their line.
    var indentation: String
    /// Whether its commands are ours.
    var isSession: Bool
    /// The number of the line that opened it, from 1.
    var line: Int
  }

  private var block: Block?
  private var hasCommand = false

  /// - Parameter lines: the file's lines, each with its line end.
  /// - Throws: `SessionError`.
  init(_ lines: [Substring]) throws(SessionError) {
    for (index, line) in lines.enumerated() {
      try read(line, content: SessionDocument.content(line, isFirst: index == 0), number: index + 1)
    }
    if let block, block.isSession { throw .unclosedBlock(line: block.line) }
  }

  private mutating func read(_ line: Substring, content: Substring.UTF8View, number: Int) throws(SessionError) {
    guard let open = block else {
      block = opening(content, number: number)
      hasCommand = false
      parts.append(.kept(line))
      return
    }
    if BlockLine.closes(content, fence: open.fence) {
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
    _ line: Substring, content: Substring.UTF8View, _ block: Block, number: Int
  ) throws(SessionError) {
    if BlockLine.isCommand(content) {
      hasCommand = true
      parts.append(.cell(cells.count))
      cells.append(
        SessionDocument.Cell(
          command: String(Substring(content.dropFirst(2))), line: number, output: [], source: line,
          indentation: block.indentation, fence: block.fence, outputSource: ""))
    } else if hasCommand {
      cells[cells.count - 1].output.append(BlockLine.unescaped(content, fence: block.fence))
      // The lines of an output follow each other in the file.
      let start = cells[cells.count - 1].outputSource.flatMap { $0.isEmpty ? nil : $0.startIndex } ?? line.startIndex
      cells[cells.count - 1].outputSource = line.base[start..<line.endIndex]
    } else if content.allSatisfy({ BlockLine.isBlank($0) }) {
      parts.append(.kept(line))
    } else {
      throw .outputBeforeCommand(line: number)
    }
  }

  /// Returns the block that a line opens, if it opens one: at most three blanks, three or more ` or ~, and the
  /// block's language.
  private func opening(_ content: Substring.UTF8View, number: Int) -> Block? {
    let rest = content.drop { $0 == UInt8(ascii: " ") }
    let indentation = content.count - rest.count
    guard indentation <= 3, let mark = rest.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
      return nil
    }
    let fence = rest.prefix { $0 == mark }
    let info = rest.dropFirst(fence.count)
    guard fence.count >= 3, !(mark == UInt8(ascii: "`") && info.contains(mark)) else { return nil }
    let language = info.split { BlockLine.isBlank($0) }.first
    return Block(
      fence: String(Substring(fence)), indentation: String(repeating: " ", count: indentation),
      isSession: language.map { Self.isOurs($0) } ?? false, line: number)
  }

  /// Whether a block's language is Unroll's, in letters of either case, as those of other languages are taken.
  private static func isOurs(_ language: Substring.UTF8View) -> Bool {
    language.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }.elementsEqual("unroll".utf8)
  }
}
