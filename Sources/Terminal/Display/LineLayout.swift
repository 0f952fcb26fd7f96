import Text

/// What is to be shown of a line that is being typed.
package struct ShownLine: Sendable {
  /// The prompt, its colours between `PromptText.invisible`.
  package var prompt = ""
  /// The text and the cursor.
  package var line = EditedLine()
  /// The colours of parts of the text, in rising order.
  package var styles: [StyledRange] = []
  /// What could follow the text; it is shown behind it, and is no part of it.
  package var suggestion = ""
  /// Lines below the text.
  package var below: [String] = []
  /// Whether the line is finished: nothing is left out, and the cursor needs no place.
  package var isFinished = false

  /// Nothing at all.
  package init() {}
}

/// A part of a text and how it is shown.
package struct StyledRange: Sendable, Equatable {
  /// Scalars of the text.
  package let range: Range<Int>
  /// What they are.
  package let style: TextStyle

  /// - Parameters:
  ///   - range: scalars of the text.
  ///   - style: what they are.
  package init(_ range: Range<Int>, _ style: TextStyle) {
    self.range = range
    self.style = style
  }
}

/// What a part of a line is, as far as colours tell.
package enum TextStyle: Sendable, CaseIterable {
  case command, unknown, option, number, quoted, comment, suggestion

  /// The numbers of its colours, as between `ESC [` and `m`.
  var colours: String {
    switch self {
    case .command: "1;36"
    case .unknown: "31"
    case .option: "36"
    case .number: "33"
    case .quoted: "32"
    case .comment, .suggestion: "90"
    }
  }
}

/// Lays a line out in the rows of a window. It breaks rows itself, never within a character.
package struct LineLayout {
  private let shown: ShownLine
  private let window: WindowSize
  private let prompt: [FrameCell]
  /// What stands before every row but the first that follows a line break.
  private let continuation: [FrameCell]

  /// The rows of the text: which scalars each shows, and whether it follows a line break.
  private var rows: [(range: Range<Int>, isFresh: Bool)] = []
  private var cursorRow = 0

  /// - Parameters:
  ///   - shown: what is to be shown.
  ///   - window: where.
  package init(_ shown: ShownLine, in window: WindowSize) {
    self.shown = shown
    self.window = WindowSize(columns: max(1, window.columns), lines: max(1, window.lines))
    prompt = Self.cells(ofPrompt: shown.prompt)
    let width = prompt.reduce(0) { $0 + $1.width }
    let mark = width >= 4 ? String(repeating: " ", count: width - 4) + "... " : ""
    continuation = Self.cells(ofPrompt: mark)
    breakRows()
  }

  /// Returns the rows that fit into the window.
  ///
  /// - Parameter top: the first row of the text that is shown if not all of them fit; it moves when the cursor leaves
  ///   what is shown.
  package func frame(top: inout Int) -> Frame {
    let promptRows = brokenPrompt()
    let all = promptRows.count - 1 + rows.count
    let height = shown.isFinished ? max(all, 1) : window.lines
    let row = promptRows.count - 1 + cursorRow
    top = max(0, min(top, all - height))
    if row < top { top = row }
    if row >= top + height { top = row - height + 1 }
    var frame = Frame(rows: [], cursorRow: row - top, cursorColumn: 0, window: window)
    for index in top..<min(all, top + height) {
      if index < promptRows.count - 1 {
        frame.rows.append(promptRows[index])
      } else {
        let textRow = index - promptRows.count + 1
        let start = textRow == 0 ? promptRows[promptRows.count - 1] : rows[textRow].isFresh ? clipped(continuation) : []
        frame.rows.append(start + cells(rows[textRow].range, from: Self.width(start)))
        if textRow == cursorRow {
          frame.cursorColumn =
            Self.width(start) + width(rows[textRow].range, from: Self.width(start), upTo: shown.line.cursor)
        }
      }
    }
    if top + height >= all { addSuggestion(to: &frame, atMost: height) }
    for line in shown.below.prefix(height - frame.rows.count) {
      frame.rows.append(Self.cells(ofPrompt: line.truncated(to: window.columns, ellipsis: "")))
    }
    if shown.isFinished { frame.cursorRow = frame.rows.count - 1 }
    frame.cursorColumn = min(frame.cursorColumn, window.columns - 1)
    return frame
  }

  // MARK: rows

  private mutating func breakRows() {
    let line = shown.line
    let columns = window.columns
    var start = 0
    var isFresh = true
    var column = Self.width(brokenPrompt().last ?? [])
    var rows: [(range: Range<Int>, isFresh: Bool)] = []
    func width(of range: Range<Int>) -> Int { self.width(of: range, at: column) }
    line.forEachCharacter(in: 0..<line.scalars.count) { range in
      if line.scalars[range.lowerBound] == "\n" {
        rows.append((start..<range.lowerBound, isFresh))
        (start, isFresh) = (range.upperBound, true)
        column = Self.width(clipped(continuation))
        return
      }
      var taken = width(of: range)
      if column > 0, column + taken > columns {
        rows.append((start..<range.lowerBound, isFresh))
        (start, isFresh, column) = (range.lowerBound, false, 0)
        taken = width(of: range)
      }
      column += taken
    }
    rows.append((start..<line.scalars.count, isFresh))
    // A cursor behind a full row stands at the start of the next one.
    if column >= columns, !shown.isFinished || !shown.suggestion.isEmpty {
      rows.append((line.scalars.count..<line.scalars.count, false))
    }
    self.rows = rows
    cursorRow = rows.lastIndex { $0.range.lowerBound <= line.cursor } ?? 0
  }

  /// The prompt in rows; the text follows in the last of them.
  private func brokenPrompt() -> [[FrameCell]] {
    var rows: [[FrameCell]] = [[]]
    var column = 0
    for cell in prompt {
      if column > 0, column + cell.width > window.columns {
        rows.append([])
        column = 0
      }
      rows[rows.count - 1].append(cell)
      column += cell.width
    }
    if column >= window.columns { rows.append([]) }
    return rows
  }

  private func clipped(_ cells: [FrameCell]) -> [FrameCell] {
    Self.width(cells) < window.columns ? cells : []
  }

  private static func width(_ cells: [FrameCell]) -> Int { cells.reduce(0) { $0 + $1.width } }

  // MARK: cells

  private func cells(_ range: Range<Int>, from column: Int) -> [FrameCell] {
    var cells: [FrameCell] = []
    var column = column
    var styles = shown.styles[
      (shown.styles.firstIndex { $0.range.upperBound > range.lowerBound } ?? shown.styles.count)...]
    shown.line.forEachCharacter(in: range) { character in
      while let first = styles.first, first.range.upperBound <= character.lowerBound { styles.removeFirst() }
      let style = styles.first.flatMap { $0.range.contains(character.lowerBound) ? $0.style.colours : nil } ?? ""
      let cell = cell(character, at: column, style: style)
      cells.append(cell)
      column += cell.width
    }
    return cells
  }

  /// The columns between the start of a row and an index.
  private func width(_ range: Range<Int>, from start: Int, upTo index: Int) -> Int {
    var column = start
    shown.line.forEachCharacter(in: range) { character in
      if character.lowerBound < index { column += width(of: character, at: column) }
    }
    return column - start
  }

  /// The columns that a character of the text takes at a column.
  private func width(of range: Range<Int>, at column: Int) -> Int {
    let value = shown.line.scalars[range.lowerBound].value
    return range.count == 1 && value >= 0x20 && value < 0x7F ? 1 : cell(range, at: column, style: "").width
  }

  /// A character of the text, as it is shown at a column.
  private func cell(_ range: Range<Int>, at column: Int, style: String) -> FrameCell {
    let first = shown.line.scalars[range.lowerBound]
    if range.count == 1, first.value >= 0x20 && first.value < 0x7F {
      return FrameCell(text: String(Character(first)), width: 1, style: style)
    }
    if first == "\t", range.count == 1 {
      // As far as the next place where terminals stop at a tab.
      let width = max(1, min(8 - column % 8, window.columns - column))
      return FrameCell(text: String(repeating: " ", count: width), width: width, style: style)
    }
    return fitted(Self.visible(shown.line.scalars[range]), style: style)
  }

  private func fitted(_ text: String, style: String) -> FrameCell {
    let width = displayWidth(text)
    guard width <= window.columns else { return FrameCell(text: "?", width: 1, style: style) }
    return FrameCell(text: text, width: width, style: style)
  }

  /// Scalars of a character, those that cannot be shown as they are spelled: `^A` and the like.
  private static func visible(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    for scalar in scalars {
      if scalar.value < 0x20 || scalar.value == 0x7F, let letter = Unicode.Scalar(scalar.value ^ 0x40) {
        text += "^" + String(Character(letter))
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    text = text.escapedForTerminal
    // A mark that has nothing to stand on would not be seen.
    return displayWidth(text) > 0 ? text : scalars.map { $0.spelled }.joined()
  }

  private func addSuggestion(to frame: inout Frame, atMost height: Int) {
    guard !shown.suggestion.isEmpty, let last = frame.rows.last else { return }
    var column = Self.width(last)
    for character in shown.suggestion {
      let cell = fitted(Self.visible(Array(character.unicodeScalars)[...]), style: TextStyle.suggestion.colours)
      if column > 0, column + cell.width > window.columns {
        guard frame.rows.count < height else { return }
        frame.rows.append([])
        column = 0
      }
      frame.rows[frame.rows.count - 1].append(cell)
      column += cell.width
    }
  }

  /// The cells of a text that has colours between `PromptText.invisible`.
  private static func cells(ofPrompt text: String) -> [FrameCell] {
    var cells: [FrameCell] = []
    var style = ""
    for (index, part) in text.split(separator: PromptText.invisible, omittingEmptySubsequences: false).enumerated() {
      if index % 2 == 1 {
        style = part.hasPrefix("\u{1B}[") && part.hasSuffix("m") ? String(part.dropFirst(2).dropLast()) : ""
        if style == "0" { style = "" }
        continue
      }
      for character in part {
        let shown = visible(Array(character.unicodeScalars)[...])
        cells.append(FrameCell(text: shown, width: displayWidth(shown), style: style))
      }
    }
    return cells
  }
}
