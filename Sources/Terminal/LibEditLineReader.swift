private import CLibEdit
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads lines from a terminal, with libedit's editing and history.
///
/// Ctrl-C ends the line if the program handles SIGINT without restarting system calls.
package final class LibEditLineReader: LineReader {
  private let editor: OpaquePointer
  private let past: OpaquePointer
  private let callbacks: CallbackState
  private let history: HistoryFile?
  private let waiting: WaitingTerminal
  private let isDumb: Bool
  private var lastLine: String?

  /// Opens a terminal; nil if libedit cannot use it.
  ///
  /// - Parameters:
  ///   - program: the program's name, for `~/.editrc`.
  ///   - history: the lines of earlier runs, to which those of this one are added; nil to remember none.
  ///   - input: the terminal, open for reading; it is not closed.
  ///   - output: the same, open for writing.
  ///   - complete: returns what could stand at the cursor, given what stands before it and the window's columns.
  package init?(
    program: String, history: HistoryFile?, input: Int32 = 0, output: Int32 = 1,
    complete: @escaping (String, Int) -> LineCompletion = { _, _ in .none }
  ) {
    LibEditLineReader.useUTF8()
    guard let past = history_init() else { return nil }
    waiting = WaitingTerminal(input)
    guard let inputFile = fdopen(input, "r"), let outputFile = fdopen(output, "w"), let errors = fdopen(2, "w"),
      let editor = el_init(program, inputFile, outputFile, errors)
    else {
      history_end(past)
      return nil
    }
    self.editor = editor
    self.past = past
    self.history = history
    callbacks = CallbackState(input: input, output: output, complete: complete)
    isDumb = getenv("TERM").map { String(cString: $0) } == "dumb"
    _ = unroll_history_set_size(past, Int32(HistoryFile.mostLines))
    _ = unroll_history_set_unique(past, 1)
    for line in history?.lines() ?? [] { remember(line) }
    _ = unroll_el_set_client_data(editor, Unmanaged.passUnretained(callbacks).toOpaque())
    _ = unroll_el_set_prompt(editor, currentPrompt, promptMark)
    _ = unroll_el_set_signals(editor, 1)
    _ = unroll_el_set_reader(editor, readCharacter)
    // Otherwise Ctrl-S would stop the terminal and never reach its command.
    _ = unroll_el_set_editing_mode(editor, "-ixon")
    _ = unroll_el_add_function(editor, "unroll-complete", "Complete the word at the cursor", completeWord)
    _ = unroll_el_set_editor(editor, "emacs")
    _ = unroll_el_set_history(editor, past)
    bind(Self.keys + Self.emacsKeys)
    _ = el_source(editor, nil)
    // `bind -v` in that file removes our keys. Those that begin with Escape stay removed: with them, Escape alone
    // would no longer end vi's insertion.
    if unroll_el_has_vi_keys(editor) != 0 {
      bind([Self.tab])
      // Whoever has not asked for an editor is not to find themselves in one.
      _ = unroll_el_bind_command(editor, "v", "ed-unassigned")
    }
  }

  deinit {
    waiting.end()
    el_end(editor)
    history_end(past)
  }

  /// Waits for the next line; somebody can edit it, walk through the history and complete words.
  package func readLine(prompt text: String) throws(LineReadingError) -> LineEvent {
    callbacks.begin(prompt: text)
    let typedAhead = waitingBytes(callbacks.input)
    waiting.end()
    let editor = editor
    let keys = KeyReader(
      input: callbacks.input, output: callbacks.output, isDumb: isDumb, typedAhead: typedAhead,
      prepareTerminal: { _ = unroll_el_prepare_terminal(editor, $0 ? 1 : 0) },
      redraw: {
        el_resize(editor)
        _ = unroll_el_refresh(editor)
      },
      lineIsEmpty: { el_line(editor).map { $0.pointee.lastchar == $0.pointee.buffer } ?? false })
    callbacks.keys = keys
    // The window may have changed its size since the last line.
    el_resize(editor)
    var length: Int32 = 0
    let bytes = el_gets(editor, &length)
    callbacks.keys = nil
    let isInterrupted = keys.isInterrupted
    keys.end()
    waiting.begin()
    // Ctrl-C was pressed while the line was drawn, and means it.
    if isInterrupted {
      el_reset(editor)
      return .interrupted
    }
    guard let bytes, length > 0 else {
      // libedit takes a search that a signal ends for the end of input.
      if callbacks.wasInterrupted {
        el_reset(editor)
        return .interrupted
      }
      return callbacks.hasVanished ? .vanished : .endOfInput
    }
    let line = UnsafeRawBufferPointer(start: bytes, count: Int(length))
    guard var text = String(validating: line, as: UTF8.self) else { throw .notUTF8(line: 1) }
    if text.last?.isNewline == true { text.removeLast() }
    if text.contains(where: { !$0.isWhitespace }) {
      remember(text)
      history?.append(text)
    }
    return .line(text)
  }

  private func remember(_ line: String) {
    // libedit's own check misses a line that repeats the one before it.
    guard line != lastLine else { return }
    lastLine = line
    _ = unroll_history_enter(past, line)
  }

  private func bind(_ keys: [(String, String)]) {
    for (key, command) in keys { _ = unroll_el_bind(editor, key, command) }
  }

  private static let tab = ("^I", "unroll-complete")

  /// Tab, Home, End, Delete and Ctrl with the arrows, as common terminals send them.
  private static let keys = [
    tab, ("\\e[1~", "ed-move-to-beg"), ("\\e[4~", "ed-move-to-end"),
    ("\\e[7~", "ed-move-to-beg"), ("\\e[8~", "ed-move-to-end"), ("\\e[H", "ed-move-to-beg"),
    ("\\e[F", "ed-move-to-end"), ("\\eOH", "ed-move-to-beg"), ("\\eOF", "ed-move-to-end"),
    ("\\e[3~", "ed-delete-next-char"), ("\\e[1;5C", "em-next-word"), ("\\e[1;5D", "ed-prev-word"),
    ("\\e[1;3C", "em-next-word"), ("\\e[1;3D", "ed-prev-word"),
  ]
  private static let emacsKeys = [("^R", "em-inc-search-prev"), ("^S", "em-inc-search-next")]

  /// Chooses a UTF-8 locale: libedit reads characters by the locale, and others have no Chinese.
  private static func useUTF8() {
    setlocale(LC_CTYPE, "")
    let codeset = nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? ""
    if codeset.uppercased() != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }
}

/// What libedit's callbacks need. libedit holds an unowned reference to it.
private final class CallbackState {
  /// The prompt's bytes, at an address that does not change while libedit uses them.
  private(set) var prompt: UnsafeMutablePointer<CChar>?
  let input: Int32
  let output: Int32
  let complete: (String, Int) -> LineCompletion
  var tab = TabKey()
  /// Reads keys while a line is typed; nil otherwise.
  var keys: KeyReader?
  /// Whether a signal ended the wait for a key of this line.
  var wasInterrupted = false
  /// Whether the terminal has gone: Ctrl-D is a key like others.
  var hasVanished = false

  init(input: Int32, output: Int32, complete: @escaping (String, Int) -> LineCompletion) {
    self.input = input
    self.output = output
    self.complete = complete
  }

  func begin(prompt text: String) {
    tab.forget()
    wasInterrupted = false
    free(prompt)
    prompt = strdup(text)
  }

  deinit { free(prompt) }

  static func of(_ editor: OpaquePointer) -> CallbackState? {
    unroll_el_client_data(editor).map { Unmanaged<CallbackState>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Shows the candidates under the line, as many as fit into the window.
  func list(_ lines: [String]) {
    let most = max(4, WindowSize(descriptor: output).lines - 3)
    let shown = lines.count <= most ? lines[...] : lines.prefix(most - 1) + ["… and \(lines.count - most + 1) more"]
    writeWhole("\r\n" + shown.joined(separator: "\r\n") + "\r\n", to: output)
  }
}

/// `PromptText.invisible`, as libedit takes it.
private let promptMark = CChar(1)

private func currentPrompt(_ editor: OpaquePointer?) -> UnsafeMutablePointer<CChar>? {
  editor.flatMap { CallbackState.of($0) }?.prompt
}

private func readCharacter(_ editor: OpaquePointer?, _ character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
  guard let character, let callbacks = editor.flatMap({ CallbackState.of($0) }),
    let result = callbacks.keys?.read(into: character)
  else { return -1 }
  callbacks.wasInterrupted = result < 0 && errno == EINTR
  callbacks.hasVanished = result == 0
  return result
}

private func completeWord(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
  guard let editor, let callbacks = CallbackState.of(editor), let line = el_line(editor)?.pointee else {
    return UInt8(CC_ERROR)
  }
  let bytes = UnsafeRawBufferPointer(start: line.buffer, count: line.cursor - line.buffer)
  let before = String(decoding: bytes, as: UTF8.self)
  let completion = callbacks.complete(before, WindowSize(descriptor: callbacks.output).columns)
  switch callbacks.tab.press(before: before, completion) {
  case .nothing: return UInt8(completion.candidates.count == 1 ? CC_NORM : CC_REFRESH_BEEP)
  case .list:
    callbacks.list(completion.listing)
    return UInt8(CC_REDISPLAY)
  case .replace(let scalars, let text):
    if scalars > 0 { el_deletestr(editor, Int32(scalars)) }
    return UInt8(el_insertstr(editor, text) == 0 ? CC_REFRESH : CC_REFRESH_BEEP)
  }
}
