/// Prose between blocks of commands, as lines of Markdown. It is read byte by byte, as session files are.
enum Markdown {
  /// Whether a byte is one that can be left out at the ends of prose: a blank or a line break.
  static func isBlank(_ byte: UInt8) -> Bool {
    BlockLine.isBlank(byte) || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Whether a line, with its line end, holds nothing.
  static func isBlank(_ line: Substring) -> Bool { line.utf8.allSatisfy { isBlank($0) } }

  /// The block of another language that a text leaves open; nil if it leaves none.
  static func openFence(_ text: String) -> FenceLine? {
    var open: FenceLine?
    for (index, line) in SessionDocument.lines(of: text).enumerated() {
      let content = SessionDocument.content(line, isFirst: index == 0)
      if let fence = open {
        if BlockLine.closes(content, fence: fence.fence) { open = nil }
      } else {
        open = FenceLine(content)
      }
    }
    return open
  }

  /// Whether a text opens a block of commands.
  static func opensOurs(_ text: String) -> Bool {
    var open: FenceLine?
    for line in SessionDocument.lines(of: text) {
      let content = SessionDocument.withoutLineEnd(line).utf8
      if let fence = open {
        if BlockLine.closes(content, fence: fence.fence) { open = nil }
      } else {
        open = FenceLine(content)
        if open?.isOurs == true { return true }
      }
    }
    return false
  }

  /// Returns a text that ends in a whole line, with the block closed that it leaves open.
  static func whole(_ text: String, lineEnd: String) -> String {
    var text = text
    if !text.isEmpty, text.utf8.last != UInt8(ascii: "\n") { text += lineEnd }
    if let fence = openFence(text) { text += fence.fence + lineEnd }
    return text
  }

  /// Returns a text behind which a block or a paragraph can stand: whole lines, and an empty one at the end.
  static func closed(_ text: String, lineEnd: String) -> String {
    // The byte order mark is no text.
    guard !text.isEmpty, !text.utf8.elementsEqual("\u{FEFF}".utf8) else { return text }
    let text = whole(text, lineEnd: lineEnd)
    return SessionDocument.lines(of: text).last.map { isBlank($0) } == true ? text : text + lineEnd
  }

  /// Returns two texts one after the other, which stay apart.
  static func joined(_ first: String, _ second: String, lineEnd: String) -> String {
    guard !first.isEmpty, !second.isEmpty else { return first + second }
    let starts = SessionDocument.lines(of: second).first.map { isBlank($0) } == true
    return (starts ? whole(first, lineEnd: lineEnd) : closed(first, lineEnd: lineEnd)) + second
  }

  // MARK: paragraphs

  /// A part of prose that stands between empty lines: a paragraph, a heading, a list, or a block of another language.
  struct Paragraph: Sendable, Equatable {
    /// Its lines among those of the prose.
    var lines: Range<Int>
    /// Its text, without the last line end.
    var text: String
  }

  /// The paragraphs of a text. Empty lines in a block do not end it.
  ///
  /// - Parameter lines: the text's lines.
  static func paragraphs(_ lines: [Substring]) -> [Paragraph] { paragraphs(lines, 0..<lines.count) }

  /// The paragraphs in some lines of a text.
  static func paragraphs(_ lines: [Substring], _ range: Range<Int>) -> [Paragraph] {
    var paragraphs: [Paragraph] = []
    var start: Int?
    var open: FenceLine?
    for index in range {
      let content = SessionDocument.content(lines[index], isFirst: index == 0)
      if open == nil, content.allSatisfy({ isBlank($0) }) {
        if let first = start { paragraphs.append(paragraph(lines, first..<index)) }
        start = nil
        continue
      }
      start = start ?? index
      if let fence = open {
        if BlockLine.closes(content, fence: fence.fence) { open = nil }
      } else {
        open = FenceLine(content)
      }
    }
    if let start { paragraphs.append(paragraph(lines, start..<range.upperBound)) }
    return paragraphs
  }

  private static func paragraph(_ lines: [Substring], _ range: Range<Int>) -> Paragraph {
    var text = ""
    for index in range {
      let content = Substring(SessionDocument.content(lines[index], isFirst: index == 0))
      text += (text.isEmpty && index == range.lowerBound ? "" : "\n") + content
    }
    return Paragraph(lines: range, text: text)
  }
}
