import Glibc
import LineEditing
import Notebook
import Plotting

/// The prompt, or the same for commands that are piped in.
enum Prompt {
  /// - Returns: whether all commands went well; a mistake at a terminal is no failure of the program.
  static func run(_ notebook: inout Notebook) throws -> Bool {
    guard Terminal.isTerminal(0), Terminal.isTerminal(1) else {
      return Batch.run(PlainLineReader(descriptor: 0), in: &notebook)
    }
    guard let reader = LibEditLineReader(program: "unroll", historyPath: nil) else {
      return Batch.run(PlainLineReader(descriptor: 0), in: &notebook)
    }
    let graphics = graphics()
    Terminal.print(["Unroll: recurrent networks, step by step. \"help\" lists the commands, \"quit\" leaves."])
    while true {
      Interrupts.clear()
      switch try? reader.readLine(prompt: "> ") {
      case .line(let line):
        notebook.formatter = OutputFormatter(
          chartStyle: chartStyle(), graphics: notebook.workbench.drawsPixels ? graphics : nil)
        let answer = notebook.run(line)
        StatusLine.clear()
        Terminal.print(answer.lines)
        if answer.quits { return true }
      case .interrupted: Terminal.print([""])
      case .endOfInput:
        Terminal.print([""])
        return true
      case nil: Terminal.printError(["error: the line is not UTF-8 text"])
      }
    }
  }

  /// Charts as wide as the terminal, in ASCII where it knows no more, in colour unless it has none or `NO_COLOR` asks
  /// for none.
  private static func chartStyle() -> ChartStyle {
    let size = Terminal.size(1)
    let hasNoColour = isDumb || environment("NO_COLOR") != ""
    let hasAllColours = ["truecolor", "24bit"].contains(environment("COLORTERM"))
    return ChartStyle(
      glyphs: isPlain ? .ascii : .braille, width: min(120, max(10, size.columns - 4)),
      height: min(30, max(3, size.lines - 4)), colours: hasNoColour ? .none : (hasAllColours ? .full : .indexed))
  }

  /// How the terminal takes pictures of pixels, as it says itself.
  private static func graphics() -> PixelGraphics? {
    if isPlain { return nil }
    let answer = TerminalGraphics.ask()
    let cell = answer.cell ?? (width: 10, height: 20)
    if answer.hasKitty { return PixelGraphics(.kitty, cellWidth: cell.width, cellHeight: cell.height) }
    // Without the size of its characters pixels would not meet the text around them.
    return answer.hasSixel && answer.cell != nil
      ? PixelGraphics(.sixel, cellWidth: cell.width, cellHeight: cell.height) : nil
  }

  private static var isDumb: Bool { environment("TERM") == "dumb" }

  /// Whether the terminal knows no more than ASCII.
  private static var isPlain: Bool { isDumb || !isUTF8 }

  /// By the person's locale, not the program's, which line editing may have changed.
  private static var isUTF8: Bool {
    guard let locale = newlocale(Int32(LC_CTYPE_MASK), "", nil) else { return false }
    defer { freelocale(locale) }
    return nl_langinfo_l(Int32(CODESET), locale).map { String(cString: $0).uppercased() } == "UTF-8"
  }

  private static func environment(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }
}

/// Commands that nobody sits before: the first that fails ends them.
enum Batch {
  /// - Returns: whether all went well.
  static func run(_ text: String, in notebook: inout Notebook) -> Bool {
    for line in text.split(whereSeparator: \.isNewline) {
      if let wentWell = run(line: String(line), in: &notebook) { return wentWell }
    }
    return true
  }

  /// - Returns: whether all went well.
  static func run(_ reader: PlainLineReader, in notebook: inout Notebook) -> Bool {
    while true {
      do {
        guard case .line(let line) = try reader.readLine(prompt: "") else { return true }
        if let wentWell = run(line: line, in: &notebook) { return wentWell }
      } catch {
        Terminal.printError(["error: \(error.message)"])
        return false
      }
    }
  }

  /// - Returns: nil to go on, or how it ended.
  private static func run(line: String, in notebook: inout Notebook) -> Bool? {
    let answer = notebook.run(line)
    StatusLine.clear()
    if answer.failed {
      Terminal.print(Array(answer.lines.dropLast(2)))
      Terminal.printError(["> " + line.escapedForTerminal] + answer.lines.suffix(2))
      return false
    }
    Terminal.print(answer.lines)
    if Interrupts.shouldStop() { return false }
    return answer.quits ? true : nil
  }
}
