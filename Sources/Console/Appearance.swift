import Glibc
import Terminal
import Notebook
import Plotting

/// Whether output is coloured.
package enum ColourChoice: String, CaseIterable {
  case auto, always, never

  /// What `auto` comes to: colours at a terminal that knows them, unless NO_COLOR is set (no-color.org).
  package var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: Terminal.isTerminal(1) && !Terminal.isDumb && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
    }
  }
}

/// How things look at this terminal.
package struct Appearance {
  private let hasColour: Bool

  /// Whether only ASCII can be shown, by the person's locale, not the program's, which line editing may have changed.
  package static let isPlain: Bool = Terminal.isDumb || !isUTF8

  private static var isUTF8: Bool {
    guard let locale = newlocale(Int32(LC_CTYPE_MASK), "", nil) else {
      // Not installed; the terminal is what its name says all the same.
      let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { (name: String) in getenv(name).map { String(cString: $0) }
      }
      let locale = names.first { !$0.isEmpty } ?? ""
      return locale.uppercased().hasSuffix("UTF-8") || locale.uppercased().hasSuffix("UTF8")
    }
    defer { freelocale(locale) }
    return nl_langinfo_l(Int32(CODESET), locale).map { String(cString: $0).uppercased() } == "UTF-8"
  }

  /// - Parameter hasColour: whether anything is coloured.
  package init(hasColour: Bool) { self.hasColour = hasColour }

  /// The prompt: `[3] > `, its colours between marks that take no columns.
  package func prompt(_ number: Int) -> String {
    let mark = LibEditLineReader.invisible
    return hasColour ? "\(mark)\u{1b}[1;34m\(mark)[\(number)] >\(mark)\u{1b}[0m\(mark) " : "[\(number)] > "
  }

  /// A command's lines; what a mistake is answered with in red, and broken between words where the window ends.
  package func lines(_ answer: Notebook.Answer) -> [String] {
    guard answer.failed, let message = answer.lines.last else { return answer.lines }
    let mistake = answer.lines.suffix(2).dropLast() + Terminal.wrapped(message)
    return answer.lines.dropLast(2) + (hasColour ? mistake.map { "\u{1b}[31m" + $0 + "\u{1b}[0m" } : Array(mistake))
  }

  /// Charts as wide as the terminal, in ASCII where it knows no more.
  ///
  /// - Parameter graphics: how pictures are drawn as pixels, if they are.
  package func formatter(_ graphics: PixelGraphics? = nil) -> OutputFormatter {
    guard Terminal.isTerminal(1) else { return OutputFormatter(chartStyle: ChartStyle(colours: colours)) }
    let size = Terminal.size(1)
    return OutputFormatter(
      chartStyle: ChartStyle(
        glyphs: Self.isPlain ? .ascii : .braille, width: min(120, max(10, size.columns - 4)),
        height: min(30, max(3, size.lines - 4)), colours: colours), graphics: graphics)
  }

  private var colours: ChartStyle.Colours {
    let known = getenv("COLORTERM").map { String(cString: $0) } ?? ""
    return hasColour ? (["truecolor", "24bit"].contains(known) ? .full : .indexed) : .none
  }

  /// How the terminal takes pictures of pixels, as it says itself.
  package static func graphics() -> PixelGraphics? {
    if isPlain { return nil }
    let answer = TerminalGraphics.ask()
    let cell = answer.cell ?? (width: 10, height: 20)
    if answer.hasKitty { return PixelGraphics(.kitty, cellWidth: cell.width, cellHeight: cell.height) }
    // Without the size of its characters pixels would not meet the text around them.
    return answer.hasSixel && answer.cell != nil
      ? PixelGraphics(.sixel, cellWidth: cell.width, cellHeight: cell.height) : nil
  }
}
