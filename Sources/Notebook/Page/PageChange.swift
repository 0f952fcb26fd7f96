import CommandLanguage
import Phrases

// Changes of the page, and what they make of the commands behind them.

extension Notebook {
  /// Refuses what is no command of a session file there, and what would be added behind stale commands.
  func refuse(_ command: Command, at range: SourceRange) throws(Diagnostic) {
    if command.isOfPrompt, !allowsShortening {
      throw .failed(
        message: "\(quoted(command.name)) is there only at the prompt", hint: "change a session file in a text editor",
        range)
    }
    let isHarmless = [Command.help, .history, .save, .undo, .redo, .tour, .quit].contains { $0.name == command.name }
    guard isStale, !command.isOfPrompt, !isHarmless else { return }
    throw .failed(message: stalePhrase, hint: "\"run\" runs what is stale", range)
  }

  /// Which commands are stale.
  private var stalePhrase: Phrase {
    let (first, last) = (freshCount + 1, recorder.cells.count)
    return first == last ? "command \(first) is stale" : "commands \(first) to \(last) are stale"
  }

  /// What is said where a page is stale without anybody having changed it; nil if it is not.
  package var staleNotice: Phrase? { isStale ? "\(stalePhrase); \"run\" runs what is stale" : nil }

  // MARK: changes

  /// Changes the page, and runs what is stale then unless that takes long.
  ///
  /// - Parameters:
  ///   - statement: what was typed.
  ///   - result: what its command says.
  /// - Throws: a command that was typed fails; the page is as it was.
  mutating func change(
    _ edit: PageEdit, _ statement: Statement, _ result: CommandResult
  ) throws(Diagnostic) -> CommandResult {
    let before = PageHistory.Entry(command: statement.description, page: recorder, links: links)
    let (learned, shown) = (workbench, presentation)
    let range = statement.arguments.last?.range ?? statement.command.range
    let page = recorder.applying(edit)
    guard page.isSound else {
      throw .failed(
        message: "this would hide commands of the page or add some", hint: "\"insert\" adds a command", range)
    }
    var result = result
    recorder = page
    if let first = edit.firstCommand {
      expectTimes(edit, before.page)
      links.removeLast(max(0, links.count - 1 - first))
      do throws(Diagnostic) {
        result.outputs += try runStale(
          typed: edit.typed, limit: context.isInteractive ? Notebook.patience : nil, at: range
        ).said
      } catch {
        (recorder, links, workbench, presentation) = (before.page, before.links, learned, shown)
        throw error
      }
    }
    pageHistory.add(before)
    tellPage()
    return result
  }

  /// A command in the place of another is taken to last as long.
  private mutating func expectTimes(_ edit: PageEdit, _ page: SessionRecorder) {
    guard case .replace(let index, let lines) = edit, let last = lines.last else { return }
    memory?.expect(last, asLongAs: page.cells[index].command)
  }

  /// Runs the page, and takes from memory what is as it was.
  mutating func runPage(_ statement: Statement, _ result: CommandResult) throws(Diagnostic) -> CommandResult {
    var result = result
    // From the top: a file that a command reads may have changed.
    links = []
    let (outputs, isOther) = try runStale(typed: 0..<0, limit: nil, at: statement.command.range)
    result.outputs += outputs
    if isOther { tellPage() }
    return result
  }

  /// Runs what is stale.
  ///
  /// - Returns: what is said of it, the commands whose output is new and how far it came; and whether the page is another
  ///   than before.
  private mutating func runStale(
    typed: Range<Int>, limit: Double?, at range: SourceRange
  ) throws(Diagnostic) -> (said: [Output], isOther: Bool) {
    var outputs: [Output] = []
    var isOther = false
    let showEarly = context.showEarly
    let evaluation = try evaluate(typed: typed, limit: limit, at: range) { index, command, said in
      isOther = true
      let lines = [.line("[\(index + 1)] > \(command)")] + said
      if let showEarly { showEarly(lines) } else { outputs += lines }
    }
    switch evaluation.ending {
    case .whole where evaluation.ran == 0: outputs.append(.text("nothing had to be run again"))
    case .whole where evaluation.ran == 1: outputs.append(.text("1 command was run"))
    case .whole: outputs.append(.text("\(evaluation.ran) commands were run"))
    case .tooLong: outputs.append(.text("\(stalePhrase), and take a while: \"run\" runs what is stale"))
    case .stopped: outputs.append(.text("stopped: \(stalePhrase); \"run\" runs what is stale"))
    }
    return (outputs, isOther || evaluation.ran > 0)
  }

  /// Takes a change of the page back if `undo` follows it, or brings it again.
  ///
  /// - Returns: nil if the command means something else.
  mutating func takeBackEdit(_ command: Command, _ statement: Statement) throws(Diagnostic) -> CommandResult? {
    guard allowsShortening, statement.arguments.isEmpty else { return nil }
    let isUndo = command.name == Command.undo.name
    guard isUndo || command.name == Command.redo.name,
      let entry = isUndo ? pageHistory.undo((recorder, links)) : pageHistory.redo((recorder, links))
    else { return nil }
    (recorder, links) = (entry.page, entry.links)
    let said: Phrase = isUndo ? "took back: \(entry.command)" : "did again: \(entry.command)"
    var result = CommandResult(said, on: workbench)
    _ = try evaluate(typed: 0..<0, limit: 0, at: statement.command.range) { _, _, _ in }
    if let staleNotice { result.outputs.append(.text(staleNotice)) }
    result.workbench = workbench
    tellPage()
    return result
  }

  // MARK: what is edited elsewhere

  /// Does with a text what it was edited for.
  ///
  /// - Parameters:
  ///   - text: what was saved.
  ///   - show: shows what is said before the answer.
  package mutating func finish(
    _ request: EditRequest, with text: String, show: (([String]) -> Void)? = nil
  ) -> Answer {
    var answer = Answer()
    let (formatter, spoken) = (self.formatter, language)
    context.showEarly = show.map { show in { show(formatter.lines($0, in: spoken)) } }
    defer { context.showEarly = nil }
    let nowhere = SourceRange(0..<0)
    do throws(Diagnostic) {
      let (edit, name) = try self.edit(request, text, at: nowhere)
      var said: [Output] = []
      if case .addNote(_, let place) = edit { said = [.text(Command.placeOfNewNote(after: place, on: recorder))] }
      let result = try change(edit, Statement(command: Name(name, nowhere)), .ofPrompt(said, workbench))
      answer.lines = formatter.lines(result.outputs, in: language)
    } catch {
      answer.lines = formatter.lines([.text(.error(error.message, hint: error.hint))], in: language)
      answer.mistake = error.message
      answer.failed = true
    }
    return answer
  }

  /// Adds prose that was imported at the end of the page. The heading that it begins with is the title if the page is still
  /// without prose and commands.
  ///
  /// - Returns: whether all of it could be added.
  @discardableResult
  package mutating func add(prose text: String) -> Bool {
    var rest = text
    if recorder.cells.isEmpty, recorder.notes.isEmpty, text.hasPrefix("# ") {
      let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let title = lines[0].dropFirst(2).drop { $0 == " " || $0 == "\t" }
      guard changeProse(.title(String(title))) else { return false }
      rest = lines.count > 1 ? String(lines[1]) : ""
      if rest.utf8.allSatisfy({ Markdown.isBlank($0) }) { return true }
    }
    let place = recorder.cells.count
    // What would be a part of the page's own blocks is shown as it stands.
    return !Markdown.opensOurs(rest) && changeProse(.addNote(rest, after: place))
      || changeProse(.addNote(ImportedSession.asBlock(rest), after: place))
  }

  /// Changes the prose of the page.
  ///
  /// - Returns: false if that would hide commands or add some; the page is as it was.
  private mutating func changeProse(_ edit: PageEdit) -> Bool {
    do throws(Diagnostic) {
      _ = try change(edit, Statement(command: Name("import", SourceRange(0..<0))), .ofPrompt([], workbench))
      return true
    } catch {
      return false
    }
  }

  /// The change that a saved text stands for, and what it is called.
  private func edit(
    _ request: EditRequest, _ text: String, at range: SourceRange
  ) throws(Diagnostic) -> (PageEdit, name: String) {
    switch request.target {
    case .command(let index):
      guard recorder.cells.indices.contains(index) else { throw noSuchPlace(range) }
      var lines: [String] = []
      for row in TypedRows(text).lines { lines += try PageLine.commands(row.text, at: range) }
      guard !lines.isEmpty else { throw PageLine.nothing(at: range) }
      return (.replace(index, lines), "edit \(index + 1)")
    case .note(let index):
      guard recorder.notes.indices.contains(index) else { throw noSuchPlace(range) }
      return (.replaceNote(index, try PageLine.note(text, at: range)), "edit n\(index + 1)")
    case .newNote(let place):
      guard place <= recorder.cells.count else { throw noSuchPlace(range) }
      return (.addNote(try PageLine.note(text, at: range), after: place), "note")
    }
  }

  private func noSuchPlace(_ range: SourceRange) -> Diagnostic {
    .failed(message: "the page has changed meanwhile", hint: "\"page\" shows it", range)
  }

  // MARK: what commands bring

  /// Takes over the page that a command has brought back, and the file that it has saved to.
  mutating func takeOver(_ result: CommandResult) {
    if let origin = result.origin { self.origin = origin }
    guard result.page != nil || !result.replayed.isEmpty else { return }
    let isFirst = recorder.cells.isEmpty
    // What is there now is in no file.
    origin = nil
    if var page = result.page {
      for (index, cell) in recorder.cells.enumerated() { page.insert(cell, at: index) }
      (recorder, parameters) = (page, page.parameters)
    } else {
      for (cell, _) in result.replayed { recorder.add(cell) }
    }
    pageHistory = PageHistory()
    if let known = result.links, isFirst { (links, memory) = (known, result.memory) } else { forgetLinks() }
    for (cell, training) in result.replayed { didRecord(cell, training) }
    if result.page != nil || !recorder.isPlain { tellPage() }
  }
}
