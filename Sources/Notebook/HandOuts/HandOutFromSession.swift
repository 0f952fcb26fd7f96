import Phrases
import Text

extension HandOut {
  /// A session file and what its commands answered now.
  ///
  /// - Parameters:
  ///   - document: the file.
  ///   - commands: its commands, in order.
  ///   - name: stands for the title of a file without a heading.
  package init(_ document: SessionDocument, commands: [Command], name: String) {
    var prose: [String] = []
    var parts: [Part] = []
    var isInBlock = false
    for item in document.items {
      switch item {
      case .line(let line):
        // After a command only the end of its block can follow.
        if isInBlock { isInBlock = false } else { prose.append(line) }
      case .cell(let index):
        if !isInBlock {
          HandOut.removeFence(&prose)
          HandOut.add(prose, to: &parts)
          prose = []
        }
        isInBlock = true
        if index < commands.count { parts.append(.command(commands[index])) }
      }
    }
    HandOut.add(prose, to: &parts)
    self.init(title: name, language: document.language, parts: parts)
    takeHead(of: document.language)
    takeTitleFromProse()
  }

  /// Takes away the line that opens a block of commands, after which only blank lines stand before the first command.
  private static func removeFence(_ prose: inout [String]) {
    while let last = prose.popLast() {
      if !last.utf8.allSatisfy({ BlockLine.isBlank($0) }) { return }
    }
  }

  /// Adds prose, if there is any but blank lines.
  private static func add(_ lines: [String], to parts: inout [Part]) {
    func isBlank(_ line: String) -> Bool { line.utf8.allSatisfy { BlockLine.isBlank($0) } }
    guard let first = lines.firstIndex(where: { !isBlank($0) }), let last = lines.lastIndex(where: { !isBlank($0) })
    else { return }
    parts.append(.prose(lines[first...last].joined(separator: "\n")))
  }

  /// Takes away the comments that the file begins with. That which names the language is not kept: the hand-out names it
  /// itself.
  private mutating func takeHead(of language: Language) {
    guard case .prose(let text)? = parts.first else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let rest = lines.drop { line in
      line.utf8.allSatisfy { BlockLine.isBlank($0) } || line.hasPrefix("<!--") && line.hasSuffix("-->")
    }
    let mark = SessionDocument.firstLine(of: language)
    head = lines[..<rest.startIndex].filter { $0.hasPrefix("<!--") && $0 + "\n" != mark }
    replaceFirstPart(with: Array(rest))
  }

  /// Puts other lines in the place of the prose that stands first, or takes it away if there are none.
  private mutating func replaceFirstPart(with lines: [String]) {
    parts.removeFirst()
    var rest: [Part] = []
    HandOut.add(lines, to: &rest)
    parts = rest + parts
  }

  /// Makes the heading that the prose begins with the title: `# Title`, or a line above one of `=`.
  private mutating func takeTitleFromProse() {
    guard case .prose(let text)? = parts.first else { return }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    guard let first = lines.first else { return }
    if first.hasPrefix("# ") {
      title = HandOut.heading(first)
      lines.removeFirst()
    } else if lines.count > 1, !first.hasPrefix(" "), !lines[1].isEmpty, lines[1].utf8.allSatisfy({ $0 == 0x3D }) {
      title = first
      lines.removeFirst(2)
    } else {
      return
    }
    replaceFirstPart(with: lines)
  }

  /// The text of a heading, without the `#` that some write at its end.
  private static func heading(_ line: String) -> String {
    var text = line.dropFirst(2).drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    let end = text.reversed().prefix { $0 == "#" }.count
    if end > 0, text.dropLast(end).last == " " { text = text.dropLast(end) }
    return String(text).withoutTrailingBlanks
  }
}

extension HandOut {
  /// The page of a prompt, with its title and its prose.
  ///
  /// - Parameter frames: pictures as they were after earlier epochs, by the places of their commands, counted from 0.
  package init(_ recorder: SessionRecorder, frames: [Int: [Frame]] = [:]) {
    var language = recorder.language
    var commands: [Command] = []
    for (index, cell) in recorder.cells.enumerated() {
      // A command that changes the language answers in the new one.
      language = HandOut.language(of: cell, before: language)
      var command = Command(
        number: index + 1, text: cell.command, outputs: cell.outputs, lines: cell.output, language: language)
      command.frames = frames[index] ?? []
      commands.append(command)
    }
    guard let document = try? SessionDocument(Array(recorder.text.utf8)) else {
      self.init(
        title: SessionDocument.savedTitle, language: recorder.language, parts: commands.map { .command($0) })
      return
    }
    self.init(document, commands: commands, name: SessionDocument.savedTitle)
  }

  /// The language in which the outputs of a command come to its lines.
  ///
  /// - Parameter before: that of the command before, where several would do.
  private static func language(of cell: SessionRecorder.Cell, before: Language) -> Language {
    if cell.outputs.isEmpty { return before }
    let formatter = OutputFormatter()
    let others = Language.allCases.filter { $0 != before }
    return ([before] + others).first { formatter.lines(cell.outputs, in: $0) == cell.output } ?? before
  }
}
