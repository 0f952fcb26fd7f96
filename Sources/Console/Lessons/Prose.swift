import Text

/// Markdown prose as lines for a terminal: paragraphs as wide as the window, headings in bold, no marks of Markdown.
package struct Prose {
  /// Columns of a line.
  let columns: Int
  /// Whether headings are bold and code is coloured.
  let hasColour: Bool

  /// Prose for lines of so many columns.
  ///
  /// - Parameters:
  ///   - columns: columns of a line.
  ///   - hasColour: whether headings are bold and code is coloured.
  package init(columns: Int, hasColour: Bool) { (self.columns, self.hasColour) = (columns, hasColour) }

  /// What a run of lines is.
  private enum Block {
    case paragraph([String])
    case heading(String)
    case item(mark: String, indent: Int, [String])
    case quote([String])
    case table([String])
    /// Lines that have a shape of their own.
    case shaped([String])
    case rule
    case blank
  }

  /// Returns the lines of a part of a file. Fences of commands are left out, and so are comments.
  ///
  /// - Parameter afterCommand: whether the part begins in a block of commands.
  package func lines(_ source: [String], afterCommand: Bool = false) -> [String] {
    var lines: [String] = []
    for block in Self.blocks(source.map { $0.escapedForTerminal }, afterCommand) {
      // One blank line stands for several, and for the fences between them.
      if case .blank = block, lines.last?.isEmpty ?? false { continue }
      lines += laidOut(block)
    }
    return lines
  }

  private func laidOut(_ block: Block) -> [String] {
    switch block {
    case .paragraph(let lines): Inline(lines.joined(separator: " ")).lines(columns, hasColour: hasColour)
    case .heading(let text): Inline(text, style: .bold).lines(columns, hasColour: hasColour)
    case .item(let mark, let indent, let lines):
      Inline(lines.joined(separator: " ")).lines(
        columns, head: String(repeating: " ", count: indent) + mark + " ", hasColour: hasColour)
    case .quote(let lines): Inline(lines.joined(separator: " ")).lines(columns, head: "  ", hasColour: hasColour)
    case .table(let rows): table(rows)
    case .shaped(let lines): lines
    case .rule: [String(repeating: "-", count: min(columns, 20))]
    case .blank: [""]
    }
  }

  // MARK: blocks

  private static func blocks(_ lines: [String], _ afterCommand: Bool) -> [Block] {
    var blocks: [Block] = []
    var (fence, isComment, isAfterCommand) = ("", false, afterCommand)
    for line in lines {
      let text = line.drop { $0 == " " }
      let indent = line.count - text.count
      if isComment {
        isComment = !line.contains("-->")
      } else if !fence.isEmpty {
        if text.hasPrefix(fence) { fence = "" } else { add(.shaped(["    " + line]), to: &blocks) }
      } else if let opened = ["```", "~~~"].first(where: { text.hasPrefix($0) }), indent < 4 {
        // What stands in a block of commands is none of this; its fences come alone.
        let isCommands = text.drop { $0 == "`" || $0 == "~" }.lowercased().hasPrefix("unroll")
        fence = isCommands || isAfterCommand ? "" : opened
        if isCommands || isAfterCommand { add(.blank, to: &blocks) }
        isAfterCommand = false
      } else if text.hasPrefix("<!--") {
        isComment = !line.contains("-->")
      } else {
        add(block(line, String(text), indent, after: blocks.last), to: &blocks)
      }
    }
    return blocks
  }

  /// What a line is by itself.
  private static func block(_ line: String, _ text: String, _ indent: Int, after last: Block?) -> Block {
    if text.isEmpty { return .blank }
    if let heading = heading(text), indent < 4 { return .heading(heading) }
    if let (mark, rest) = item(text) { return .item(mark: mark, indent: indent, [rest]) }
    if case .item? = last { return .paragraph([text]) }
    if indent >= 4 { return .shaped([line]) }
    if text.hasPrefix("|") { return .table([text]) }
    if text.hasPrefix("> ") { return .quote([String(text.dropFirst(2))]) }
    if text.count >= 3, text.allSatisfy({ $0 == "-" }) || text.allSatisfy({ $0 == "*" }) { return .rule }
    return .paragraph([text])
  }

  private static func heading(_ text: String) -> String? {
    let marks = text.prefix { $0 == "#" }.count
    guard (1...6).contains(marks), text.dropFirst(marks).first == " " else { return nil }
    return String(text.dropFirst(marks + 1))
  }

  /// `- text`, `* text` or `3. text`
  private static func item(_ text: String) -> (mark: String, rest: String)? {
    for mark in ["- ", "* ", "+ "] where text.hasPrefix(mark) { return ("-", String(text.dropFirst(2))) }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count), text.dropFirst(digits.count).hasPrefix(". ") else { return nil }
    return (digits + ".", String(text.dropFirst(digits.count + 2)))
  }

  /// Adds a block; a line that goes on the one before becomes a part of it.
  private static func add(_ block: Block, to blocks: inout [Block]) {
    switch (blocks.last, block) {
    case (.paragraph(let lines)?, .paragraph(let more)): blocks[blocks.count - 1] = .paragraph(lines + more)
    case (.item(let mark, let indent, let lines)?, .paragraph(let more)):
      blocks[blocks.count - 1] = .item(mark: mark, indent: indent, lines + more)
    case (.quote(let lines)?, .quote(let more)): blocks[blocks.count - 1] = .quote(lines + more)
    case (.table(let rows)?, .table(let more)): blocks[blocks.count - 1] = .table(rows + more)
    default: blocks.append(block)
    }
  }

  private func table(_ lines: [String]) -> [String] {
    var rows = lines.map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().map { cell in
        Inline(String(cell)).plain.trimmingBlanks
      }
    }
    // The bar at the end of a line closes its last cell.
    rows = rows.map { $0.last == "" ? $0.dropLast() : $0 }
    guard let titles = rows.first else { return [] }
    let body = rows.dropFirst().filter { row in !row.allSatisfy { cell in cell.allSatisfy { "-: ".contains($0) } } }
    return TextTable(columns: titles.map { .init($0) }, rows: Array(body)).lines(width: columns)
  }
}

extension String {
  fileprivate var trimmingBlanks: String { String(drop { $0 == " " }).withoutTrailingBlanks }
}
