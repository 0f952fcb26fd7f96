private import CLibEdit
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Phrases
import Text

/// A line while it is typed: libedit's line, what is shown of it, and what our own keys do to it.
final class EditingSession {
  let input: Int32
  let output: Int32
  let grammar: LineGrammar
  /// Whether libedit draws, because the terminal knows no escape sequences.
  let isDumb: Bool
  /// Lines that were typed before.
  var history = LineHistory()
  /// The line that was accepted by Return; nil while it is typed.
  private(set) var accepted: String?
  /// Reads keys while a line is typed; nil otherwise.
  var keys: KeyReader?
  /// Bytes that were read and belong to the next line.
  var rest: [UInt8] = []
  /// Whether a signal ended the wait for a key of this line.
  private(set) var wasInterrupted = false
  /// Whether the terminal has gone: Ctrl-D is a key like others.
  private(set) var hasVanished = false
  /// Sequences that the person's `~/.editrc` binds, as they stand there.
  var ownBindings = ""
  private let editor: OpaquePointer

  private var prompt = ""
  /// The prompt's bytes for libedit, at an address that does not change while it uses them.
  private(set) var promptBytes: UnsafeMutablePointer<CChar>?
  private var display = LineDisplay()
  /// The first row that is shown of a text with more rows than the window.
  private var top = 0
  /// Lines below the text, until the next key.
  private var below: [String] = []
  private var tab = TabKey()
  private var undo = LineUndo()
  private var kills = KillRing()
  private var search: HistorySearch?
  private var lastSearch = ""
  /// What the last key and the one before it did.
  private var (action, actionBefore): (EditingAction?, EditingAction?)
  /// The text that is being pasted.
  private var pasted = ""
  private var seen = EditedLine()
  /// Characters for libedit that belong to the key read last.
  private var queue: [Unicode.Scalar] = []

  /// Lines with more scalars are not coloured.
  private static let longestColoured = 10_000
  /// The longest line, in scalars.
  private static let longestLine = 8 << 20

  init(_ editor: OpaquePointer, input: Int32, output: Int32, isDumb: Bool, _ grammar: LineGrammar) {
    (self.editor, self.input, self.output) = (editor, input, output)
    (self.isDumb, self.grammar) = (isDumb, grammar)
  }

  deinit { free(promptBytes) }

  /// Another line begins.
  func begin(prompt: String) {
    self.prompt = prompt
    free(promptBytes)
    promptBytes = strdup(prompt)
    tab.forget()
    undo.begin()
    history.begin()
    display.forget()
    (below, queue, search, accepted, seen, top) = ([], [], nil, nil, EditedLine(), 0)
    (wasInterrupted, hasVanished, action, actionBefore) = (false, false, nil, nil)
    write(Self.pasteModeOn)
  }

  /// No more keys are read for this line; its rows stay, and the cursor is behind the last of them.
  func end() {
    (search, below) = (nil, [])
    if !isDumb {
      draw(isFinished: true)
      write(display.end() + Self.pasteModeOff)
    }
  }

  /// Takes the line's rows away.
  func clear() {
    guard !isDumb else { return }
    write(display.clear(columns: window.columns) + Self.pasteModeOff)
  }

  /// Shows a line as if it had been typed.
  func echo(_ text: String, prompt: String) {
    self.prompt = prompt
    display.forget()
    draw(EditedLine(text), isFinished: true)
    write(display.end() + "\r\n")
  }

  private static let pasteModeOn = "\u{1B}[?2004h"
  private static let pasteModeOff = "\u{1B}[?2004l"

  // MARK: the line

  /// The line as libedit has it.
  var line: EditedLine {
    guard let info = el_wline(editor)?.pointee else { return EditedLine() }
    let count = info.lastchar - info.buffer
    let scalars = UnsafeBufferPointer(start: info.buffer, count: count).map { character in
      Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}"
    }
    return EditedLine(scalars, cursor: info.cursor - info.buffer)
  }

  private func set(_ line: EditedLine) {
    let old = self.line
    guard line != old else { return }
    if line.scalars != old.scalars {
      if line.scalars.isEmpty {
        _ = el_cursor(editor, Int32(old.scalars.count - old.cursor))
        el_deletestr(editor, Int32(old.scalars.count))
      } else {
        var characters = line.scalars.map { Int32(bitPattern: $0.value) }
        characters.append(0)
        _ = el_wreplacestr(editor, characters)
      }
    }
    _ = el_cursor(editor, Int32(line.cursor - self.line.cursor))
  }

  // MARK: what is shown

  private var window: WindowSize { WindowSize(descriptor: output) }

  private func write(_ text: String) {
    if !text.isEmpty, !isDumb { writeWhole(text, to: output) }
  }

  private func ring() { writeWhole("\u{7}", to: output) }

  /// Shows the line as it is now.
  func show() {
    if !isDumb { draw() }
  }

  private func draw(_ text: EditedLine? = nil, isFinished: Bool = false) {
    let window = window
    var shown = ShownLine()
    shown.prompt = search.map { $0.prompt } ?? prompt
    shown.line = text ?? search?.found ?? line
    shown.below = fitting(below, window)
    shown.isFinished = isFinished
    if shown.line.scalars.count <= Self.longestColoured, let styles = grammar.styles(shown.line.text) {
      shown.styles = styles
      if !isFinished, search == nil { shown.suggestion = suggestion(for: shown.line) }
    }
    // A text of many windows is not shown once more when it is finished.
    if isFinished, shown.line.scalars.count > 4 * window.columns * window.lines { shown.isFinished = false }
    let frame = LineLayout(shown, in: window).frame(top: &top)
    let isCut = shown.isFinished && frame.rows.count > window.lines
    write((isCut ? display.clear(columns: window.columns) : "") + display.show(frame))
  }

  private func fitting(_ lines: [String], _ window: WindowSize) -> [String] {
    let most = max(1, window.lines - 2)
    return lines.count <= most ? lines : lines.prefix(most - 1) + [grammar.more(lines.count - most + 1)]
  }

  /// The rest of an earlier line that begins as this one.
  private func suggestion(for line: EditedLine) -> String {
    guard line.isAtEnd, line.scalars.count < 1000, !line.scalars.contains("\n") else { return "" }
    return history.suggestion(for: line.text)
  }

  /// The suggestion that can be taken now; empty if none is shown.
  private func suggestion() -> String {
    let line = line
    guard !isDumb, line.scalars.count <= Self.longestColoured, grammar.styles(line.text) != nil else { return "" }
    return suggestion(for: line)
  }

  // MARK: keys

  /// What is done between keys.
  var hooks: KeyReader.Hooks {
    var hooks = KeyReader.Hooks()
    hooks.show = { [unowned self] in show() }
    hooks.hold = { [unowned self] edits in
      if !edits { write(display.end() + Self.pasteModeOff) }
      _ = unroll_el_prepare_terminal(editor, edits ? 1 : 0)
      if edits { write("\r\u{1B}[J" + Self.pasteModeOn) }
      display.forget()
      if edits { redrawIfDumb() }
    }
    hooks.screenHasChanged = { [unowned self] in
      _ = unroll_el_prepare_terminal(editor, 1)
      write(display.clear(columns: window.columns))
      if isDumb { writeWhole("\n", to: output) }
      redrawIfDumb()
    }
    hooks.lineIsEmpty = { [unowned self] in line.scalars.isEmpty }
    hooks.escapeIsAKey = { [unowned self] in search != nil || unroll_el_has_vi_keys(editor) != 0 }
    return hooks
  }

  private func redrawIfDumb() {
    guard isDumb else { return }
    el_resize(editor)
    _ = unroll_el_refresh(editor)
  }

  /// Waits for a character for libedit.
  ///
  /// - Returns: as el_set(3) says of `EL_GETCFN`.
  func read(into character: UnsafeMutablePointer<Int32>) -> Int32 {
    while true {
      if !queue.isEmpty {
        character.pointee = Int32(bitPattern: queue.removeFirst().value)
        return 1
      }
      mend()
      switch next() {
      case .key(let key): queue = characters(of: key)
      case .paste(let text):
        pasted = text
        queue = [Self.code(.paste)]
      case .end:
        hasVanished = true
        return 0
      case .failed: return -1
      }
      (actionBefore, action) = (action, nil)
      below = []
    }
  }

  private func next() -> KeyReader.Event {
    let event = keys?.next() ?? .failed
    wasInterrupted = event == .failed && errno == EINTR
    return event
  }

  /// Makes characters whole of which libedit has changed a part.
  private func mend() {
    guard let info = el_wline(editor)?.pointee, info.lastchar - info.buffer <= Self.longestColoured else { return }
    let line = line
    let mended = line.mended(after: seen)
    if mended != line { set(mended) }
    seen = mended
    undo.note(mended)
  }

  private static func code(_ key: NamedKey) -> Unicode.Scalar { Unicode.Scalar(key.rawValue) ?? "\u{7}" }

  /// The characters by which libedit knows a key; none for a key that means nothing.
  private func characters(of key: TypedKey) -> [Unicode.Scalar] {
    switch key {
    case .scalar(let scalar): return [scalar]
    case .named(let named): return [Self.code(named)]
    case .meta(let scalar):
      if unroll_el_has_vi_keys(editor) != 0 { return ["\u{1B}", scalar] }
      // Escape and Return is Return.
      if scalar == "\r" || scalar == "\n" || !scalar.isASCII { return [scalar] }
      let lower = Unicode.Scalar(
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= UInt8(scalar.value) ? scalar.value | 0x20 : scalar.value)
      guard let lower, Self.metaKeys.contains(lower) || ownBindings.contains("\\e\(scalar)") else { return [] }
      return ["\u{1B}", ownBindings.contains("\\e\(scalar)") ? scalar : lower]
    case .unknown(let bytes):
      let text = String(decoding: bytes, as: UTF8.self)
      let isBound = ["\\e", "^[", "\\033", "\\E"].contains { ownBindings.contains($0 + text) }
      return isBound ? ["\u{1B}"] + Array(text.unicodeScalars) : []
    case .pasteBegins: return []
    }
  }

  /// The characters that mean something after Escape in emacs' map.
  private static let metaKeys = Set("bfdcluwpny<>.0123456789\u{7F}\u{8}".unicodeScalars)

  // MARK: actions

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
