private import CLibEdit
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Phrases

/// Reads lines from a terminal, with editing and history.
///
/// libedit keeps the line and knows the keys, also those of vi and of `~/.editrc`. What is seen is drawn by
/// `LineDisplay`; libedit's own drawing goes nowhere, unless the terminal knows no escape sequences.
///
/// Ctrl-C ends the line if the program handles SIGINT without restarting system calls.
package final class LibEditLineReader: LineReader {
  private let editor: OpaquePointer
  private let past: OpaquePointer
  private let nowhere: UnsafeMutablePointer<FILE>?
  private let session: EditingSession
  private let history: HistoryFile?
  private let waiting: WaitingTerminal
  private let pressed: () -> [UInt8]
  /// Lines that were typed or pasted at once and are still to be given, the last one first.
  private var lines: [String] = []

  /// Opens a terminal; nil if libedit cannot use it.
  ///
  /// - Parameters:
  ///   - program: the program's name, for `~/.editrc`.
  ///   - history: the lines of earlier runs, to which those of this one are added; nil to remember none.
  ///   - input: the terminal, open for reading; it is not closed.
  ///   - output: the same, open for writing.
  ///   - grammar: what is known of the language that is typed.
  ///   - pressed: returns, once each, bytes of keys that somebody else has read from the terminal.
  package init?(
    program: String, history: HistoryFile?, input: Int32 = 0, output: Int32 = 1, grammar: LineGrammar = LineGrammar(),
    pressed: @escaping () -> [UInt8] = { [] }
  ) {
    LibEditLineReader.useUTF8()
    let isDumb = LibEditLineReader.isDumb
    guard let past = history_init() else { return nil }
    waiting = WaitingTerminal(input)
    self.pressed = pressed
    nowhere = isDumb ? nil : fopen("/dev/null", "w")
    guard let inputFile = fdopen(input, "r"), let outputFile = nowhere ?? fdopen(output, "w"),
      let errors = fdopen(2, "w"),
      let editor = el_init_fd(program, inputFile, outputFile, errors, input, output, 2)
    else {
      history_end(past)
      if let nowhere { fclose(nowhere) }
      return nil
    }
    self.editor = editor
    self.past = past
    self.history = history
    session = EditingSession(editor, input: input, output: output, isDumb: isDumb, grammar)
    _ = unroll_history_set_size(past, Int32(HistoryFile.mostLines))
    _ = unroll_history_set_unique(past, 1)
    for line in history?.lines() ?? [] { remember(line) }
    _ = unroll_el_set_client_data(editor, Unmanaged.passUnretained(session).toOpaque())
    _ = unroll_el_set_prompt(editor, currentPrompt, promptMark)
    _ = unroll_el_set_signals(editor, 1)
    _ = unroll_el_set_reader(editor, readCharacter)
    // Otherwise Ctrl-S would stop the terminal and never reach its command, and Ctrl-C would drop keys.
    for mode in ["-ixon", "-isig"] { _ = unroll_el_set_editing_mode(editor, mode) }
    bindKeys()
  }

  deinit {
    waiting.end()
    el_end(editor)
    history_end(past)
    if let nowhere { fclose(nowhere) }
  }

  /// Waits for the next line; somebody can edit it, walk through the history and complete words. Of several lines that
  /// were entered at once the first is given, and the others by the next calls.
  package func readLine(prompt text: String) throws(LineReadingError) -> LineEvent {
    if let line = lines.popLast() { return give(line, prompt: text) }
    session.begin(prompt: text)
    let typedAhead = waitingBytes(session.input)
    waiting.end()
    let keys = KeyReader(
      input: session.input, typedAhead: typedAhead, rest: session.rest + pressed(), hooks: session.hooks)
    session.keys = keys
    // The window may have changed its size since the last line.
    el_resize(editor)
    var length: Int32 = 0
    let bytes = el_wgets(editor, &length)
    session.rest = session.keys?.rest ?? []
    session.keys = nil
    let isInterrupted = keys.isInterrupted
    keys.end()
    waiting.begin()
    // Ctrl-C was pressed while the line was drawn, and means it.
    if isInterrupted || session.wasInterrupted {
      session.end()
      el_reset(editor)
      return .interrupted
    }
    if session.accepted == nil, bytes == nil || length <= 0 {
      session.end()
      return session.hasVanished ? .vanished : .endOfInput
    }
    return accept(session.accepted ?? Self.text(bytes, length), prompt: text)
  }

  /// Enters a text as if it had been typed.
  package func enter(_ text: String) { lines += session.grammar.commands(text).reversed() }

  /// Forgets the lines that are still to be given.
  package func dropWaitingLines() { lines = [] }

  private static func text(_ characters: UnsafePointer<wchar_t>?, _ length: Int32) -> String {
    let scalars = UnsafeBufferPointer(start: characters, count: Int(length)).compactMap {
      Unicode.Scalar(UInt32(bitPattern: $0))
    }
    let text = String(String.UnicodeScalarView(scalars))
    return text.last?.isNewline == true ? String(text.dropLast()) : text
  }

  private func accept(_ text: String, prompt: String) -> LineEvent {
    guard text.unicodeScalars.contains("\n") else {
      session.end()
      if !session.isDumb { writeWhole("\r\n", to: session.output) }
      remember(text, inFile: true)
      return .line(text)
    }
    // Several rows are shown once more as the lines that they stand for, each with its answer.
    session.clear()
    lines = session.grammar.commands(text).reversed()
    return give(lines.popLast() ?? "", prompt: prompt)
  }

  /// Gives a line that was not typed just now.
  private func give(_ line: String, prompt: String) -> LineEvent {
    session.echo(line, prompt: prompt)
    remember(line, inFile: true)
    return .line(line)
  }

  private func remember(_ line: String, inFile: Bool = false) {
    guard line.contains(where: { !$0.isWhitespace }) else { return }
    if inFile { history?.append(line) }
    // libedit's own check misses a line that repeats the one before it.
    guard line != session.history.lines.last else { return }
    session.history.add(line)
    _ = unroll_history_enter(past, line)
  }

  /// Chooses a UTF-8 locale: libedit reads characters by the locale, and others have no Chinese.
  private static func useUTF8() {
    setlocale(LC_CTYPE, "")
    let codeset = nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? ""
    if codeset.uppercased() != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  /// Whether the terminal is one of which nobody knows that it understands escape sequences.
  private static var isDumb: Bool {
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    return ["", "dumb", "emacs", "unknown"].contains(name)
  }
}

// MARK: keys

extension LibEditLineReader {
  private func bindKeys() {
    for (action, function) in functions {
      _ = unroll_el_add_function(editor, Self.name(of: action), "One of Unroll's own commands", function)
    }
    _ = unroll_el_set_editor(editor, "emacs")
    _ = unroll_el_set_history(editor, past)
    bind { _ in true }
    if session.isDumb {
      // There libedit shows its own search.
      for (key, command) in [("^R", "em-inc-search-prev"), ("^S", "em-inc-search-next")] {
        _ = unroll_el_bind(editor, key, command)
      }
    }
    session.ownBindings = Self.editrc
    _ = el_source(editor, nil)
    guard unroll_el_has_vi_keys(editor) != 0 else { return }
    // `bind -v` in that file removes our keys. Of those that are characters vi's own meanings stay.
    bind { key in ["Tab", "Return", "Ctrl-J"].contains(key) || NamedKey(name: key) != nil }
    // Whoever has not asked for an editor is not to find themselves in one.
    _ = unroll_el_bind_command(editor, "v", "ed-unassigned")
  }

  /// Binds the keys whose names are wanted, in both of vi's maps or in emacs' one.
  private func bind(where isWanted: (String) -> Bool) {
    for keys in EditingKeys.all {
      guard let action = keys.action else { continue }
      for key in keys.names where isWanted(key) {
        let (sequence, name) = (KeyName.sequence(of: key), Self.name(of: action))
        _ = unroll_el_bind(editor, sequence, name)
        if unroll_el_has_vi_keys(editor) != 0, key != "Tab" { _ = unroll_el_bind_command(editor, sequence, name) }
      }
    }
    let block = (KeyName.sequence(of: .paste), Self.name(of: .insertBlock))
    _ = unroll_el_bind(editor, block.0, block.1)
    if unroll_el_has_vi_keys(editor) != 0 { _ = unroll_el_bind_command(editor, block.0, block.1) }
  }

  private static func name(of action: EditingAction) -> String { "unroll-" + action.rawValue }

  /// What the person's own file of key bindings says; empty if there is none.
  private static var editrc: String {
    let home = getenv("HOME").map { String(cString: $0) } ?? ""
    let path = getenv("EDITRC").map { String(cString: $0) } ?? home + "/.editrc"
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    return String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
  }
}

/// `PromptText.invisible`, as libedit takes it.
private let promptMark = CChar(1)

private func session(of editor: OpaquePointer?) -> EditingSession? {
  editor.flatMap { unroll_el_client_data($0) }.map { Unmanaged<EditingSession>.fromOpaque($0).takeUnretainedValue() }
}

private func currentPrompt(_ editor: OpaquePointer?) -> UnsafeMutablePointer<CChar>? {
  session(of: editor)?.promptBytes
}

private func readCharacter(_ editor: OpaquePointer?, _ character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
  guard let character, let session = session(of: editor) else { return -1 }
  return session.read(into: character)
}

private func perform(_ action: EditingAction, _ editor: OpaquePointer?) -> UInt8 {
  UInt8(session(of: editor)?.perform(action) ?? CC_ERROR)
}

private typealias EditorFunction = @convention(c) (OpaquePointer?, Int32) -> UInt8

/// libedit calls functions that know nothing but their key: one for each action.
private let functions: [(EditingAction, EditorFunction)] = [
  (.run, { editor, _ in perform(.run, editor) }),
  (.complete, { editor, _ in perform(.complete, editor) }),
  (.left, { editor, _ in perform(.left, editor) }),
  (.right, { editor, _ in perform(.right, editor) }),
  (.start, { editor, _ in perform(.start, editor) }),
  (.end, { editor, _ in perform(.end, editor) }),
  (.wordLeft, { editor, _ in perform(.wordLeft, editor) }),
  (.wordRight, { editor, _ in perform(.wordRight, editor) }),
  (.up, { editor, _ in perform(.up, editor) }),
  (.down, { editor, _ in perform(.down, editor) }),
  (.searchBack, { editor, _ in perform(.searchBack, editor) }),
  (.searchOn, { editor, _ in perform(.searchOn, editor) }),
  (.olderMatch, { editor, _ in perform(.olderMatch, editor) }),
  (.newerMatch, { editor, _ in perform(.newerMatch, editor) }),
  (.deleteLeft, { editor, _ in perform(.deleteLeft, editor) }),
  (.delete, { editor, _ in perform(.delete, editor) }),
  (.deleteOrLeave, { editor, _ in perform(.deleteOrLeave, editor) }),
  (.cutWordLeft, { editor, _ in perform(.cutWordLeft, editor) }),
  (.cutToBlank, { editor, _ in perform(.cutToBlank, editor) }),
  (.cutWordRight, { editor, _ in perform(.cutWordRight, editor) }),
  (.cutToEnd, { editor, _ in perform(.cutToEnd, editor) }),
  (.cutToStart, { editor, _ in perform(.cutToStart, editor) }),
  (.paste, { editor, _ in perform(.paste, editor) }),
  (.pasteOlder, { editor, _ in perform(.pasteOlder, editor) }),
  (.exchange, { editor, _ in perform(.exchange, editor) }),
  (.undo, { editor, _ in perform(.undo, editor) }),
  (.edit, { editor, _ in perform(.edit, editor) }),
  (.clear, { editor, _ in perform(.clear, editor) }),
  (.abandon, { editor, _ in perform(.abandon, editor) }),
  (.insertBlock, { editor, _ in perform(.insertBlock, editor) }),
]
