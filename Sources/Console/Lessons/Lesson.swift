import Notebook
import Phrases
import Storage
import Terminal
import Text

/// Lessons: session files step by step, and those inside the program.
package struct Lesson<T: Terminal> {
  private let screen: Screen<T>
  private let openPrompt: (inout Notebook) -> Void
  private var terminal: T { screen.terminal }

  /// - Parameters:
  ///   - screen: where they are shown.
  ///   - openPrompt: opens a live prompt and returns when it is left.
  package init(_ screen: Screen<T>, openPrompt: @escaping (inout Notebook) -> Void) {
    self.screen = screen
    self.openPrompt = openPrompt
  }

  /// Whether somebody sits there and can press keys. Otherwise a session file is printed as it is, a command for each byte
  /// that comes in.
  var isWatched: Bool { terminal.isTerminal(.input) && terminal.isTerminal(.output) }

  /// Gives a lesson.
  ///
  /// - Parameters:
  ///   - start: the session in which its commands run.
  ///   - language: of the line at the bottom.
  /// - Returns: whether its commands went as the lesson says.
  func play(_ script: LessonScript, from start: Notebook, in language: Language) -> Bool {
    var start = start
    start.context.observer = screen.status.observer
    start.context.machine = start.context.machine.leavingTrainings(when: terminal.interrupts.shouldAbandon)
    start.context.observer.epochEnded = { [screen] _, picture in
      if screen.status.wantsPicture(), let picture = picture() { screen.status.show(screen.formatter().lines(picture)) }
    }
    terminal.interrupts.clear()
    defer { terminal.interrupts.clear() }
    return terminal.whileKeysWait {
      LessonPlayer(script, from: start, at: screen, in: language, openPrompt: openPrompt).play()
    }
  }

  /// Waits for a byte, then prints a command.
  ///
  /// - Returns: false if the lesson is to be left.
  func show(_ command: String) -> Bool {
    terminal.write("> ", to: .output)
    let key = terminal.readKey()
    guard ![.interrupt, .endOfInput, .character("q")].contains(key), !terminal.interrupts.shouldStop() else {
      terminal.print([""])
      return false
    }
    terminal.write(command.escapedForTerminal + "\n", to: .output)
    return true
  }

  /// Gives a lesson inside the program, in a notebook of its own: the person's session stays as it is.
  ///
  /// - Parameter name: as `tour` lists it.
  package func tour(_ name: String, _ notebook: Notebook) {
    let language = notebook.language
    guard let text = ShippedLessons.text(of: name, in: language), let document = try? SessionDocument(Array(text.utf8))
    else { return }
    let files = FileAccess(store: ShippedLessons.store, folder: "", mayWrite: false)
    let own = Notebook(
      context: CommandContext(files: files, machine: notebook.context.machine), allowsShortening: false,
      language: document.language)
    terminal.print([""])
    _ = play(LessonScript(document, name: "tour \(name)"), from: own, in: language)
    terminal.print(
      [""] + screen.wrapped(language.text("You are back at the prompt; your session is as it was before the tour.")))
  }
}
