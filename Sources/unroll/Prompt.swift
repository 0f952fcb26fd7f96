import Console
import Terminal
import Notebook
import Phrases
import Plotting
import Storage

/// The prompt, or the same for commands that are piped in.
struct Prompt {
  let appearance: Appearance
  /// What a crash would lose; nil within a lesson, which can be had again.
  private let journal: Journal?

  /// The program's own prompt.
  init(_ appearance: Appearance) {
    self.appearance = appearance
    journal = UserFolders().madeState("sessions").map { Journal(folder: $0) }
  }

  /// A prompt in the middle of a lesson.
  init(within appearance: Appearance) {
    self.appearance = appearance
    journal = nil
  }

  /// - Returns: whether all commands went well; a mistake at a terminal is no failure of the program.
  func run(_ notebook: inout Notebook) -> Bool {
    let completion = LiveCompletion(notebook.language)
    guard Terminal.isTerminal(0), Terminal.isTerminal(1), let reader = Self.reader(completion) else {
      return Batch.run(PlainLineReader(descriptor: 0), in: &notebook)
    }
    observe(&notebook)
    if journal != nil { begin(&notebook) }
    readLines(reader, completion, &notebook)
    if Interrupts.leavingSignal == nil { journal?.remove() }
    return true
  }

  /// Says hello, and what can be recovered.
  private func begin(_ notebook: inout Notebook) {
    Interrupts.installLeaving()
    let language = notebook.language
    Terminal.print([
      language.text("Unroll: recurrent networks, step by step. Type \"tour\" for a lesson, or \"help\".")
    ])
    for cell in notebook.recorder.cells { journal?.add(cell, notebook.workbench) }
    if let lost = journal?.findLost() {
      notebook.context.lostSession = lost
      Terminal.print([
        language.text(
          lost.count == 1
            ? "A session of 1 command was lost; \"recover\" brings it back."
            : "A session of \(lost.count) commands was lost; \"recover\" brings it back.")
      ])
    }
    Startup.run(&notebook)
    notebook.context.startupCommands = notebook.recorder.cells.count
  }

  /// Lets work be stopped, watched and kept.
  private func observe(_ notebook: inout Notebook) {
    notebook.context.isInteractive = true
    notebook.context.machine = .abandonable
    let (appearance, journal) = (appearance, journal)
    notebook.context.observer.epochEnded = { snapshot, picture in
      if let journal, journal.wantsCheckpoint { journal.keepPartial(snapshot()) }
      if StatusLine.wantsPicture(), let picture = picture() { StatusLine.show(appearance.formatter().lines(picture)) }
    }
    guard let journal else { return }
    journal.language = notebook.recorder.language
    notebook.didRecord = journal.add
  }

  private func readLines(_ reader: LibEditLineReader, _ completion: LiveCompletion, _ notebook: inout Notebook) {
    let graphics = Appearance.graphics()
    while true {
      Interrupts.clear()
      completion.language = notebook.language
      let number = notebook.recorder.cells.count + 1
      notebook.promptWidth = "[\(number)] > ".count
      switch try? reader.readLine(prompt: appearance.prompt(number)) {
      case .line(let line):
        if run(line, &notebook, graphics) { return }
      case .interrupted: Terminal.print([""])
      case .endOfInput:
        Terminal.print([""])
        return
      case .vanished: Interrupts.terminalHasVanished()
      case nil: Terminal.printError([notebook.language.text(.error("the line is not UTF-8 text"))])
      }
      if Interrupts.leavingSignal != nil { return }
    }
  }

  /// - Returns: whether to leave.
  private func run(_ line: String, _ notebook: inout Notebook, _ graphics: PixelGraphics?) -> Bool {
    notebook.formatter = appearance.formatter(notebook.presentation.drawsPixels ? graphics : nil)
    StatusLine.begin()
    journal?.lineBegins()
    // A line pasted from a session file brings that file's prompt along.
    let isPasted = line.hasPrefix("> ")
    if isPasted { notebook.promptWidth += 2 }
    let answer = notebook.run(isPasted ? String(line.dropFirst(2)) : line, show: StatusLine.answer)
    StatusLine.clear()
    Terminal.print(appearance.lines(answer))
    if answer.recovers {
      journal?.adoptLost()
      notebook.context.lostSession = nil
    }
    if answer.startsTour { lesson.tour(notebook) }
    return answer.quits
  }

  /// Lessons at this terminal, in which the live prompt can be had.
  var lesson: Lesson {
    let appearance = appearance
    return Lesson(appearance) { _ = Prompt(within: appearance).run(&$0) }
  }

  private static func reader(_ completion: LiveCompletion) -> LibEditLineReader? {
    LibEditLineReader(
      program: "unroll", history: UserFolders().madeState().map { HistoryFile(path: $0 + "/history") },
      complete: completion.candidates
    )
  }
}
