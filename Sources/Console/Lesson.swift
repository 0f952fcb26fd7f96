import Notebook
import Phrases
import Terminal
import Text

/// A session shown step by step: before each command it waits for a key, then types it. `i` opens the live prompt.
package struct Lesson<T: Terminal> {
  private let screen: Screen<T>
  private let openPrompt: (inout Notebook) -> Void
  private var terminal: T { screen.terminal }

  /// Seconds from one typed character to the next.
  private static var typingPause: Double { 0.012 }

  /// - Parameters:
  ///   - screen: where it is shown.
  ///   - openPrompt: opens a live prompt and returns when it is left.
  package init(_ screen: Screen<T>, openPrompt: @escaping (inout Notebook) -> Void) {
    self.screen = screen
    self.openPrompt = openPrompt
  }

  /// Says which keys there are, if somebody can press them.
  package func explain(in language: Language) {
    guard terminal.isTerminal(.input), terminal.isTerminal(.error) else { return }
    terminal.printError([
      language.text("(any key: the next command; i: try things yourself, quit comes back; q: leave)")
    ])
  }

  /// Waits for a key, then types a command.
  ///
  /// - Parameter state: what the live prompt starts from; what is done there does not change it.
  /// - Returns: false if the lesson is to be left.
  package func show(_ command: String, _ state: Notebook) -> Bool {
    while true {
      terminal.write("> ", to: .output)
      guard let key = terminal.readKey(), key != "q", !terminal.interrupts.shouldStop() else {
        terminal.print([""])
        return false
      }
      guard key == "i" else { break }
      terminal.print([""])
      tryThings(state)
    }
    type(command)
    return true
  }

  private func tryThings(_ state: Notebook) {
    var notebook = state
    notebook.allowsShortening = true
    openPrompt(&notebook)
    terminal.interrupts.clear()
    terminal.printError([state.language.text("(back in the lesson, as it was)")])
  }

  /// As a person would, but quicker.
  private func type(_ command: String) {
    let isSeen = terminal.isTerminal(.output)
    for character in command {
      terminal.write(String(character).escapedForTerminal, to: .output)
      if isSeen { terminal.pause(seconds: Self.typingPause) }
    }
    terminal.write("\n", to: .output)
  }

  /// Gives the lesson inside the program, in a notebook of its own: the person's session stays as it is.
  package func tour(_ notebook: Notebook) {
    let language = notebook.language
    explain(in: language)
    var own = notebook
    own.didRecord = { _, _ in }
    own.didSave = {}
    for step in Tour.steps {
      terminal.print([""] + step.lines(in: language))
      guard let command = step.command else { continue }
      guard show(command, own) else { break }
      screen.status.begin()
      let answer = own.run(command)
      screen.status.clear()
      screen.show(answer)
      // Ctrl-C meant the command; the next key is for the tour.
      terminal.interrupts.clear()
    }
    terminal.interrupts.clear()
    terminal.print([
      "", language.text("You are back at the prompt; your session is as it was before the tour."),
    ])
  }
}
