import Glibc
import Terminal
import Notebook
import Phrases
import Text

/// A session shown step by step: before each command it waits for a key, then types it. `i` opens the live prompt.
package struct Lesson {
  private let appearance: Appearance
  private let openPrompt: (inout Notebook) -> Void

  /// - Parameter openPrompt: opens a live prompt and comes back when it is left.
  package init(_ appearance: Appearance, openPrompt: @escaping (inout Notebook) -> Void) {
    self.appearance = appearance
    self.openPrompt = openPrompt
  }

  /// Says which keys there are, where somebody can press them.
  package func explain(in language: Language) {
    guard Terminal.isTerminal(0), Terminal.isTerminal(2) else { return }
    Terminal.printError([
      language.text("(any key: the next command; i: try things yourself, quit comes back; q: leave)")
    ])
  }

  /// Waits, then types a command.
  ///
  /// - Parameter state: what the live prompt starts from; what is done there does not change it.
  /// - Returns: false to leave.
  package func show(_ command: String, _ state: Notebook) -> Bool {
    while true {
      Terminal.write("> ", to: 1)
      guard let key = Terminal.waitForKey(), key != "q", !Interrupts.shouldStop() else {
        Terminal.print([""])
        return false
      }
      guard key == "i" else { break }
      Terminal.print([""])
      tryThings(state)
    }
    type(command)
    return true
  }

  private func tryThings(_ state: Notebook) {
    var notebook = state
    notebook.allowsShortening = true
    openPrompt(&notebook)
    Interrupts.clear()
    Terminal.printError([state.language.text("(back in the lesson, as it was)")])
  }

  /// As a person would, but quicker.
  private func type(_ command: String) {
    let isSeen = Terminal.isTerminal(1)
    for character in command {
      Terminal.write(String(character).escapedForTerminal, to: 1)
      if isSeen { usleep(12_000) }
    }
    Terminal.write("\n", to: 1)
  }

  /// The lesson inside the program, in a notebook of its own: the session of the person is as it was.
  package func tour(_ notebook: Notebook) {
    let language = notebook.language
    explain(in: language)
    var own = notebook
    own.didRecord = { _, _ in }
    for step in Tour.steps {
      Terminal.print([""] + step.lines(in: language))
      guard let command = step.command else { continue }
      guard show(command, own) else { break }
      StatusLine.begin()
      let answer = own.run(command)
      StatusLine.clear()
      Terminal.print(appearance.lines(answer))
    }
    Interrupts.clear()
    Terminal.print([
      "", language.text("You are back at the prompt; your session is as it was before the tour."),
    ])
  }
}
