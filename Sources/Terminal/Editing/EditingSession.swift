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
  var accepted: String?
  /// Reads keys while a line is typed; nil otherwise.
  var keys: KeyReader?
  /// Bytes that were read and belong to the next line.
  var rest: [UInt8] = []
  /// Whether a signal ended the wait for a key of this line.
  private(set) var wasInterrupted = false
  /// Whether the terminal has gone: Ctrl-D is a key like others.
  var hasVanished = false
  /// Sequences that the person's `~/.editrc` binds, as they stand there.
  var ownBindings = ""
  let editor: OpaquePointer

  private var prompt = ""
  /// At least the columns of the prompt.
  var promptLength: Int { prompt.utf8.count }
  /// The prompt's bytes for libedit, at an address that does not change while it uses them.
  private(set) var promptBytes: UnsafeMutablePointer<CChar>?
  var display = LineDisplay()
  /// The first row that is shown of a text with more rows than the window.
  private var top = 0
  /// Lines below the text, until the next key.
  var below: [String] = []
  var tab = TabKey()
  var undo = LineUndo()
  var kills = KillRing()
  var search: HistorySearch?
  var lastSearch = ""
  /// What the last key and the one before it did.
  var (action, actionBefore): (EditingAction?, EditingAction?)
  /// The text that is being pasted.
  var pasted = ""
  /// The line after the last key.
  var seen = EditedLine()
  /// How many characters the line had when libedit laid it out; nil if it has to do so again.
  var drawn: Int?
  /// How many rows libedit was told that the window has; 0 if it knows those of the window.
  var roomRows = 0
  /// How many columns the window had when the line began.
  private(set) var columnsAtStart = 0
  /// Characters for libedit that belong to the key read last.
  private var queue: [Unicode.Scalar] = []

  /// Lines with more scalars are not coloured.
  static let longestColoured = 10_000
  /// The columns of the window that libedit believes in where it does not draw.
  static let columnsBelieved = 80
  /// The most places of that window.
  static let mostRoom = 1 << 22
  /// The longest line, in scalars.
  static let longestLine = 8 << 20

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
    (drawn, roomRows, columnsAtStart) = (0, 0, window.columns)
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

  static let pasteModeOn = "\u{1B}[?2004h"
  static let pasteModeOff = "\u{1B}[?2004l"

  // MARK: what is shown

  var window: WindowSize { WindowSize(descriptor: output) }

  func write(_ text: String) {
    if !text.isEmpty, !isDumb { writeWhole(text, to: output) }
  }

  func ring() { writeWhole("\u{7}", to: output) }

  /// Shows the line as it is now.
  func show() {
    if !isDumb { draw() }
  }

  func draw(_ text: EditedLine? = nil, isFinished: Bool = false) {
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

  func fitting(_ lines: [String], _ window: WindowSize) -> [String] {
    let most = max(1, window.lines - 2)
    return lines.count <= most ? lines : lines.prefix(most - 1) + [grammar.more(lines.count - most + 1)]
  }

  /// The rest of an earlier line that begins as this one.
  private func suggestion(for line: EditedLine) -> String {
    guard line.isAtEnd, line.scalars.count < 1000, !line.scalars.contains("\n") else { return "" }
    return history.suggestion(for: line.text)
  }

  /// The suggestion that can be taken now; empty if none is shown.
  func suggestion() -> String {
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

  func redrawIfDumb() {
    guard isDumb else { return }
    el_resize(editor)
    (roomRows, columnsAtStart) = (0, window.columns)
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
      keepCursorInLine()
      mend()
      makeRoom()
      layOutAgain()
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

  func next() -> KeyReader.Event {
    let event = keys?.next() ?? .failed
    wasInterrupted = event == .failed && errno == EINTR
    return event
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
}
