import Notebook
import Phrases
import Storage
import Text

/// A session file that was compared with what it gives now.
struct FileCheck: Sendable {
  /// The file's name.
  let path: String
  /// What came of it.
  let outcome: Outcome
  /// Seconds that each command took that was run to its end.
  let seconds: [Double]

  /// What came of the comparison.
  enum Outcome: Sendable {
    /// The file is no session, or cannot be read.
    case unreadable(SessionOpeningError)
    /// All its commands were run, or as many as there was time for.
    case compared(CheckedSession)
  }

  /// Runs a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - options: the limit of time, and values for its parameters.
  ///   - observer: who watches, and may stop it.
  init(_ path: String, _ options: CheckOptions, _ observer: WorkObserver) {
    let clock = Stopwatch()
    let isAskedToStop = observer.shouldStop
    let shouldStop = { isAskedToStop() || options.timeout.map { clock.seconds > $0 } ?? false }
    self.path = path
    var seconds: [Double] = []
    do throws(SessionOpeningError) {
      var runner = try SessionRunner(
        path: path, store: .disk, machine: .local.leavingComputations(when: shouldStop), setting: options.assignments)
      var observer = observer
      observer.shouldStop = shouldStop
      runner.observe(observer)
      var last = clock.seconds
      let checked = runner.checked(unless: shouldStop) { _ in
        let now = clock.seconds
        seconds.append(now - last)
        last = now
      }
      outcome = .compared(checked)
    } catch {
      outcome = .unreadable(error)
    }
    self.seconds = seconds
  }

  /// Whether the file was read, run to its end, and gives what is recorded.
  var isAsRecorded: Bool {
    guard case .compared(let session) = outcome else { return false }
    return session.stopped == nil && session.unified.isEmpty
  }
}

extension FileCheck {
  /// What to print of it.
  ///
  /// - Parameters:
  ///   - timeout: the seconds that it had.
  ///   - columns: the width of the window; nil if it is none.
  ///   - language: the person's.
  func lines(timeout: Double?, columns: Int?, in language: Language) -> [String] {
    guard case .compared(let session) = outcome else { return [] }
    if let stopped = session.stopped {
      let limit = significantText(timeout ?? 0, digits: 6)
      return [
        language.text("\(path): not finished in \(limit) s, stopped in command \(stopped.number): \(stopped.text)")
          .escapedForTerminal
      ]
    }
    guard let first = session.firstDifference else { return [language.text("\(path): as recorded").escapedForTerminal] }
    var lines = [language.text("\(path): \(first)")] + session.unified
    for (command, picture) in session.pictures(columns: columns) {
      lines += ["", language.text("the picture of command \(command.number): \(command.text)")] + picture
    }
    return lines.map { $0.escapedForTerminal }
  }
}
