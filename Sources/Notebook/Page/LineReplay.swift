import CommandLanguage
import Phrases
import Text

// Lines of a page as session files have them: each is one command with one output.

extension Notebook {
  /// Keeps what a line came to that was run behind the last place that is known.
  mutating func remember(_ line: ReplayedLine, leadingTo state: PageMemory.State) {
    guard let last = links.last, let link = last else { return }
    if let next = memory?.add(line, after: link, leadingTo: state) { links.append(next) }
  }

  /// Takes over a line that was run in another notebook, and keeps what it came to.
  mutating func takeOver(_ line: ReplayedLine, from other: Notebook, seconds: Double) {
    (workbench, presentation) = (other.workbench, other.presentation)
    recorder.add(line.cell)
    memory?.took(seconds, line.cell.command)
    remember(line, leadingTo: presentState)
  }

  /// Runs a line of a page and records it as one command, as it stands there.
  mutating func runLine(_ line: String) -> Answer {
    let start = recorder.cells.count
    var (remembered, known) = (memory, links)
    // One step for the line, not one for each of its commands.
    (memory, links) = (nil, [])
    let (replayed, answer) = replayed(line)
    swap(&memory, &remembered)
    swap(&links, &known)
    recorder.merge(from: start, into: replayed.cell)
    remember(replayed, leadingTo: presentState)
    return answer
  }

  /// Runs a line as a session file does, in which it is one command with one output.
  ///
  /// - Parameter showEarly: shows rows of a command that goes on; all rows are in the output, too.
  package mutating func replay(_ line: String, showEarly: (([String]) -> Void)? = nil) -> ReplayedLine {
    replayed(line, showEarly).0
  }

  private mutating func replayed(
    _ line: String, _ showEarly: (([String]) -> Void)? = nil
  ) -> (ReplayedLine, Answer) {
    let start = recorder.cells.count
    let log = ReadingLog()
    context.files.log = log
    hasChanged = false
    let answer = run(line, showEarly: showEarly)
    context.files.log = nil
    let cell = SessionRecorder.Cell(
      command: line, output: answer.recorded.map { $0.withoutTrailingBlanks },
      outputs: answer.failed ? [] : answer.outputs,
      parts: recorder.cells[start...].flatMap { $0.parts })
    let replayed = ReplayedLine(
      cell: cell, outputs: answer.outputs, readsPage: LineNature(line).readsPage, isLook: !hasChanged,
      readings: log.readings, training: answer.training,
      failure: answer.mistake.map { LineFailure(message: $0, hint: answer.hint) }, remarks: answer.remarks)
    return (replayed, answer)
  }
}
