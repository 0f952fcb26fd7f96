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
    Terminal.print(["Unroll: recurrent networks, step by step. \"help\" lists the commands, \"quit\" leaves."])
    while true {
      Interrupts.clear()
      switch try? reader.readLine(prompt: "> ") {
      case .line(let line):
        notebook.formatter = OutputFormatter(chartStyle: chartStyle())
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

  /// Charts as wide as the terminal, in ASCII where it knows no more.
  private static func chartStyle() -> ChartStyle {
    let size = Terminal.size(1)
    let codeset = nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? ""
    let isPlain = codeset.uppercased() != "UTF-8" || getenv("TERM").map { String(cString: $0) } == "dumb"
    return ChartStyle(
      glyphs: isPlain ? .ascii : .braille, width: min(120, max(20, size.columns - 4)),
      height: min(30, max(8, size.lines - 4)))
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
