private import CLibEdit
import Glibc

/// Lines typed at a terminal, with libedit's editing and history.
///
/// The owner installs a handler for SIGINT that does not restart system calls; Ctrl-C then ends the line.
package final class LibEditLineReader: LineReader {
  private let editor: OpaquePointer
  private let past: OpaquePointer
  /// What the prompt function returns; libedit borrows it.
  private let prompt: PromptText
  private let historyPath: String?

  private static let historySize: Int32 = 1000

  /// Opens a terminal, that on standard input and output unless another is given; nil where libedit cannot use it.
  ///
  /// - Parameters:
  ///   - program: the program's name, for `~/.editrc`.
  ///   - historyPath: a file whose lines are remembered from run to run; where it cannot be read or written it
  ///     is left alone.
  ///   - input: the terminal, open for reading; it is not closed.
  ///   - output: the same, open for writing.
  package init?(program: String, historyPath: String?, input: Int32 = 0, output: Int32 = 1) {
    LibEditLineReader.useUTF8()
    guard let past = history_init() else { return nil }
    guard let input = fdopen(input, "r"), let output = fdopen(output, "w"), let errors = fdopen(2, "w"),
      let editor = el_init(program, input, output, errors)
    else {
      history_end(past)
      return nil
    }
    self.editor = editor
    self.past = past
    self.historyPath = historyPath
    prompt = PromptText()
    _ = unroll_history_set_size(past, Self.historySize)
    _ = unroll_history_set_unique(past, 1)
    if let historyPath { _ = unroll_history_load(past, historyPath) }
    _ = unroll_el_set_client_data(editor, Unmanaged.passUnretained(prompt).toOpaque())
    _ = unroll_el_set_prompt(editor, currentPrompt)
    _ = unroll_el_set_signals(editor, 1)
    _ = unroll_el_set_editor(editor, "emacs")
    _ = unroll_el_set_history(editor, past)
    bindKeys()
    _ = el_source(editor, nil)
  }

  deinit {
    el_end(editor)
    history_end(past)
  }

  package func readLine(prompt text: String) throws(LineReadingError) -> LineEvent {
    prompt.set(text)
    var length: Int32 = 0
    errno = 0
    guard let bytes = el_gets(editor, &length), length > 0 else {
      if length < 0 && errno == EINTR {
        el_reset(editor)
        return .interrupted
      }
      return .endOfInput
    }
    let line = UnsafeRawBufferPointer(start: bytes, count: Int(length))
    guard var text = String(validating: line, as: UTF8.self) else { throw .notUTF8(line: 1) }
    if text.last?.isNewline == true { text.removeLast() }
    remember(text)
    return .line(text)
  }

  private func remember(_ line: String) {
    guard line.contains(where: { !$0.isWhitespace }) else { return }
    _ = unroll_history_enter(past, line)
    guard let historyPath else { return }
    // What was typed is nobody else's.
    let mask = umask(0o077)
    _ = unroll_history_save(past, historyPath)
    umask(mask)
  }

  private func bindKeys() {
    let keys = [
      ("^R", "em-inc-search-prev"), ("\\e[1~", "ed-move-to-beg"), ("\\e[4~", "ed-move-to-end"),
      ("\\e[H", "ed-move-to-beg"), ("\\e[F", "ed-move-to-end"), ("\\e[3~", "ed-delete-next-char"),
      ("\\e[1;5C", "em-next-word"), ("\\e[1;5D", "ed-prev-word"),
    ]
    for (key, command) in keys { _ = unroll_el_bind(editor, key, command) }
  }

  /// libedit reads characters by the locale; one without UTF-8 could not hold Chinese.
  private static func useUTF8() {
    setlocale(LC_CTYPE, "")
    let codeset = nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? ""
    if codeset.uppercased() != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }
}

/// The prompt's bytes at an address that stays.
private final class PromptText {
  private(set) var bytes: UnsafeMutablePointer<CChar>?

  func set(_ text: String) {
    free(bytes)
    bytes = strdup(text)
  }

  deinit { free(bytes) }
}

private func currentPrompt(_ editor: OpaquePointer?) -> UnsafeMutablePointer<CChar>? {
  guard let data = unroll_el_client_data(editor) else { return nil }
  return Unmanaged<PromptText>.fromOpaque(data).takeUnretainedValue().bytes
}
