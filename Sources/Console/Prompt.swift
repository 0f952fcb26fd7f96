import Notebook
import Phrases
import Plotting
import Storage
import Terminal
import Text

/// The prompt: reads a line, runs it, shows the answer. Lines of a pipe are run without one.
package struct Prompt<T: Terminal> {
  private let screen: Screen<T>
  private let folders: UserFolders
  /// What a crash would lose; nil within a lesson, which can be repeated.
  private let journal: Journal?
  /// Why nothing is kept from this start to the next; nil if something is.
  private let nowhere: UserFolders.StateError?
  private var terminal: T { screen.terminal }

  /// The program's own prompt.
  ///
  /// - Parameters:
  ///   - screen: where everything is shown.
  ///   - folders: where it remembers lines and sessions, and finds the startup file.
  package init(_ screen: Screen<T>, _ folders: UserFolders) {
    self.screen = screen
    self.folders = folders
    do throws(UserFolders.StateError) {
      journal = try Journal(in: folders)
      nowhere = nil
    } catch {
      journal = nil
      nowhere = error
    }
  }

  /// A prompt in the middle of a lesson.
  ///
  /// - Parameters:
  ///   - screen: where everything is shown.
  ///   - folders: where it remembers lines.
  package init(within screen: Screen<T>, _ folders: UserFolders) {
    self.screen = screen
    self.folders = folders
    (journal, nowhere) = (nil, nil)
  }

  /// Runs lines until the prompt is left.
  ///
  /// - Returns: whether all commands went well; a mistake at a terminal is no failure of the program.
  package func run(_ notebook: inout Notebook) -> Bool {
    let completion = LiveCompletion(notebook.language)
    let pager = Pager(at: terminal, in: notebook.language)
    if notebook.presentation.pages { completion.page = { pager.show($0) } }
    guard terminal.isTerminal(.input), terminal.isTerminal(.output),
      let editor = terminal.makeEditor(
        history: folders.madeState().map { HistoryFile(path: $0 + "/history") }, grammar: completion.grammar)
    else {
      return Batch(screen).run(terminal.makePipe(), in: &notebook)
    }
    observe(&notebook)
    if journal != nil || nowhere != nil { begin(&notebook) }
    readLines(editor, completion, &notebook)
    if terminal.interrupts.leavingSignal == nil { leave(notebook.language) }
    return true
  }

  /// Says hello, and what can be recovered.
  private func begin(_ notebook: inout Notebook) {
    terminal.catchLeavingSignals()
    let language = notebook.language
    terminal.print(
      screen.wrapped(
        language.text("Unroll: recurrent networks, step by step. Type \"tour\" for a lesson, or \"help\".")))
    if let nowhere {
      terminal.printError([
        language.text("nothing is kept of this session, neither its lines nor its commands: \(nowhere.message)")
      ])
    }
    for cell in notebook.recorder.cells { journal?.add(cell, nil) }
    if !notebook.recorder.isPlain { journal?.replace(notebook.recorder.withoutOutput(from: notebook.freshCount)) }
    if let notice = notebook.staleNotice { terminal.print(screen.wrapped(language.text(notice))) }
    offerLostSession(&notebook)
    runStartupFile(&notebook)
    tellOfTheJournal(language)
  }

  /// Says which session can be brought back, if there is one.
  private func offerLostSession(_ notebook: inout Notebook) {
    guard let journal else { return }
    notebook.context.lostSession = journal.findLost()
    notebook.context.keptSessions.list = journal.listKept
    notebook.context.keptSessions.open = journal.openKept
    guard let lost = notebook.context.lostSession else { return }
    terminal.print(screen.wrapped(notebook.language.text(lost.offer(among: journal.listKept().count))))
  }

  private func runStartupFile(_ notebook: inout Notebook) {
    // While it runs, nothing that it did is in the way of `recover`.
    notebook.context.startupCommands = .max
    var recovers = false
    if let path = folders.startupFile {
      Startup(screen, path: path).run(&notebook) { answer, notebook in
        recovers = recovers || !(answer.lostSession == nil)
        settleLostSession(answer, &notebook)
      }
    }
    notebook.context.startupCommands = notebook.recorder.cells.count
    // A file or the startup file does the same again; what was brought back is in neither.
    if !recovers { journal?.allIsSaved() }
  }

  /// Does with the lost session what a command has asked for.
  private func settleLostSession(_ answer: Notebook.Answer, _ notebook: inout Notebook) {
    switch answer.lostSession {
    case .recovered:
      journal?.adoptLost()
      notebook.context.lostSession = nil
    case .dropped:
      journal?.dropLost()
      offerLostSession(&notebook)
    case nil: break
    }
  }

  /// Tells what keeps the session from being written down, and when that is over.
  private func tellOfTheJournal(_ language: Language) {
    if let news = journal?.news() { terminal.printError([language.text(news)]) }
  }

  /// The person leaves: a session that was not saved is kept.
  private func leave(_ language: Language) {
    switch journal?.leave() {
    case .kept:
      terminal.print(
        screen.wrapped(language.text("This session was not saved; at the next start \"recover\" brings it back.")))
    case .keptInPart:
      terminal.printError([language.text("This session was not saved, and not all of it could be kept.")])
    case .nothing, nil: break
    }
  }

  /// Lets work be stopped, watched and kept.
  private func observe(_ notebook: inout Notebook) {
    notebook.context.isInteractive = true
    notebook.context.machine = notebook.context.machine.leavingTrainings(
      when: terminal.interrupts.shouldAbandon)
    let (screen, journal) = (screen, journal)
    notebook.context.observer.epochEnded = { snapshot, picture in
      if let journal, journal.wantsCheckpoint { journal.keepPartial(snapshot()) }
      if screen.status.wantsPicture(), let picture = picture() { screen.status.show(screen.formatter().lines(picture)) }
    }
    guard let journal else { return }
    journal.language = notebook.recorder.language
    notebook.didRecord = journal.add
    notebook.didChangePage = journal.replace
    notebook.didTrain = journal.keep
    notebook.didSave = journal.allIsSaved
  }

  private func readLines(_ editor: T.Editor, _ completion: LiveCompletion, _ notebook: inout Notebook) {
    let graphics = screen.pixelGraphics()
    var imports = ImportQueue()
    while true {
      terminal.interrupts.clear()
      completion.language = notebook.language
      completion.models = notebook.workbench.models
      completion.showsHints = screen.hasColour && notebook.presentation.showsHints
      if let line = imports.next(for: &notebook) { editor.enter(line) }
      let number = notebook.recorder.cells.count + 1
      notebook.promptWidth = "[\(number)] > ".count
      switch try? editor.readLine(prompt: screen.prompt(number)) {
      case .line(let line):
        let answer = run(line, &notebook, graphics)
        if answer.quits { return }
        // Ctrl-C means all that was entered at once.
        if terminal.interrupts.shouldStop() {
          editor.dropWaitingLines()
          imports.drop()
        } else if imports.hasFailed(answer) {
          if let rest = imports.stop() { terminal.printError(screen.wrapped(notebook.language.text(rest))) }
        }
        imports.add(answer.imports)
      case .interrupted: terminal.print([""])
      case .endOfInput:
        terminal.print([""])
        return
      case .vanished: terminal.interrupts.terminalHasVanished()
      case nil: terminal.printError([notebook.language.text(.error("the line is not UTF-8 text"))])
      }
      if terminal.interrupts.leavingSignal != nil { return }
    }
  }

  /// Runs a line and shows what it answers.
  ///
  /// - Returns: its answer; an empty one if the shell has answered.
  private func run(_ line: String, _ notebook: inout Notebook, _ graphics: PixelGraphics?) -> Notebook.Answer {
    if runInShell(line, notebook.language) { return Notebook.Answer() }
    notebook.formatter = screen.formatter(notebook.presentation.drawsPixels ? graphics : nil)
    screen.status.begin()
    journal?.lineBegins()
    // A line pasted from a session file brings that file's prompt along.
    let isPasted = line.hasPrefix("> ")
    if isPasted { notebook.promptWidth += 2 }
    let pager = notebook.presentation.pages ? Pager(at: terminal, in: notebook.language) : nil
    let count = notebook.recorder.cells.count
    let answer = notebook.run(
      isPasted ? String(line.dropFirst(2)) : line, show: { screen.answer($0, pager) }, showEarly: screen.status.rows)
    screen.status.clear()
    screen.show(answer)
    if !answer.failed, notebook.presentation.showsHints,
      let next = NextStep.phrase(after: notebook.recorder, from: count)
    {
      screen.whisper(notebook.language.text(next))
    }
    settleLostSession(answer, &notebook)
    tellOfTheJournal(notebook.language)
    if let name = answer.startsTour { lesson.tour(name, notebook) }
    if let request = answer.edits { edit(request, &notebook) }
    return answer
  }

  /// Has the person edit a part of the page elsewhere, and puts what they save in its place.
  private func edit(_ request: EditRequest, _ notebook: inout Notebook) {
    let language = notebook.language
    let outcome = terminal.edit(request.text)
    // Ctrl-C meant the editor.
    terminal.interrupts.clear()
    if case .saved(let text) = outcome, outcome.complaint == nil {
      screen.status.begin()
      journal?.lineBegins()
      let answer = notebook.finish(request, with: text, show: screen.status.rows)
      screen.status.clear()
      screen.show(answer)
      tellOfTheJournal(language)
    } else if let complaint = outcome.complaint {
      terminal.printError(screen.wrapped(language.text(complaint).escapedForTerminal))
    }
  }

  /// Runs what stands behind `!` in the shell. It is no command of the session.
  ///
  /// - Returns: false if the line is no such command.
  private func runInShell(_ line: String, _ language: Language) -> Bool {
    let text = line.drop { $0 == " " }
    guard text.first == "!" else { return false }
    let command = text.dropFirst().drop { $0 == " " }
    guard !command.isEmpty else {
      terminal.printError([
        language.text(.error("expected a command of the shell", hint: "type for example \"!ls\""))
      ])
      return true
    }
    let status = terminal.runInShell(String(command))
    if status != 0 { terminal.printError([language.text("the shell's exit status is \(status)")]) }
    return true
  }

  /// A lesson at this terminal, in which a live prompt can be opened.
  package var lesson: Lesson<T> {
    let (screen, folders) = (screen, folders)
    return Lesson(screen) { _ = Prompt(within: screen, folders).run(&$0) }
  }
}
