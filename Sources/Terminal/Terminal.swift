/// What the prompt, lessons and the status line need of the world: somebody who types, a screen, the time, and what
/// signals ask for. `SystemTerminal` is the real one; tests have a scripted one.
package protocol Terminal: AnyObject {
  /// Reads lines that somebody types and edits.
  associatedtype Editor: LineReader
  /// Reads lines from a file or a pipe.
  associatedtype Pipe: LineReader

  /// What it can show.
  var features: TerminalFeatures { get }
  /// What Ctrl-C and signals have asked for.
  var interrupts: Interrupts { get }
  /// Seconds since some moment in the past, for how often something is shown; never part of any output.
  var seconds: Double { get }

  /// Returns whether somebody sits at a stream: it is a terminal, not a file or a pipe.
  func isTerminal(_ stream: StandardStream) -> Bool
  /// Returns the size of the window now; 80 × 24 if it is not known.
  func size(_ stream: StandardStream) -> WindowSize
  /// Writes text to standard output or standard error at once.
  func write(_ text: String, to stream: StandardStream)
  /// Asks how the terminal takes pictures of pixels.
  func graphics() -> TerminalGraphics

  /// Returns what reads lines with editing, history and completion, or nil if this terminal cannot.
  ///
  /// - Parameters:
  ///   - history: the lines of earlier runs, to which those of this one are added; nil to remember none.
  ///   - grammar: what is known of the language that is typed.
  func makeEditor(history: HistoryFile?, grammar: LineGrammar) -> Editor?
  /// Returns what reads the lines of standard input if that is no terminal.
  func makePipe() -> Pipe
  /// Does something while keys that are pressed wait, unseen, for whoever reads next.
  func whileKeysWait(_ body: () -> Bool) -> Bool
  /// Waits for one key, without echo.
  func readKey() -> PressedKey
  /// Shows a text with a program of the person's choice, and waits until they have left it.
  ///
  /// - Parameter command: a command of the shell.
  /// - Returns: false if there is no such program.
  func page(_ text: String, with command: String) -> Bool

  /// Has the person edit a text in an editor of their own, and waits until they have left it.
  func edit(_ text: String) -> EditedText

  /// Lets the system's shell run a command at this terminal, and waits for it.
  ///
  /// - Returns: its exit status; 128 and the signal's number if a signal ended it.
  func runInShell(_ command: String) -> Int32

  /// Waits, so that somebody can follow what is shown.
  func pause(seconds: Double)
  /// From now on a signal that ends a program, or says that its terminal has gone, only asks for that.
  func catchLeavingSignals()
}

/// A stream that every program starts with; the raw value is its file descriptor.
package enum StandardStream: Int32, Sendable {
  case input, output, error
}

/// Columns and lines of a window.
package struct WindowSize: Sendable, Equatable {
  /// Characters in a line.
  package var columns: Int
  /// Lines from top to bottom.
  package var lines: Int

  /// A window; 80 × 24 unless said otherwise.
  package init(columns: Int = 80, lines: Int = 24) {
    self.columns = columns
    self.lines = lines
  }
}

extension Terminal {
  /// Writes lines to standard output.
  package func print(_ lines: [String]) { write(lines, to: .output) }

  /// Writes lines to standard error.
  package func printError(_ lines: [String]) { write(lines, to: .error) }

  private func write(_ lines: [String], to stream: StandardStream) {
    guard !lines.isEmpty else { return }
    write(lines.joined(separator: "\n") + "\n", to: stream)
  }
}
