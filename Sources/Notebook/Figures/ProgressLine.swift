import Phrases
import Tasks
import Text

/// How far a training run has come, in one line: a bar, epochs, loss, rate and time left.
package enum ProgressLine {
  /// The line, at most `columns - 1` wide so that no terminal wraps it.
  ///
  /// - Parameters:
  ///   - seconds: since the run began.
  ///   - isPlain: only ASCII.
  package static func text(
    _ progress: TrainingProgress, seconds: Double, columns: Int, isPlain: Bool = false
  ) -> String {
    let done = Double(progress.epoch - progress.firstEpoch) + progress.fraction
    let all = Double(max(progress.lastEpoch - progress.firstEpoch, 1))
    var parts: [Phrase] = ["\(groupedText(progress.epoch)) of \(groupedText(progress.lastEpoch))"]
    if let record = progress.record {
      parts.append("loss \(roundedText(record.loss, digits: 4))")
      if let validation = record.validation {
        if let answers = validation.answers {
          parts.append("exact \(decimalText(answers.exact * 100, places: 1)) %")
        } else {
          parts.append("val. loss \(significantText(validation.loss, digits: 4))")
        }
      }
    }
    if seconds > 0.2, done > 0 {
      let rate = done / seconds
      parts.append(rate >= 1 ? "\(groupedText(Int(rate)))/s" : "\(decimalText(1 / rate, places: 1)) s each")
      parts.append("\(clock((all - done) / rate)) left")
    }
    let text = parts.map(progress.language.text).joined(separator: isPlain ? ", " : " · ")
    let room = columns - 1 - displayWidth(text) - 1
    let shown = room >= 6 ? bar(done / all, width: min(room, 24), isPlain: isPlain) + " " + text : text
    return shown.truncated(to: max(columns - 1, 1), ellipsis: isPlain ? "..." : "…")
  }

  /// How many runs of a comparison are done, and the time left if the rest goes as fast.
  package static func text(_ progress: LocalRunner.Progress, seconds: Double, in language: Language) -> String {
    let done: Phrase = "\(groupedText(progress.finished)) of \(groupedText(progress.total)) runs"
    guard progress.part > 0, seconds > 0.5 else { return language.text(done) }
    return language.text("\(done), \(clock(seconds / progress.part - seconds)) left")
  }

  /// `0:07`, `12:30`, `3:05:00`
  package static func clock(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 3_600_000 else { return "long" }
    let whole = Int(seconds.rounded(.up))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let minutes = whole / 60 % 60
    return whole >= 3600
      ? "\(whole / 3600):\(two(minutes)):\(two(whole % 60))" : "\(minutes):\(two(whole % 60))"
  }

  private static func bar(_ part: Double, width: Int, isPlain: Bool) -> String {
    let filled = Int(min(max(part, 0), 1) * Double(width))
    return String(repeating: isPlain ? "#" : "█", count: filled)
      + String(repeating: isPlain ? "." : "░", count: width - filled)
  }
}
