// The page's title and its notes: the paragraphs of the prose between commands.

extension SessionRecorder {
  /// A paragraph of the page.
  package struct Note: Sendable, Equatable {
    /// How many commands stand before it.
    package let place: Int
    /// Its Markdown, lines with `\n` between them.
    package let text: String
    /// Its lines among those of the prose in its place.
    fileprivate let lines: Range<Int>
  }

  /// The notes from the first to the last; the title is none of them.
  package var notes: [Note] {
    prose.enumerated().flatMap { place, text in
      let lines = SessionDocument.lines(of: text)
      let heading = place == 0 ? heading(lines) : nil
      let head = place == 0 ? Self.headCount(lines) : 0
      return Markdown.paragraphs(lines).flatMap { paragraph in
        Self.without(heading, head: head, paragraph, lines).map {
          Note(place: place, text: $0.text, lines: $0.lines)
        }
      }
    }
  }

  /// What is left of a paragraph without the line of the title and the comments that the file begins with.
  private static func without(
    _ heading: Int?, head: Int, _ paragraph: Markdown.Paragraph, _ lines: [Substring]
  ) -> [Markdown.Paragraph] {
    let start = max(paragraph.lines.lowerBound, head)
    guard let heading, start..<paragraph.lines.upperBound ~= heading else {
      return start == paragraph.lines.lowerBound
        ? [paragraph] : Markdown.paragraphs(lines, min(start, paragraph.lines.upperBound)..<paragraph.lines.upperBound)
    }
    return Markdown.paragraphs(lines, start..<heading)
      + Markdown.paragraphs(lines, heading + 1..<paragraph.lines.upperBound)
  }

  /// How many lines at the start of the file are comments or blank: they say what the file needs.
  private static func headCount(_ lines: [Substring]) -> Int {
    let head = lines.enumerated().prefix { index, line in
      SessionParameters.comment(SessionDocument.content(line, isFirst: index == 0)) != nil
    }
    let count = head.count
    // Empty lines behind the comments are none of them.
    return lines[..<count].lastIndex { !Markdown.isBlank($0) && !$0.utf8.elementsEqual("\u{FEFF}".utf8) }.map { $0 + 1 }
      ?? 0
  }

  // MARK: the title

  /// The first heading before all commands; nil if there is none.
  package var title: String? {
    get {
      let lines = SessionDocument.lines(of: prose[0])
      guard let index = heading(lines) else { return nil }
      let content = SessionDocument.content(lines[index], isFirst: index == 0).dropFirst(2)
      return String(Substring(content.drop { BlockLine.isBlank($0) }))
    }
    set {
      let lines = SessionDocument.lines(of: prose[0])
      let line = "# " + (newValue ?? "")
      if let index = heading(lines) {
        let mark = prose[0].utf8.starts(with: "\u{FEFF}".utf8) && index == 0 ? "\u{FEFF}" : ""
        setProse(0, lines, replacing: index..<index + 1, with: mark + line + lineEnd)
      } else {
        let start = Self.headCount(lines)
        let mark = start == 0 && prose[0].utf8.starts(with: "\u{FEFF}".utf8) ? "\u{FEFF}" : ""
        var rest = lines
        if !mark.isEmpty, let first = lines.first { rest[0] = Substring(SessionDocument.withoutMark(first)) }
        setProse(0, rest, replacing: start..<start, with: mark + line + lineEnd + lineEnd)
      }
    }
  }

  /// The line of the first heading.
  private func heading(_ lines: [Substring]) -> Int? {
    var open: FenceLine?
    for (index, line) in lines.enumerated() {
      let content = SessionDocument.content(line, isFirst: index == 0)
      if let fence = open {
        if BlockLine.closes(content, fence: fence.fence) { open = nil }
      } else if content.starts(with: "# ".utf8) {
        return index
      } else {
        open = FenceLine(content)
      }
    }
    return nil
  }

  // MARK: notes

  /// Adds a paragraph behind a command, and behind the notes that are there.
  ///
  /// - Parameters:
  ///   - text: Markdown, lines with `\n` between them. A block that it leaves open is closed.
  ///   - place: how many commands stand before it.
  mutating func addNote(_ text: String, after place: Int) {
    let note = lines(ofNote: text)
    var before = prose[place]
    // A block that ends here, or a text: an empty line stands between.
    before = before.isEmpty ? (place > 0 ? lineEnd : "") : Markdown.closed(before, lineEnd: lineEnd)
    prose[place] = before + note + (place < cells.count ? lineEnd : "")
  }

  /// Puts another text in the place of a note.
  mutating func replaceNote(_ note: Note, with text: String) {
    setProse(note.place, SessionDocument.lines(of: prose[note.place]), replacing: note.lines, with: lines(ofNote: text))
  }

  /// Takes a note away. Where nothing else stands between two commands of a block, they follow each other again.
  mutating func removeNote(_ note: Note) {
    let lines = SessionDocument.lines(of: prose[note.place])
    var end = note.lines.upperBound
    while end < lines.count, Markdown.isBlank(lines[end]) { end += 1 }
    setProse(note.place, lines, replacing: note.lines.lowerBound..<end, with: "")
    let place = note.place
    guard prose[place].utf8.allSatisfy({ Markdown.isBlank($0) }), place > 0 else { return }
    if place == cells.count || cells[place - 1].block == cells[place].block { prose[place] = "" }
  }

  private func lines(ofNote text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0 + lineEnd }
    return Markdown.whole(lines.joined(), lineEnd: lineEnd)
  }

  /// Whether the page, read as a file, has these commands and this language: no prose hides or adds any.
  var isSound: Bool {
    guard let document = try? SessionDocument(Array(text.utf8)), document.language == language,
      document.parameters == parameters
    else { return false }
    return document.cells.elementsEqual(cells) { $0.command.utf8.elementsEqual($1.command.utf8) }
  }

  private mutating func setProse(_ place: Int, _ lines: [Substring], replacing range: Range<Int>, with text: String) {
    var result = ""
    for line in lines[..<range.lowerBound] { result += line }
    if !result.isEmpty, !text.isEmpty, result.utf8.last != UInt8(ascii: "\n") { result += lineEnd }
    result += text
    for line in lines[range.upperBound...] { result += line }
    prose[place] = result
  }
}
