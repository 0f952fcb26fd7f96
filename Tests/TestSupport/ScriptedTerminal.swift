import Synchronization
import Terminal

/// A terminal whose person is a script: what they type and press is written down beforehand, and what they are shown
/// is kept. Nothing waits: its clock goes on by a step whenever somebody looks at it.
package final class ScriptedTerminal: Terminal, Sendable {
  /// What the person does.
  package indirect enum Action: Sendable {
    /// Types a line and presses Return.
    case line(String)
    /// Saves a text in an editor that was opened, and leaves it.
    case save(String)
    /// Presses Tab after a beginning of a line, sees what could follow, and takes the beginning back.
    case tab(String)
    /// Presses a key while a lesson waits for one.
    case key(Character)
    /// Presses a key that has no character, such as an arrow.
    case press(PressedKey)
    /// Presses Ctrl-C while a line is typed or a key is waited for.
    case controlC
    /// Presses Ctrl-D in an empty line, or while a key is waited for.
    case controlD
    /// Types bytes that are no text.
    case noText
    /// Makes the window another size.
    case resize(columns: Int, lines: Int)
    /// Closes the window.
    case vanish
    /// Sends a signal that asks the program to end.
    case signal(Int32)
    /// Does something elsewhere, such as with files.
    case call(@Sendable () -> Void)
    /// Does something as soon as a text is shown, in the middle of the work that shows it.
    case once(shown: String, Action)
  }

  private struct State {
    var script: ArraySlice<Action>
    var size: WindowSize
    var shown = ""
    var output = ""
    var errors = ""
    var seconds = 0.0
    var pauses = 0.0
    var awaited: [(text: String, seen: String, action: Action)] = []
    var catchesLeavingSignals = false
    var prompts: [String] = []
    var shellCommands: [String] = []
    var paged: [(command: String, text: String)] = []
  }

  package let features: TerminalFeatures
  package let interrupts = Interrupts()
  private let streams: Set<StandardStream>
  private let tick: Double
  private let answer: TerminalGraphics
  private let state: Mutex<State>

  /// - Parameters:
  ///   - script: what the person does; afterwards the input ends.
  ///   - streams: those that are terminals.
  ///   - features: what it can show.
  ///   - graphics: how it takes pictures of pixels.
  ///   - size: of its window.
  ///   - tick: by how many seconds its clock goes on whenever somebody looks at it.
  package init(
    _ script: [Action], terminals streams: Set<StandardStream> = [.input, .output, .error],
    features: TerminalFeatures = TerminalFeatures(), graphics: TerminalGraphics = TerminalGraphics(answer: []),
    size: WindowSize = WindowSize(), tick: Double = 0.01
  ) {
    self.features = features
    self.streams = streams
    self.tick = tick
    answer = graphics
    state = Mutex(State(script: script[...], size: size))
  }

  // MARK: what a test asks for

  /// All that was shown, with what was typed, in the order a person saw it; escape sequences are left out.
  package var shown: String { state.withLock { $0.shown }.withoutEscapes }
  /// The same with escape sequences.
  package var raw: String { state.withLock { $0.shown } }
  /// What was written to standard output, escape sequences included.
  package var output: String { state.withLock { $0.output } }
  /// What was written to standard error, escape sequences included.
  package var errors: String { state.withLock { $0.errors } }
  /// Whether the person has done all that the script says.
  package var hasPlayedAll: Bool { state.withLock { $0.script.isEmpty && $0.awaited.isEmpty } }
  /// For how many seconds the program has paused, so that somebody could follow.
  package var pauses: Double { state.withLock { $0.pauses } }
  /// Whether the program handles signals that end programs.
  package var catchesLeavingSignals: Bool { state.withLock { $0.catchesLeavingSignals } }
  /// The prompts that were shown.
  package var prompts: [String] { state.withLock { $0.prompts } }
  /// The texts that were given to a program of the person's choice.
  package var paged: [(command: String, text: String)] { state.withLock { $0.paged } }

  /// What the shell was asked to run.
  package var shellCommands: [String] { state.withLock { $0.shellCommands } }

  // MARK: Terminal

  /// Runs nothing; `false` fails as it does everywhere.
  package func edit(_ text: String) -> EditedText {
    echo("«edits \(text)»\n")
    return state.withLock { state in
      guard case .save(let text)? = state.script.first else { return .noEditor }
      state.script.removeFirst()
      return .saved(text)
    }
  }

  package func runInShell(_ command: String) -> Int32 {
    state.withLock { $0.shellCommands.append(command) }
    return command == "false" ? 1 : 0
  }

  package var seconds: Double {
    state.withLock { state in
      state.seconds += tick
      return state.seconds
    }
  }

  package func pause(seconds: Double) {
    state.withLock { state in
      state.seconds += seconds
      state.pauses += seconds
    }
  }

  package func isTerminal(_ stream: StandardStream) -> Bool { streams.contains(stream) }

  package func size(_ stream: StandardStream) -> WindowSize { state.withLock { $0.size } }

  package func graphics() -> TerminalGraphics { answer }

  package func write(_ text: String, to stream: StandardStream) {
    let due = state.withLock { state -> [Action] in
      if stream == .output { state.output += text } else { state.errors += text }
      state.shown += text
      for index in state.awaited.indices { state.awaited[index].seen += text }
      let due = state.awaited.filter { $0.seen.withoutEscapes.contains($0.text) }
      state.awaited.removeAll { $0.seen.withoutEscapes.contains($0.text) }
      return due.map(\.action)
    }
    for action in due { happen(action) }
  }

  package func catchLeavingSignals() { state.withLock { $0.catchesLeavingSignals = true } }

  package func makeEditor(history: HistoryFile?, grammar: LineGrammar) -> ScriptedLineReader? {
    ScriptedLineReader(self, isShown: true, history, grammar)
  }

  package func makePipe() -> ScriptedLineReader { ScriptedLineReader(self, isShown: false, nil, LineGrammar()) }

  package func readKey() -> PressedKey {
    if interrupts.shouldStop() { return .interrupt }
    while let action = next() {
      switch action {
      case .key("\n"): return .enter
      case .key(let key): return .character(key)
      case .press(let key): return key
      case .controlC:
        interrupts.press(at: seconds)
        return .interrupt
      case .controlD, .vanish: return .endOfInput
      case .line, .tab, .noText, .save:
        complain("a key is waited for")
        return .endOfInput
      case .resize:
        happen(action)
        return .redraw
      case .signal, .call, .once: happen(action)
      }
      if interrupts.leavingSignal != nil { return .interrupt }
    }
    return .endOfInput
  }

  package func whileKeysWait(_ body: () -> Bool) -> Bool { body() }

  package func page(_ text: String, with command: String) -> Bool {
    // There is a program called `less`, and no other.
    guard command.hasPrefix("less") else { return false }
    state.withLock { $0.paged.append((command, text)) }
    return true
  }

  // MARK: the script

  /// Starts the script where the program reads nothing: does all that needs no line and no key.
  package func arm() {
    while let action = next() { happen(action) }
  }

  fileprivate func next() -> Action? { state.withLock { $0.script.popFirst() } }

  /// Does what needs no line and no key.
  fileprivate func happen(_ action: Action) {
    switch action {
    case .controlC: interrupts.press(at: seconds)
    case .signal(let signal):
      if catchesLeavingSignals { interrupts.leave(for: signal) } else { complain("signal \(signal) would kill") }
    case .vanish: if catchesLeavingSignals { interrupts.terminalHasVanished() } else { complain("SIGHUP would kill") }
    case .resize(let columns, let lines): state.withLock { $0.size = WindowSize(columns: columns, lines: lines) }
    case .call(let work): work()
    case .once(let text, let action): state.withLock { $0.awaited.append((text, "", action)) }
    case .line, .tab, .key, .press, .controlD, .noText, .save: complain("nobody reads now")
    }
  }

  /// Makes a script that does not fit what the program does visible to the test.
  fileprivate func complain(_ text: String) { state.withLock { $0.shown += "«the script does not fit: \(text)»" } }

  /// The person sees what they type.
  fileprivate func echo(_ text: String) { state.withLock { $0.shown += text } }

  fileprivate func note(prompt: String) { state.withLock { $0.prompts.append(prompt) } }
}

/// The lines that a script types.
package final class ScriptedLineReader: LineReader {
  private let terminal: ScriptedTerminal
  private let isShown: Bool
  private let history: HistoryFile?
  private let grammar: LineGrammar
  private var lines = 0
  private var entered: [String] = []

  fileprivate init(
    _ terminal: ScriptedTerminal, isShown: Bool, _ history: HistoryFile?, _ grammar: LineGrammar
  ) {
    self.history = history
    self.terminal = terminal
    self.isShown = isShown
    self.grammar = grammar
  }

  package func enter(_ text: String) { entered = grammar.commands(text) + entered }

  package func dropWaitingLines() { entered = [] }

  package func readLine(prompt: String) throws(LineReadingError) -> LineEvent {
    terminal.note(prompt: prompt)
    let prompt = isShown ? String(prompt.filter { $0 != PromptText.invisible }) : ""
    terminal.echo(prompt)
    if !entered.isEmpty {
      let text = entered.removeFirst()
      terminal.echo(text + "\n")
      history?.append(text)
      return .line(text)
    }
    while let action = terminal.next() {
      switch action {
      case .line(let text):
        lines += 1
        if isShown { terminal.echo(text + "\n") }
        history?.append(text)
        return .line(text)
      case .tab(let beginning):
        let completion = grammar.complete(beginning, terminal.size(.output).columns)
        terminal.echo(beginning + "\n" + completion.listing.map { $0 + "\n" }.joined() + prompt)
      case .controlC:
        terminal.happen(action)
        return .interrupted
      case .controlD: return .endOfInput
      case .noText: throw .notUTF8(line: lines + 1)
      case .vanish: return .vanished
      case .key, .press, .save:
        terminal.complain("a line is waited for")
        return .endOfInput
      case .signal:
        terminal.happen(action)
        return .interrupted
      case .resize, .call, .once: terminal.happen(action)
      }
    }
    return .endOfInput
  }
}

extension String {
  /// The text as it looks: without the escape sequences that colour it and move the cursor.
  fileprivate var withoutEscapes: String {
    guard unicodeScalars.contains("\u{1B}") else { return self }
    var kept = String.UnicodeScalarView()
    var isEscape = false
    for scalar in unicodeScalars {
      if scalar == "\u{1B}" {
        isEscape = true
      } else if isEscape {
        // `ESC [`, numbers, and a letter that ends it.
        isEscape = !scalar.properties.isAlphabetic
      } else {
        kept.append(scalar)
      }
    }
    return String(kept)
  }
}
