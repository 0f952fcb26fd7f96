#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
private import Synchronization

/// The terminal, files or pipes that the program was started with.
package final class SystemTerminal: Terminal, Sendable {
  /// What the environment says that it can show.
  package let features: TerminalFeatures
  private let input: Int32
  private let output: Int32
  private let error: Int32
  private let outputError = Atomic<Int32>(0)
  /// Keys that were pressed while the terminal's answer was waited for, as the bytes that they send; for the next line.
  private let pressed = Mutex<[UInt8]>([])

  /// - Parameters:
  ///   - input: where keys and lines come from; it is not closed, nor are the others.
  ///   - output: where answers go.
  ///   - error: where mistakes go, and what is shown of work under way.
  package init(input: Int32 = 0, output: Int32 = 1, error: Int32 = 2) {
    features = .ofThisProcess()
    (self.input, self.output, self.error) = (input, output, error)
  }

  /// From now on Ctrl-C stops work, and not the program.
  package func catchInterrupts() { ProcessSignals.catchInterrupts() }

  /// From now on SIGTERM and SIGHUP ask the program to end, and do not end it.
  package func catchLeavingSignals() { ProcessSignals.catchLeavingSignals() }

  /// What signals have asked this process for.
  package var interrupts: Interrupts { ProcessSignals.interrupts }

  /// The system's clock that nobody can set.
  package var seconds: Double { monotonicSeconds() }

  /// Sleeps.
  package func pause(seconds: Double) { usleep(UInt32(seconds * 1_000_000)) }

  // MARK: the screen

  private func descriptor(_ stream: StandardStream) -> Int32 {
    switch stream {
    case .input: input
    case .output: output
    case .error: error
    }
  }

  /// Returns what isatty(3) says.
  package func isTerminal(_ stream: StandardStream) -> Bool { isatty(descriptor(stream)) == 1 }

  /// Returns what the terminal driver says.
  package func size(_ stream: StandardStream) -> WindowSize { WindowSize(descriptor: descriptor(stream)) }

  /// Writes text at once. If standard output does not take it, `outputFailure` says why.
  package func write(_ text: String, to stream: StandardStream) {
    let number = writeWhole(text, to: descriptor(stream))
    if number != 0, stream == .output { outputError.store(number, ordering: .relaxed) }
  }

  /// Why standard output did not take all that was written to it, such as `No space left on device`; nil if it did,
  /// or if the reader at the other end of a pipe had seen enough.
  package var outputFailure: String? {
    let number = outputError.load(ordering: .relaxed)
    return number == 0 || number == EPIPE ? nil : String(cString: strerror(number))
  }

  /// Asks the terminal with escape sequences and waits shortly for its answer.
  package func graphics() -> TerminalGraphics {
    let (graphics, keys) = TerminalGraphics.ask(input: input, output: output)
    pressed.withLock { $0 += keys }
    return graphics
  }

  // MARK: keys and lines

  /// Returns line editing by libedit.
  package func makeEditor(history: HistoryFile?, grammar: LineGrammar) -> LibEditLineReader? {
    LibEditLineReader(
      program: "unroll", history: history, input: input, output: output, grammar: grammar,
      pressed: {
        self.pressed.withLock { keys in
          defer { keys = [] }
          return keys
        }
      })
  }

  /// Returns a reader of standard input as it is.
  package func makePipe() -> PlainLineReader { PlainLineReader(descriptor: input) }

  /// Waits for a key; of a file or a pipe it takes a byte.
  package func readKey() -> PressedKey {
    PressedKeyReader(descriptor: input, interrupts: interrupts, size: { self.size(.output) }).read()
  }

  /// Keys come one by one and are not shown, as while a command runs at the prompt.
  package func whileKeysWait(_ body: () -> Bool) -> Bool {
    let waiting = WaitingTerminal(input)
    waiting.begin()
    defer { waiting.end() }
    return body()
  }

  /// Runs the program in a shell.
  package func page(_ text: String, with command: String) -> Bool {
    PagerProgram(command: command, input: input).show(text)
  }
}

extension SystemTerminal {
  /// Starts what VISUAL or EDITOR names.
  package func edit(_ text: String) -> EditedText { ExternalEditor(input: input).edit(text) }

  /// Ctrl-C and Ctrl-\\ are for the command alone.
  package func runInShell(_ command: String) -> Int32 {
    ForegroundProgram(input: input).run(["/bin/sh", "-c", command])
  }
}

extension WindowSize {
  /// The size of the terminal at a descriptor; 80 × 24 if it does not say.
  init(descriptor: Int32) {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      self.init()
      return
    }
    self.init(columns: Int(size.ws_col), lines: Int(size.ws_row))
  }
}
