import Phrases
import Terminal
import Text

/// Shows a text that is longer than the window page by page: with this program's own keys, or with the program that
/// PAGER names. What was seen stays on the screen and above it, as after `less -X`.
package struct Pager<T: Terminal> {
  private let terminal: T
  private let language: Language

  /// - Parameters:
  ///   - terminal: where texts are shown.
  ///   - language: of the line that says which keys there are.
  package init(at terminal: T, in language: Language) {
    self.terminal = terminal
    self.language = language
  }

  /// Shows lines; those that fit on the screen, or that nobody sees there, as they are, and so is a line alone, which has
  /// no pages to look through.
  package func show(_ lines: [String]) {
    guard lines.count > 1, terminal.features.pager != .none, terminal.isTerminal(.input), terminal.isTerminal(.output),
      !lines.contains(where: { $0.holdsPixels })
    else { return write(lines) }
    var text = PagedText(lines, size: terminal.size(.output))
    guard !text.fits, text.size.lines > 3, text.size.columns >= 20 else { return write(lines) }
    if case .program(let command) = terminal.features.pager,
      terminal.page(lines.joined(separator: "\n") + "\n", with: command)
    {
      terminal.interrupts.clear()
      return
    }
    turnPages(of: &text)
    // Ctrl-C meant the pages.
    terminal.interrupts.clear()
  }

  private func write(_ lines: [String]) { terminal.print(lines.flatMap { terminal.fitted($0) }) }

  private func turnPages(of text: inout PagedText) {
    draw(text.seen, status(of: text))
    while true {
      var note: Phrase?
      let key = terminal.readKey()
      if terminal.size(.output) != text.size { text.resize(to: terminal.size(.output)) }
      switch key == .character("/") ? search(in: &text, &note) : text.press(key) {
      case .nothing: terminal.write("\r" + status(of: text, note), to: .output)
      case .forward(let count): draw(text.last(count), status(of: text))
      case .redraw: redraw(text, status(of: text))
      case .leave:
        terminal.write("\r\u{1B}[K", to: .output)
        return
      }
    }
  }

  /// Rows go in the place of the status line, which comes below them.
  private func draw(_ rows: [String], _ status: String) {
    terminal.write("\r\u{1B}[K" + rows.map { $0 + "\n" }.joined() + status, to: .output)
  }

  /// The screen from its upper edge.
  private func redraw(_ text: PagedText, _ status: String) {
    terminal.write("\u{1B}[H" + text.seen.map { $0 + "\u{1B}[K\n" }.joined() + "\u{1B}[J" + status, to: .output)
  }

  private func status(of text: PagedText, _ note: Phrase? = nil) -> String {
    if let note { return reversed(language.text(note), text.size) }
    let (first, last, all) = text.place
    let keys: Phrase =
      text.isAtEnd ? "the end: q leaves, b back, / searches" : "Space goes on, b back, / searches, q leaves"
    return reversed(language.text("\(first) to \(last) of \(all): \(keys)"), text.size)
  }

  private func reversed(_ words: String, _ size: WindowSize) -> String {
    "\u{1B}[7m" + words.truncated(to: max(1, size.columns - 1)) + "\u{1B}[27m\u{1B}[K"
  }

  // MARK: searching

  /// Reads what is looked for in the last line.
  ///
  /// - Parameter note: what is said of it until the next key.
  private func search(in text: inout PagedText, _ note: inout Phrase?) -> PagedText.Change {
    var pattern = ""
    while true {
      terminal.write("\r/" + pattern.truncated(to: max(1, text.size.columns - 3)) + "\u{1B}[K", to: .output)
      switch terminal.readKey() {
      case .character(let character) where !character.isNewline && displayWidth(character) > 0:
        pattern.append(character)
      case .backspace:
        if pattern.isEmpty { return .nothing }
        pattern.removeLast()
      case .enter:
        // Nothing stands for what was looked for before.
        let wanted = pattern.isEmpty ? text.pattern : pattern
        if wanted.isEmpty { return .nothing }
        if let change = text.find(wanted) { return change }
        note = "not found below: \(wanted)"
        return .nothing
      case .interrupt:
        if terminal.interrupts.leavingSignal != nil { return .leave }
        terminal.interrupts.clear()
        return .nothing
      case .escape: return .nothing
      case .endOfInput: return .leave
      default: break
      }
    }
  }
}

extension String {
  /// Whether it draws a picture of pixels, which no page can show a part of.
  fileprivate var holdsPixels: Bool { contains("\u{1B}_G") || contains("\u{1B}P") }
}
