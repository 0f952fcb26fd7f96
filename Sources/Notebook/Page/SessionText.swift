import CommandLanguage
import Text

extension SessionRecorder {
  /// The page as a session file. What comes from a file and was not changed stands as it stood there.
  package var text: String {
    let fence = ownFence
    var text = ""
    var isOpen = false
    func add(_ piece: String) {
      guard !piece.isEmpty else { return }
      let isWhole = text.utf8.last == UInt8(ascii: "\n") || text.isEmpty || text.utf8.elementsEqual("\u{FEFF}".utf8)
      text += isWhole ? "" : lineEnd
      text += piece
    }
    for (index, cell) in cells.enumerated() {
      let goesOn = index > 0 && prose[index].isEmpty && cells[index - 1].block == cell.block
      if isOpen, !goesOn { add(closing(of: cells[index - 1], fence)) }
      add(prose[index])
      if !goesOn { add(cell.block == 0 ? fence + "unroll" + lineEnd : blocks[cell.block].opening) }
      isOpen = true
      add(lines(of: cell, fence))
    }
    if let last = cells.last { add(closing(of: last, fence)) }
    add(prose[cells.count])
    return text
  }

  /// Returns the session as a Markdown file.
  ///
  /// - Parameter title: the heading.
  package func document(title: String) -> String {
    var page = self
    page.title = title
    return page.text
  }

  /// The fence of the blocks that `save` makes: longer than any run of backquotes inside, so that no output can close
  /// them.
  private var ownFence: String {
    var longest = 0
    for cell in cells where cell.block == 0 {
      for line in cell.output { longest = max(longest, Self.backquotes(line)) }
    }
    return String(repeating: "`", count: max(3, longest + 1))
  }

  private func closing(of cell: Cell, _ fence: String) -> String {
    cell.block == 0 ? fence + lineEnd : blocks[cell.block].closing
  }

  /// A command and its output as they stand in their block.
  private func lines(of cell: Cell, _ ownFence: String) -> String {
    let fence = cell.block == 0 ? ownFence : blocks[cell.block].fence
    let indentation = cell.block == 0 ? "" : blocks[cell.block].indentation
    guard let source = cell.source, source.fence == fence, source.indentation == indentation else {
      return cell.text(fence: fence, indentation: indentation, lineEnd: lineEnd)
    }
    let isSame = source.command.utf8.elementsEqual(cell.command.utf8) || cell.hasCanonicalForm(of: source.command)
    let command = isSame ? String(source.source) : indentation + "> " + cell.command + lineEnd
    guard let output = source.outputSource, source.records(cell.output) else {
      return command + cell.outputText(fence: fence, indentation: indentation, lineEnd: lineEnd)
    }
    return command + output
  }

  /// The length of the longest run of backquotes in a line.
  private static func backquotes(_ line: String) -> Int {
    var (longest, length) = (0, 0)
    for character in line {
      length = character == "`" ? length + 1 : 0
      longest = max(longest, length)
    }
    return longest
  }
}

extension SessionRecorder.Cell {
  /// The command and its output as lines of a block.
  func text(fence: String, indentation: String = "", lineEnd: String = "\n") -> String {
    indentation + "> " + command + lineEnd + outputText(fence: fence, indentation: indentation, lineEnd: lineEnd)
  }

  /// The output as lines of a block.
  fileprivate func outputText(fence: String, indentation: String, lineEnd: String) -> String {
    var text = ""
    for line in output {
      let line = line.withoutTrailingBlanks
      if !line.isEmpty { text += indentation + BlockLine.escaped(line, fence: fence) }
      text += lineEnd
    }
    return text
  }

  /// Whether it is what a line comes to when its commands are written as the program writes them.
  fileprivate func hasCanonicalForm(of line: String) -> Bool {
    guard let statements = try? Parser.parse(line), statements.count > 0 else { return false }
    return statements.map { $0.description }.joined(separator: "; ").utf8.elementsEqual(command.utf8)
  }
}
