import Notebook
import Phrases
import Tasks
import Terminal
import Text

/// What is shown on standard error while a command works, only if that is a terminal: a line that says how far it has
/// come, and pictures that change in place.
package final class StatusLine<T: Terminal> {
  private let terminal: T
  private let isShown: Bool
  private let isDumb: Bool
  /// When the command began, by the terminal's clock.
  private var start = 0.0
  /// Seconds from then to the last line, the last picture, and the last report.
  private var lastLine = 0.0
  private var lastPicture = 0.0
  private var now = 0.0
  /// The widths of the lines of the picture above the line.
  private var pictureWidths: [Int] = []
  private var lineWidth = 0
  private var line = ""

  /// Nothing is shown yet.
  package init(_ terminal: T) {
    self.terminal = terminal
    isShown = terminal.isTerminal(.error)
    isDumb = terminal.features.isDumb
    start = terminal.seconds
  }

  /// Shows how far work has come, and stops it when the person asks to stop.
  package var observer: WorkObserver {
    var observer = WorkObserver()
    observer.shouldStop = terminal.interrupts.shouldStop
    observer.trainingProgressed = { self.report($0) }
    observer.runsProgressed = { self.report($0, in: $1) }
    return observer
  }

  /// A command begins.
  package func begin() {
    start = terminal.seconds
    (lastLine, lastPicture, now) = (0, 0, 0)
  }

  /// A command ended: what it answered takes the place of what was shown of its work.
  package func answer(_ lines: [String]) {
    clear()
    terminal.print(lines.flatMap { terminal.fitted($0) })
    begin()
  }

  /// Shows rows of a table that a command is still making; the line stays below them.
  package func rows(_ lines: [String]) {
    let shown = line
    clear()
    terminal.print(lines.flatMap { terminal.fitted($0) })
    guard isShown else { return }
    if !shown.isEmpty { show(shown) }
    // The picture that stood above the line comes back with the next one.
    lastPicture = -.infinity
  }

  /// Shows how far work has come, at most twenty times a second.
  package func report(_ progress: TrainingProgress) {
    guard isShown else { return }
    now = terminal.seconds - start
    guard now - lastLine > 0.05 else { return }
    lastLine = now
    let columns = terminal.size(.error).columns
    show(ProgressLine.text(progress, seconds: now, columns: columns, isPlain: terminal.features.isPlain))
  }

  private func show(_ text: String) {
    // A terminal without cursor movements gets blanks over what was longer.
    let width = displayWidth(text)
    let rest = isDumb ? String(repeating: " ", count: max(0, lineWidth - width)) : ""
    lineWidth = width
    line = text
    terminal.write("\r" + (isDumb ? "" : "\u{1b}[K") + text + rest, to: .error)
  }

  /// Shows how many runs are done.
  package func report(_ progress: LocalRunner.Progress, in language: Language) {
    guard isShown else { return }
    let passed = terminal.seconds - start
    guard passed - lastLine > 0.05 else { return }
    lastLine = passed
    show(ProgressLine.text(progress, seconds: passed, in: language))
  }

  /// Returns whether it is time for another picture: ten times a second. `report` has read the clock just before.
  package func wantsPicture() -> Bool { isShown && !isDumb && now - lastPicture > 0.1 }

  /// Shows a picture in the place of the one before.
  package func show(_ picture: [String]) {
    guard wantsPicture() else { return }
    lastPicture = now
    let lines = ending(of: picture)
    let start = up()
    pictureWidths = lines.map(ScreenRows.width(of:))
    let columns = terminal.size(.error).columns
    let drawn = zip(lines, pictureWidths).map { line, width in
      // Cleared before it is written: after it, the cursor may stand on its last character. What takes several rows clears
      // all that follows.
      (width > columns ? "\u{1b}[J" : "\u{1b}[K") + line + "\n"
    }
    terminal.write(start + drawn.joined() + "\u{1b}[J", to: .error)
    lineWidth = 0
  }

  /// The last lines of a picture, as many as the window has room for above the line.
  private func ending(of picture: [String]) -> [String] {
    let window = terminal.size(.error)
    var room = max(1, window.lines - 2)
    let shown = picture.reversed().prefix { line in
      room -= Self.rows(ScreenRows.width(of: line), columns: window.columns)
      return room >= 0
    }
    return shown.reversed()
  }

  /// The rows that so many columns take.
  private static func rows(_ width: Int, columns: Int) -> Int {
    max((width + max(columns, 1) - 1) / max(columns, 1), 1)
  }

  /// Takes everything away.
  package func clear() {
    guard isShown else { return }
    if isDumb {
      if lineWidth > 0 { terminal.write("\r" + String(repeating: " ", count: lineWidth) + "\r", to: .error) }
    } else if lineWidth > 0 || !pictureWidths.isEmpty {
      terminal.write(up() + "\u{1b}[J", to: .error)
    }
    (pictureWidths, lineWidth, line) = ([], 0, "")
  }

  /// Goes to where the picture began. A line that is wider than the window, also since the window became narrower, takes
  /// several rows.
  private func up() -> String {
    let window = terminal.size(.error)
    let above = pictureWidths.reduce(Self.rows(lineWidth, columns: window.columns) - 1) {
      $0 + Self.rows($1, columns: window.columns)
    }
    let reached = min(above, max(window.lines - 1, 0))
    return "\r" + (reached > 0 ? "\u{1b}[\(reached)A" : "")
  }
}
