import Terminal
import Notebook
import Phrases
import Tasks
import Text

/// What is shown on standard error while work goes on, only where that is a terminal: a line that says how far it has
/// come, and pictures that change in place.
package enum StatusLine {
  private static let isShown = Terminal.isTerminal(2)
  nonisolated(unsafe) private static var clock = Stopwatch()
  nonisolated(unsafe) private static var lastLine = 0.0
  nonisolated(unsafe) private static var lastPicture = 0.0
  nonisolated(unsafe) private static var now = 0.0
  /// Lines of the picture above the line.
  nonisolated(unsafe) private static var pictureHeight = 0
  nonisolated(unsafe) private static var lineWidth = 0

  /// A command begins.
  package static func begin() {
    clock = Stopwatch()
    (lastLine, lastPicture, now) = (0, 0, 0)
  }

  /// A command ended: what it answered takes the place of what was shown of its work.
  package static func answer(_ lines: [String]) {
    clear()
    Terminal.print(lines)
    begin()
  }

  /// Shows how far work has come, at most twenty times a second.
  package static func report(_ progress: CommandContext.Progress) {
    guard isShown else { return }
    now = clock.seconds
    guard now - lastLine > 0.05 else { return }
    lastLine = now
    let columns = Terminal.size(2).columns
    let text = ProgressLine.text(progress, seconds: now, columns: columns, isPlain: Appearance.isPlain)
    show(text)
  }

  private static func show(_ text: String) {
    // A terminal without cursor movements gets blanks over what was longer.
    let width = displayWidth(text)
    let rest = Terminal.isDumb ? String(repeating: " ", count: max(0, lineWidth - width)) : ""
    lineWidth = width
    Terminal.write("\r" + (Terminal.isDumb ? "" : "\u{1b}[K") + text + rest, to: 2)
  }

  /// Shows how many runs are done.
  package static func report(_ progress: LocalRunner.Progress, in language: Language) {
    guard isShown else { return }
    let passed = clock.seconds
    guard passed - lastLine > 0.05 else { return }
    lastLine = passed
    show(ProgressLine.text(progress, seconds: passed, in: language))
  }

  /// Whether it is time for another picture: ten times a second. The clock was read by `report` just before.
  package static func wantsPicture() -> Bool { isShown && !Terminal.isDumb && now - lastPicture > 0.1 }

  /// Shows a picture in the place of the one before.
  package static func show(_ picture: [String]) {
    guard wantsPicture() else { return }
    lastPicture = now
    let lines = picture.suffix(max(1, Terminal.size(2).lines - 2))
    Terminal.write(up() + lines.map { $0 + "\u{1b}[K\n" }.joined() + "\u{1b}[J", to: 2)
    pictureHeight = lines.count
  }

  /// Takes everything away.
  package static func clear() {
    guard isShown else { return }
    if Terminal.isDumb {
      if lineWidth > 0 { Terminal.write("\r" + String(repeating: " ", count: lineWidth) + "\r", to: 2) }
    } else if lineWidth > 0 || pictureHeight > 0 {
      Terminal.write(up() + "\u{1b}[J", to: 2)
    }
    (pictureHeight, lineWidth) = (0, 0)
  }

  private static func up() -> String { "\r" + (pictureHeight > 0 ? "\u{1b}[\(pictureHeight)A" : "") }
}
