import Glibc
import LineEditing
import Notebook
import Phrases
import Plotting

/// The prompt, or the same for commands that are piped in.
struct Prompt {
  let appearance: Appearance
  /// What a crash would lose; nil within a lesson, which can be had again.
  private let journal: Journal?

  /// The program's own prompt.
  init(_ appearance: Appearance) {
    self.appearance = appearance
    let folder = UserFolders.state().map { $0 + "/sessions" }
    journal = folder.flatMap { UserFolders.make($0, mode: 0o700) ? Journal(folder: $0) : nil }
  }

  /// A prompt in the middle of a lesson.
  init(within appearance: Appearance) {
    self.appearance = appearance
    journal = nil
  }

  /// - Returns: whether all commands went well; a mistake at a terminal is no failure of the program.
  func run(_ notebook: inout Notebook) -> Bool {
    let spoken = SpokenLanguage(notebook.workbench.language)
    guard Terminal.isTerminal(0), Terminal.isTerminal(1), let reader = Self.reader(spoken) else {
      return Batch.run(PlainLineReader(descriptor: 0), in: &notebook)
    }
    observe(&notebook)
    if journal != nil { begin(&notebook) }
    let wentWell = readLines(reader, spoken, &notebook)
    if Interrupts.leavingSignal == nil { journal?.remove() }
    return wentWell
  }

  /// Says hello, and what can be recovered.
  private func begin(_ notebook: inout Notebook) {
    Interrupts.installLeaving()
    let language = notebook.workbench.language
    Terminal.print([
      language.text("Unroll: recurrent networks, step by step. \"tour\" shows how, \"help\" lists commands.")
    ])
    for cell in notebook.recorder.cells { journal?.add(cell, notebook.workbench) }
    if let lost = UserFolders.state().flatMap({ LostSession.newest(in: $0 + "/sessions") }) {
      notebook.context.lostSession = lost
      let count = lost.cells.count + (lost.partial == nil ? 0 : 1)
      Terminal.print([
        language.text(
          count == 1
            ? "A session of 1 command was lost; \"recover\" brings it back."
            : "A session of \(count) commands was lost; \"recover\" brings it back.")
      ])
    }
    Startup.run(&notebook)
  }

  /// Lets work be stopped, watched and kept.
  private func observe(_ notebook: inout Notebook) {
    notebook.context.shouldAbandon = Interrupts.shouldAbandon
    notebook.context.wantsPicture = StatusLine.wantsPicture
    let appearance = appearance
    notebook.context.showPicture = { StatusLine.show(appearance.formatter().lines($0)) }
    guard let journal else { return }
    journal.language = notebook.recorder.language
    notebook.context.wantsCheckpoint = { journal.wantsCheckpoint }
    notebook.context.keepCheckpoint = journal.keepPartial
    notebook.didRecord = journal.add
  }

  private func readLines(_ reader: LibEditLineReader, _ spoken: SpokenLanguage, _ notebook: inout Notebook) -> Bool {
    let graphics = Appearance.graphics()
    while true {
      Interrupts.clear()
      spoken.language = notebook.workbench.language
      let number = notebook.recorder.cells.count + 1
      notebook.promptWidth = "[\(number)] > ".count
      switch try? reader.readLine(prompt: appearance.prompt(number)) {
      case .line(let line):
        if run(line, &notebook, graphics) { return true }
      case .interrupted: Terminal.print([""])
      case .endOfInput:
        Terminal.print([""])
        return true
      case nil: Terminal.printError([notebook.workbench.language.text(.error("the line is not UTF-8 text"))])
      }
      if Interrupts.leavingSignal != nil { return true }
    }
  }

  /// - Returns: whether to leave.
  private func run(_ line: String, _ notebook: inout Notebook, _ graphics: PixelGraphics?) -> Bool {
    notebook.formatter = appearance.formatter(notebook.workbench.drawsPixels ? graphics : nil)
    StatusLine.begin()
    journal?.lineBegins()
    let answer = notebook.run(line)
    StatusLine.clear()
    Terminal.print(appearance.lines(answer))
    if answer.recovers, let lost = notebook.context.lostSession {
      journal?.adopt(lost.snapshots)
      lost.remove()
      notebook.context.lostSession = nil
    }
    if answer.startsTour { Lesson.tour(appearance, &notebook) }
    return answer.quits
  }

  private static func reader(_ spoken: SpokenLanguage) -> LibEditLineReader? {
    return LibEditLineReader(program: "unroll", historyPath: UserFolders.state().map { $0 + "/history" }) {
      before, columns in
      let (typed, candidates) = Completer(in: spoken.language).candidates(before: before)
      return LineCompletion(
        replaced: typed.unicodeScalars.count, candidates: candidates.map(\.text),
        isWhole: candidates.first?.isWhole ?? true, listing: Completer.listing(candidates, columns: columns))
    }
  }
}

/// What completion speaks: commands change it while a line reader lives.
private final class SpokenLanguage {
  var language: Language

  init(_ language: Language) { self.language = language }
}

/// The commands of a person's own startup file.
enum Startup {
  private static let largest = 1 << 20

  /// Runs them; a mistake is told and ends them.
  static func run(_ notebook: inout Notebook) {
    guard let path = UserFolders.startup() else { return }
    let bytes: [UInt8]
    do {
      bytes = try DiskFileStore().read(path, limit: largest)
    } catch .missing {
      return
    } catch {
      return complain("the startup file: \(error.message)", notebook)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return complain("the startup file \"\(path)\" is not UTF-8 text", notebook)
    }
    for (number, line) in zip(1..., text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)) {
      let answer = notebook.run(String(line))
      StatusLine.clear()
      if answer.failed {
        let place = notebook.workbench.language.text("\(path), line \(number):")
        Terminal.printError([place.escapedForTerminal, "  " + String(line).escapedForTerminal])
        Terminal.printError(Array(answer.lines.suffix(2)))
        return
      }
      Terminal.print(answer.lines)
      if answer.quits { return }
    }
  }

  private static func complain(_ message: Phrase, _ notebook: Notebook) {
    Terminal.printError([notebook.workbench.language.text(.error(message)).escapedForTerminal])
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
        Terminal.printError([notebook.workbench.language.text(.error(error.message))])
        return false
      }
    }
  }

  /// - Returns: nil to go on, or how it ended.
  private static func run(line: String, in notebook: inout Notebook) -> Bool? {
    StatusLine.begin()
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
