import Glibc
import LineEditing
import Notebook
import Plotting
import Tasks

/// One line on standard error, only where that is a terminal, that says how far long work has come.
enum StatusLine {
  private static let isShown = Terminal.isTerminal(2)
  nonisolated(unsafe) private static var last = timespec()
  nonisolated(unsafe) private static var firstRun = timespec()

  static func report(_ progress: CommandContext.Progress) {
    guard isShown, isTime() else { return }
    var text = "epoch \(groupedText(progress.epoch)) of \(groupedText(progress.lastEpoch))"
    text += ", loss \(significantText(progress.record.loss, digits: 4))"
    if let validation = progress.record.validation {
      text += ", exact \(decimalText(validation.exact * 100, places: 1)) %"
    }
    Terminal.write("\r\u{1b}[K" + text, to: 2)
  }

  /// How many runs are done, and the time left if the rest goes as fast.
  static func report(_ progress: LocalRunner.Progress) {
    if progress.finished == 0, progress.part == 0 { clock_gettime(CLOCK_MONOTONIC, &firstRun) }
    guard isShown, isTime() else { return }
    var text = "\(groupedText(progress.finished)) of \(groupedText(progress.total)) runs"
    let passed = seconds(from: firstRun, to: last)
    if progress.part > 0, passed > 0.5 { text += ", \(duration(passed / progress.part - passed)) left" }
    Terminal.write("\r\u{1b}[K" + text, to: 2)
  }

  private static func seconds(from start: timespec, to end: timespec) -> Double {
    Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) / 1e9
  }

  /// `8 s`, `3:05 min`, `2:10 h`
  private static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60):\(twoDigits(whole % 60)) min" }
    return "\(whole / 3600):\(twoDigits(whole / 60 % 60)) h"
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
