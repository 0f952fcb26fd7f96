/// Reads the lines of a session file in one pass.
struct SessionParser {
  /// The commands so far.
  private(set) var cells: [SessionDocument.Cell] = []
  /// The file so far.
  private(set) var parts: [SessionDocument.Part] = []
  /// The blocks with commands so far.
  private(set) var blocks: [SessionDocument.Block] = []

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

    init(_ opening: FenceLine, line: Int) {
      fence = opening.fence
      indentation = String(repeating: " ", count: opening.indentation)
      isSession = opening.isOurs
      self.line = line
    }
  }

  private var block: Block?
  private var hasCommand = false
  /// The part that opens the block.
  private var opening = 0

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
      block = FenceLine(content).map { Block($0, line: number) }
      hasCommand = false
      opening = parts.count
      parts.append(.kept(line))
      return
    }
    if BlockLine.closes(content, fence: open.fence) {
      block = nil
      if hasCommand { blocks[blocks.count - 1].closing = parts.count }
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
      if !hasCommand { blocks.append(SessionDocument.Block(opening: opening..<parts.count, closing: parts.count)) }
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
}
