private import CLibEdit
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Phrases
import Text

// What keys of our own do to the line.

extension EditingSession {
  /// Does what a key asks for.
  ///
  /// - Returns: what libedit is told.
  func perform(_ action: EditingAction) -> Int32 {
    self.action = action
    var line = line
    let old = line
    let count = max(1, keys?.count ?? 1)
    switch action {
    case .run: return run(&line)
    case .complete: return complete()
    case .left: _ = line.move(by: -count)
    case .right:
      if line.isAtEnd, !suggestion().isEmpty {
        line.insert(suggestion().unicodeScalars)
      } else {
        _ = line.move(by: count)
      }
    case .start: line.cursor = line.row(at: line.cursor).lowerBound
    case .end:
      if line.isAtEnd { line.insert(suggestion().unicodeScalars) }
      line.cursor = line.row(at: line.cursor).upperBound
    case .wordLeft: line.cursor = line.wordStart(times: count)
    case .wordRight:
      if line.isAtEnd { takeWord(of: suggestion(), &line) } else { line.cursor = line.wordEnd(times: count) }
    case .up, .down: walk(&line, down: action == .down, count)
    case .olderMatch, .newerMatch:
      line = history.match(back: action == .olderMatch, from: line) ?? line
    case .searchBack, .searchOn: return searchHistory(back: action == .searchBack)
    case .deleteLeft:
      let end = line.cursor
      _ = line.move(by: -count)
      _ = line.remove(line.cursor..<end)
    case .deleteOrLeave where line.scalars.isEmpty: return CC_EOF
    case .delete, .deleteOrLeave:
      let start = line.cursor
      _ = line.move(by: count)
      _ = line.remove(start..<line.cursor)
    case .cutWordLeft: cut(line.wordStart(times: count)..<line.cursor, of: &line, atStart: true)
    case .cutToBlank: cut(line.wordStart(times: count, toBlank: true)..<line.cursor, of: &line, atStart: true)
    case .cutWordRight: cut(line.cursor..<line.wordEnd(times: count), of: &line, atStart: false)
    case .cutToEnd: cutToEnd(&line)
    case .cutToStart: cut(line.row(at: line.cursor).lowerBound..<line.cursor, of: &line, atStart: true)
    case .paste: line.insert(kills.last)
    case .pasteOlder: pasteOlder(&line)
    case .exchange: _ = line.transpose()
    case .undo: line = undo.undo() ?? line
    case .edit: return editElsewhere()
    case .clear: clearWindow()
    case .abandon: below = []
    case .insertBlock: return insertBlock(&line)
    }
    let hasChanged = line != old
    if hasChanged { set(line) } else if action != .clear { ring() }
    return isDumb ? (action == .clear ? CC_REDISPLAY : CC_REFRESH) : CC_NORM
  }

  private func run(_ line: inout EditedLine) -> Int32 {
    let text = line.text
    let lastRow = line.row(at: line.scalars.count)
    let isGivenUp = lastRow.lowerBound > 0 && line.scalars[lastRow].allSatisfy { $0.properties.isWhitespace }
    if !isDumb, !isGivenUp, grammar.isUnfinished(text) {
      line.insert(["\n"])
      set(line)
      return CC_NORM
    }
    accepted = text
    // libedit takes an empty line for the end of input, and moves its own cursor below.
    if isDumb { writeWhole("\r\n", to: output) }
    return CC_NEWLINE
  }

  private func complete() -> Int32 {
    var line = line
    let before = line.before
    let completion = grammar.complete(before, window.columns)
    switch tab.press(before: before, completion) {
    case .nothing:
      if completion.candidates.count != 1 { ring() }
    case .list:
      if !isDumb, completion.listing.count > window.lines - 2, let page = grammar.page {
        away { page(completion.listing) }
        return CC_NORM
      }
      // The listing stays until the next key.
      below = completion.listing
      if isDumb {
        writeWhole("\r\n" + fitting(below, window).joined(separator: "\r\n") + "\r\n", to: output)
        return CC_REDISPLAY
      }
    case .replace(let scalars, let text):
      _ = line.remove(max(0, line.cursor - scalars)..<line.cursor)
      line.insert(text.unicodeScalars)
      set(line)
    }
    return isDumb ? CC_REFRESH : CC_NORM
  }

  /// Does something else at the terminal, which has its usual modes meanwhile. The line is then drawn anew.
  private func away(_ work: () -> Void) {
    draw()
    write(display.end() + Self.pasteModeOff + "\r\n")
    _ = unroll_el_prepare_terminal(editor, 0)
    keys?.pause(work)
    _ = unroll_el_prepare_terminal(editor, 1)
    write("\r\u{1B}[J" + Self.pasteModeOn)
    display.forget()
    redrawIfDumb()
  }

  private func walk(_ line: inout EditedLine, down: Bool, _ count: Int) {
    for _ in 0..<count where !line.moveRow(down: down) {
      guard let other = history.walk(back: down ? -1 : 1, from: line) else { return }
      line = other
    }
  }

  private func takeWord(of suggestion: String, _ line: inout EditedLine) {
    let rest = EditedLine(suggestion, cursor: 0)
    line.insert(rest.scalars[..<rest.wordEnd()])
  }

  private func clearWindow() {
    write("\u{1B}[H\u{1B}[2J")
    display.forget()
  }

  // MARK: cutting and putting back

  private func cut(_ range: Range<Int>, of line: inout EditedLine, atStart: Bool) {
    let cuts: Set<EditingAction?> = [.cutWordLeft, .cutToBlank, .cutWordRight, .cutToEnd, .cutToStart]
    kills.cut(line.remove(range), extends: actionBefore != nil && cuts.contains(actionBefore), atStart: atStart)
  }

  private func cutToEnd(_ line: inout EditedLine) {
    let end = line.row(at: line.cursor).upperBound
    // At the end of a row its line break goes.
    cut(line.cursor..<(end == line.cursor ? min(end + 1, line.scalars.count) : end), of: &line, atStart: false)
  }

  private func pasteOlder(_ line: inout EditedLine) {
    guard actionBefore == .paste || actionBefore == .pasteOlder else { return }
    let count = kills.last.count
    guard line.cursor >= count else { return }
    _ = line.remove(line.cursor - count..<line.cursor)
    kills.turn()
    line.insert(kills.last)
  }

  /// Puts the pasted block into the line. One that ends with a line break brings its own Return along.
  private func insertBlock(_ line: inout EditedLine) -> Int32 {
    let block = PastedBlock(pasted)
    pasted = ""
    guard line.scalars.count + block.scalars.count <= Self.longestLine else {
      ring()
      return CC_NORM
    }
    line.insert(block.scalars)
    set(line)
    guard block.endsRow, !grammar.isUnfinished(line.text), grammar.mayRunAtOnce(line.text) else { return CC_NORM }
    show()
    return run(&line)
  }

  /// Lets the person edit the line in an editor of their own, and runs what they save.
  private func editElsewhere() -> Int32 {
    let text = line.text
    var outcome = EditedText.noFile
    away { outcome = ExternalEditor(input: input).edit(text) }
    if case .saved(let new) = outcome, new.contains(where: { !$0.isWhitespace }) {
      set(EditedLine(PastedBlock(new).scalars))
      if !isDumb, !new.unicodeScalars.contains("\n") { show() }
      accepted = line.text
      return CC_NEWLINE
    }
    if let complaint = grammar.complaint(outcome) { below = [complaint] }
    ring()
    return CC_NORM
  }

  // MARK: searching

  private func searchHistory(back: Bool) -> Int32 {
    let old = line
    search = HistorySearch(in: history.lines, back: back)
    defer { search = nil }
    while true {
      let event = next()
      guard case .key(let key) = event else {
        if case .paste(let text) = event {
          search?.type(text.split(whereSeparator: \.isNewline).first.map { String($0) } ?? "")
          continue
        }
        if event == .end { hasVanished = true }
        return CC_EOF
      }
      switch key {
      case .scalar("\u{12}"), .scalar("\u{13}"):
        if search?.text.isEmpty == true, !lastSearch.isEmpty {
          search?.type(lastSearch)
        } else {
          search?.next(back: key == .scalar("\u{12}"))
        }
        if search?.hasFailed == true { ring() }
      case .scalar("\u{7F}"), .scalar("\u{8}"):
        if search?.takeBack() != true { ring() }
      case .scalar("\u{7}"):
        set(old)
        return CC_NORM
      case .scalar(let scalar) where scalar.value >= 0x20:
        search?.type(String(Character(scalar)))
        if search?.hasFailed == true { ring() }
      case .unknown, .pasteBegins: continue
      default:
        // Any other key takes the line and does what it does.
        if let search, !search.text.isEmpty { lastSearch = search.text }
        if let found = search?.found { set(found) }
        if key != .scalar("\u{1B}") { keys?.unread(key) }
        return CC_NORM
      }
    }
  }
}
