import Notebook
import Phrases
import Terminal
import Text

/// A lesson at a terminal: it shows the next command and waits before it runs, so that a class can say what will come. It
/// goes back as well as forward, and the prompt can be tried at every point.
final class LessonPlayer<T: Terminal> {
  /// Which key was pressed at a point where the lesson waits.
  private enum Choice {
    case forward, back, leave
  }

  private let screen: Screen<T>
  private let script: LessonScript
  private let language: Language
  private let openPrompt: (inout Notebook) -> Void
  private var terminal: T { screen.terminal }

  /// The session before each command so far; the last one is that of now.
  private var states: [Notebook]
  /// Everything that was shown, a line each, and how much of it stood before each command so far.
  private var shown: [String] = []
  private var marks: [Int] = []
  /// Rows on the screen since the person last pressed a key.
  private var rowsSinceKey = 0
  /// When a command was stopped by Ctrl-C; a second press of impatience leaves nothing.
  private var lastStop = -10.0
  private var hasFailed = false

  /// Seconds from one typed character to the next.
  private static var typingPause: Double { 0.012 }
  /// For how many seconds after a stopped command Ctrl-C still means that command.
  private static var impatience: Double { 1.5 }

  /// - Parameters:
  ///   - start: the session in which its commands run.
  ///   - language: of the line at the bottom.
  ///   - openPrompt: opens a live prompt and returns when it is left.
  init(
    _ script: LessonScript, from start: Notebook, at screen: Screen<T>, in language: Language,
    openPrompt: @escaping (inout Notebook) -> Void
  ) {
    (self.script, self.screen, self.language, self.openPrompt) = (script, screen, language, openPrompt)
    states = [start]
  }

  /// Gives the lesson.
  ///
  /// - Returns: whether its commands went as the lesson says.
  func play() -> Bool {
    var step = 0
    enter(step)
    while true {
      switch wait(at: step, isPredicting: true) {
      case .leave:
        // The next prompt stands below what is left of the lesson.
        return !hasFailed
      case .back: step = goBack(from: step)
      case .forward:
        guard step < script.commandCount else { return !hasFailed }
        switch run(step) {
        case .leave: return !hasFailed
        case .back: step = goBack(to: step)
        case .forward:
          step += 1
          enter(step)
        }
      }
    }
  }

  // MARK: steps

  /// Shows what comes before a command, and the command.
  private func enter(_ step: Int) {
    let item = script.steps[step]
    show(prose(of: step))
    if let command = item.cell?.command {
      let line = "> " + command.escapedForTerminal
      terminal.write("> ", to: .output)
      for character in command {
        terminal.write(String(character).escapedForTerminal, to: .output)
        terminal.pause(seconds: Self.typingPause)
      }
      terminal.write("\n", to: .output)
      note([line])
    }
    // What is seen when one comes back to this command.
    marks.append(shown.count)
  }

  private func prose(of step: Int) -> [String] {
    let size = terminal.size(.output)
    return Prose(columns: max(20, size.columns), hasColour: screen.hasColour).lines(
      script.steps[step].prose, afterCommand: step > 0)
  }

  /// Runs the command of a step, and waits once more if its answer fills the screen.
  private func run(_ step: Int) -> Choice {
    guard let cell = script.steps[step].cell else { return .forward }
    var notebook = states[states.count - 1]
    notebook.formatter = screen.formatter()
    screen.status.begin()
    var rows = 0
    rowsSinceKey = 1
    let answer = notebook.run(
      cell.command, show: { rows += self.add($0) }, showEarly: { rows += self.add($0, isEarly: true) })
    screen.status.clear()
    if !answer.lines.isEmpty { rows += add(screen.lines(answer)) }
    if terminal.interrupts.shouldStop() {
      // Ctrl-C meant the command; the next key is for the lesson.
      terminal.interrupts.clear()
      lastStop = terminal.seconds
    } else if answer.failed, !cell.records(answer.recorded) {
      hasFailed = true
    }
    states.append(notebook)
    let next = prose(of: step + 1).count + 1
    let lines = terminal.size(.output).lines
    guard pending != nil || rows + 2 + next >= lines else { return .forward }
    return wait(at: step, isPredicting: false)
  }

  /// Shows a part of an answer.
  ///
  /// - Returns: how many rows it has.
  private func add(_ lines: [String], isEarly: Bool = false) -> Int {
    let rows = lines.flatMap { ScreenRows.rows(of: $0, columns: terminal.size(.output).columns) }
    if isEarly {
      // Nobody can be asked to wait while it trains.
      screen.status.rows(rows)
      note(rows)
    } else {
      screen.status.clear()
      show(rows)
      screen.status.begin()
    }
    return rows.count
  }

  private func note(_ lines: [String]) {
    shown += lines
    rowsSinceKey += lines.count
  }

  /// Shows lines, a screen at a time.
  private func show(_ lines: [String]) {
    let height = max(4, terminal.size(.output).lines - 2)
    for line in lines {
      if rowsSinceKey >= height, pending == nil {
        let key = pause()
        // Another key is for the command that follows.
        if !isForward(key) { pending = key }
      }
      terminal.print([line])
      note([line])
    }
  }

  /// A key that was pressed while prose was shown and is for the next wait.
  private var pending: PressedKey?

  private func goBack(from step: Int) -> Int {
    step > 0 ? goBack(to: step - 1) : step
  }

  /// The screen and the session as they were before the command of a step.
  private func goBack(to step: Int) -> Int {
    states.removeLast(states.count - step - 1)
    marks.removeLast(marks.count - step - 1)
    shown.removeLast(shown.count - marks[step])
    redraw()
    return step
  }

  private func redraw() {
    let size = terminal.size(.output)
    let rows = shown.suffix(size.lines).flatMap { ScreenRows.rows(of: $0, columns: size.columns) }
    let clear = terminal.features.isDumb ? "\n" : "\u{1B}[H\u{1B}[2J"
    terminal.write(clear + rows.suffix(max(1, size.lines - 1)).map { $0 + "\n" }.joined(), to: .output)
    rowsSinceKey = 0
  }

  // MARK: waiting

  /// Waits at the command of a step, or after its answer.
  private func wait(at step: Int, isPredicting: Bool) -> Choice {
    var note: Phrase?
    while true {
      let key = pending ?? press(place(step, isPredicting), note)
      pending = nil
      note = nil
      rowsSinceKey = 0
      let stop = lastStop
      if key != .redraw { lastStop = -10 }
      switch key {
      case _ where isForward(key): return .forward
      case .character("b"), .left, .up, .backspace, .pageUp:
        if step > 0 || !isPredicting { return .back }
        note = "this is the first command"
      case .character("i"): tryThings()
      case .character("q"), .endOfInput: return .leave
      case .interrupt:
        let isImpatient = terminal.seconds - stop < Self.impatience && terminal.interrupts.leavingSignal == nil
        terminal.interrupts.clear()
        if !isImpatient { return .leave }
      case .redraw: redraw()
      default: note = "Space goes on, b back, i opens the prompt, q leaves"
      }
    }
  }

  private func isForward(_ key: PressedKey) -> Bool {
    [.character(" "), .enter, .right, .down, .pageDown].contains(key)
  }

  private func place(_ step: Int, _ isPredicting: Bool) -> Phrase {
    let count = script.commandCount
    guard step < count else {
      return "\(count)/\(count)  \(script.name)  the end: Space leaves, b back, i try"
    }
    return "\(step + 1)/\(count)  \(script.name)  Space forward, b back, i try, q leave"
  }

  /// Waits for a key in the middle of long prose.
  private func pause() -> PressedKey {
    let key = press("\(script.name)  Space forward", nil)
    rowsSinceKey = 0
    return key
  }

  /// Shows the line at the bottom until a key is pressed.
  private func press(_ place: Phrase, _ note: Phrase?) -> PressedKey {
    let columns = terminal.size(.output).columns
    let text = language.text(note ?? place).truncated(to: max(1, columns - 1))
    let isDumb = terminal.features.isDumb
    terminal.write(isDumb ? text : "\u{1B}[7m" + text + "\u{1B}[27m", to: .output)
    let key = terminal.readKey()
    terminal.write(isDumb ? "\r" + String(repeating: " ", count: displayWidth(text)) + "\r" : "\r\u{1B}[K", to: .output)
    return key
  }

  /// Opens the prompt on what there is now; the lesson goes on as it was.
  private func tryThings() {
    var notebook = states[states.count - 1]
    notebook.allowsShortening = true
    openPrompt(&notebook)
    terminal.interrupts.clear()
    terminal.printError([language.text("(back in the lesson, as it was)")])
    if let line = shown.last { terminal.print([line]) }
  }
}
