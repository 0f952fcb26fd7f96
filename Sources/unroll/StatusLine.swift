import Glibc
import LineEditing
import Notebook
import Plotting

/// One line on standard error, only where that is a terminal, that says how far long work has come.
enum StatusLine {
  private static let isShown = Terminal.isTerminal(2)
  nonisolated(unsafe) private static var last = timespec()

  static func report(_ progress: CommandContext.Progress) {
    guard isShown, isTime() else { return }
    var text = "epoch \(groupedText(progress.epoch)) of \(groupedText(progress.lastEpoch))"
    text += ", loss \(significantText(progress.record.loss, digits: 4))"
    if let validation = progress.record.validation {
      text += ", exact \(decimalText(validation.exact * 100, places: 1)) %"
    }
    Terminal.write("\r\u{1b}[K" + text, to: 2)
  }

  /// Takes the line away.
  static func clear() {
    if isShown { Terminal.write("\r\u{1b}[K", to: 2) }
  }

  /// At most twenty times a second.
  private static func isTime() -> Bool {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let elapsed = (now.tv_sec - last.tv_sec) * 1_000_000_000 + (now.tv_nsec - last.tv_nsec)
    guard elapsed > 50_000_000 else { return false }
    last = now
    return true
  }
}
