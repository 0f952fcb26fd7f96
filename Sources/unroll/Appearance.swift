import ArgumentParser
import Glibc
import LineEditing
import Notebook
import Plotting

/// Whether output is coloured.
enum Colour: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// What `auto` comes to: colours at a terminal that knows them, unless NO_COLOR is set (no-color.org).
  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: Terminal.isTerminal(1) && !Appearance.isDumb && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
    }
  }
}

/// How things look at this terminal.
struct Appearance {
  let hasColour: Bool

  static var isDumb: Bool { getenv("TERM").map { String(cString: $0) } == "dumb" }

  /// Whether only ASCII can be shown.
  static let isPlain: Bool = {
    let codeset = nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? ""
    return codeset.uppercased() != "UTF-8" || isDumb
  }()

  /// The prompt: `[3] > `, its colours between marks that take no columns.
  func prompt(_ number: Int) -> String {
    let mark = LibEditLineReader.invisible
    return hasColour ? "\(mark)\u{1b}[1;34m\(mark)[\(number)] >\(mark)\u{1b}[0m\(mark) " : "[\(number)] > "
  }

  /// A command's lines, mistakes in red.
  func lines(_ answer: Notebook.Answer) -> [String] {
    guard hasColour, answer.failed else { return answer.lines }
    return answer.lines.dropLast(2)
      + answer.lines.suffix(2).map { "\u{1b}[31m" + $0 + "\u{1b}[0m" }
  }

  /// Charts as wide as the terminal, in ASCII where it knows no more.
  func formatter() -> OutputFormatter {
    guard Terminal.isTerminal(1) else { return OutputFormatter(chartStyle: ChartStyle(colour: hasColour)) }
    let size = Terminal.size(1)
    return OutputFormatter(
      chartStyle: ChartStyle(
        glyphs: Self.isPlain ? .ascii : .braille, width: min(120, max(20, size.columns - 4)),
        height: min(30, max(8, size.lines - 4)), colour: hasColour))
  }
}
