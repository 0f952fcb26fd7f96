import Notebook
import Phrases
import Plotting
import Terminal
import Text

/// A terminal and how things look at it: the prompt, answers, pictures, and the line that says how far work has come.
package final class Screen<T: Terminal> {
  /// Where things are shown.
  package let terminal: T
  /// What is shown while a command works.
  package let status: StatusLine<T>
  /// Whether anything is coloured.
  let hasColour: Bool
  /// The person's language, for what no session says.
  package let language: Language

  /// - Parameters:
  ///   - terminal: where things are shown.
  ///   - colour: whether anything is coloured.
  ///   - language: the person's, for what no session says.
  package init(_ terminal: T, colour: ColourChoice = .auto, language: Language = .english) {
    self.terminal = terminal
    self.language = language
    status = StatusLine(terminal)
    hasColour = colour.isOn(at: terminal)
  }

  /// Returns the prompt, `[3] > `, with its colours between marks that take no columns.
  package func prompt(_ number: Int) -> String {
    let mark = PromptText.invisible
    return hasColour ? "\(mark)\u{1b}[1;34m\(mark)[\(number)] >\(mark)\u{1b}[0m\(mark) " : "[\(number)] > "
  }

  /// Shows what a command answered. The answer to a mistake is red, and broken between words at the window's edge.
  package func show(_ answer: Notebook.Answer) { terminal.print(lines(answer)) }

  /// Shows what a command answered while its line goes on: it takes the place of what was shown of its work.
  ///
  /// - Parameter pager: shows what is longer than the window; nil to show all at once.
  func answer(_ lines: [String], _ pager: Pager<T>?) {
    guard let pager else { return status.answer(lines) }
    status.clear()
    pager.show(lines)
    status.begin()
  }

  func lines(_ answer: Notebook.Answer) -> [String] {
    guard answer.failed, let message = answer.lines.last else { return answer.lines.flatMap { terminal.fitted($0) } }
    let mistake = answer.lines.suffix(2).dropLast() + wrapped(message)
    return answer.lines.dropLast(2) + (hasColour ? mistake.map { "\u{1b}[31m" + $0 + "\u{1b}[0m" } : Array(mistake))
  }

  /// Shows a line that nobody need read, dim if there are colours.
  func whisper(_ text: String) {
    terminal.printError(wrapped(text).map { hasColour ? "\u{1b}[2m\($0)\u{1b}[0m" : $0 })
  }

  /// Returns a sentence in lines that end between words, if standard output is a terminal too narrow for it.
  func wrapped(_ text: String) -> [String] {
    let columns = terminal.size(.output).columns
    guard terminal.isTerminal(.output), columns >= 20, displayWidth(text) > columns else { return [text] }
    return WrappedText.lines(text, width: columns)
  }

  /// Returns how output becomes lines: charts are as wide as the window, in ASCII if the terminal knows no more.
  ///
  /// - Parameter graphics: how pictures are drawn as pixels, or nil if they are drawn as text.
  package func formatter(_ graphics: PixelGraphics? = nil) -> OutputFormatter {
    guard terminal.isTerminal(.output) else { return OutputFormatter(chartStyle: ChartStyle(colours: colours)) }
    let size = terminal.size(.output)
    return OutputFormatter(
      chartStyle: ChartStyle(
        glyphs: terminal.features.isPlain ? .ascii : .braille, width: min(120, max(10, size.columns - 4)),
        height: min(30, max(3, size.lines - 4)), colours: colours), graphics: graphics,
      columns: min(80, max(20, size.columns)))
  }

  private var colours: ChartStyle.Colours {
    guard hasColour else { return .none }
    return terminal.features.colours == .full ? .full : .indexed
  }

  /// Returns how the terminal takes pictures of pixels, as it says itself; nil if it does not.
  package func pixelGraphics() -> PixelGraphics? {
    if terminal.features.isPlain { return nil }
    let answer = terminal.graphics()
    let cell = answer.cell ?? (width: 10, height: 20)
    if answer.hasKitty { return PixelGraphics(.kitty, cellWidth: cell.width, cellHeight: cell.height) }
    // Without the size of its characters pixels would not meet the text around them.
    return answer.hasSixel && answer.cell != nil
      ? PixelGraphics(.sixel, cellWidth: cell.width, cellHeight: cell.height) : nil
  }

  /// Says what is wrong, in one line. It may quote a file's name, which can hold anything.
  func complain(_ message: Phrase, hint: Phrase) {
    terminal.printError([language.text(.error(message, hint: hint)).escapedForTerminal])
  }
}
