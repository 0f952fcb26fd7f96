import CommandLanguage

/// A text of one or more rows, as it is typed or pasted, and the lines that it stands for.
///
/// A row goes on in the next one within quotes, and after `\` at its end; either line break is a blank. Of a pasted
/// session only the commands count: those in its blocks, or if it has no blocks the rows that start with a prompt,
/// `> ` or `[3] > `. All else is output or prose.
package struct TypedRows {
  /// A line that can be run.
  package struct Line: Sendable, Equatable {
    /// What is run.
    package var text: String
    /// Where it stands in the text, in scalars.
    package var range: Range<Int>
  }

  /// The lines, in order, without empty ones.
  package private(set) var lines: [Line] = []
  /// Whether something has to follow the last row.
  package private(set) var isUnfinished = false
  /// Whether the text is of a session, so that what stands in no line is not run.
  package private(set) var isSession = false
  private let scalars: [Unicode.Scalar]

  /// - Parameter text: the rows, with `\n` between them.
  package init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    let rows = Self.rows(scalars)
    let prompts = Self.commandRows(text, rows, scalars)
    isSession = !prompts.isEmpty
    if isSession {
      lines = prompts.map { Line(text: Self.text(scalars[$0]), range: $0) }
    } else {
      join(rows)
    }
    lines.removeAll { $0.text.unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
  }

  /// A line with as many scalars as its rows have: line breaks, and each `\` before one, are blanks.
  package func inOneRow(_ line: Line) -> String {
    var part = Array(scalars[line.range])
    for index in part.indices where part[index] == "\n" {
      part[index] = " "
      if index > 0, part[index - 1] == "\\" { part[index - 1] = " " }
    }
    return Self.text(part[...])
  }

  // MARK: rows

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  private static func rows(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var start = 0
    for index in scalars.indices where scalars[index] == "\n" {
      rows.append(start..<index)
      start = index + 1
    }
    return rows + [start..<scalars.count]
  }

  /// Joins rows that go on in the next one.
  private mutating func join(_ rows: [Range<Int>]) {
    var scanner = RowScanner()
    var line = Line(text: "", range: 0..<0)
    var isOpen = false
    for row in rows {
      var part = scalars[row]
      if !isOpen {
        line = Line(text: "", range: row.lowerBound..<row.lowerBound)
        if part.starts(with: "```".unicodeScalars) || part.starts(with: "~~~".unicodeScalars) { continue }
      }
      let wasInText = scanner.quote != nil
      if isOpen { line.text += " " }
      if isOpen, !wasInText { part = part.drop { $0 == " " || $0 == "\t" } }
      if isOpen || !Self.isProse(part) { scanner.read(part) }
      let goesOn = scanner.quote == nil && !scanner.isComment && part.last == "\\"
      if goesOn {
        part = part.dropLast()
        while part.last == " " || part.last == "\t" { part = part.dropLast() }
      }
      line.text += Self.text(part)
      line.range = line.range.lowerBound..<row.upperBound
      isOpen = goesOn || scanner.quote != nil
      scanner.endRow()
      if !isOpen { lines.append(line) }
    }
    if isOpen { lines.append(line) }
    isUnfinished = isOpen
  }

  /// Whether a row is a note or the like, in which an apostrophe opens no text.
  private static func isProse(_ row: ArraySlice<Unicode.Scalar>) -> Bool {
    let words = row.split(maxSplits: 2) { $0 == " " || $0 == "\t" }
    guard let first = words.first else { return false }
    let next = words.count > 1 ? text(words[1]) : ""
    guard let place = CommandTable.placeOfText(text(first), next, shortened: true) else { return false }
    let start = words.count > place + 1 ? words[place + 1].first : nil
    return start != "'" && start != "\""
  }

  // MARK: sessions

  /// The commands of a session; none if the text is no session.
  private static func commandRows(_ text: String, _ rows: [Range<Int>], _ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    guard rows.count > 1 else { return [] }
    let prompts = rows.map { promptLength(scalars[$0]) }
    guard prompts.contains(where: { $0 != nil }) else { return [] }
    do throws(SessionError) {
      let document = try SessionDocument(Array(text.utf8))
      if !document.cells.isEmpty {
        return document.cells.compactMap { cell in
          let index = cell.line - 1
          guard rows.indices.contains(index) else { return nil }
          return max(
            rows[index].lowerBound, rows[index].upperBound - cell.command.unicodeScalars.count)..<rows[index].upperBound
        }
      }
    } catch {
      // A part of a session is pasted, and its block has no end.
    }
    return zip(rows, prompts).compactMap { row, length in length.map { row.lowerBound + $0..<row.upperBound } }
  }

  /// How long the prompt is with which a row starts; nil if it starts with none.
  private static func promptLength(_ row: ArraySlice<Unicode.Scalar>) -> Int? {
    var rest = row
    if rest.first == "[" {
      rest = rest.dropFirst()
      let digits = rest.prefix { ("0"..."9").contains($0) }
      rest = rest.dropFirst(digits.count)
      guard !digits.isEmpty, rest.starts(with: ["]", " "]) else { return nil }
      rest = rest.dropFirst(2)
    }
    guard rest.first == ">", rest.count == 1 || rest.dropFirst().first == " " else { return nil }
    return row.count - rest.count + min(2, rest.count)
  }
}

/// Knows after each row whether a text or a comment is open, by the lexer's rules.
private struct RowScanner {
  /// The quote that is open.
  var quote: Unicode.Scalar?
  var isComment = false

  mutating func read(_ row: ArraySlice<Unicode.Scalar>) {
    var isWordStart = quote == nil
    for scalar in row {
      if let open = quote {
        if scalar == open { quote = nil }
        isWordStart = false
      } else if scalar == "#", isWordStart {
        isComment = true
        return
      } else {
        if scalar == "'" || scalar == "\"" { quote = scalar }
        isWordStart = scalar.properties.isWhitespace || scalar == ";"
      }
    }
  }

  mutating func endRow() { isComment = false }
}
