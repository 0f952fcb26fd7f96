import Phrases

/// A session file whose commands were run, and how their output compares with the recorded one.
package struct CheckedSession: Sendable {
  /// A command of the file and its two outputs.
  package struct Command: Sendable, Equatable {
    /// Its number, from 1.
    package let number: Int
    /// The command, without `> `.
    package let text: String
    /// The recorded output.
    package let recorded: [String]
    /// The fresh output.
    package let fresh: [String]
    /// Whether both are equal, but for blanks at the ends of lines.
    package let isAsRecorded: Bool

    /// How they differ, as `diff -u` prints it.
    package var difference: [String] {
      guard !isAsRecorded else { return [] }
      return UnifiedDiff.lines(old: recorded.map { $0[...] }, new: fresh.map { $0[...] }, name: text)
    }
  }

  /// How many commands the file has.
  package let count: Int
  /// The commands that were run, in order.
  package let commands: [Command]
  /// The differences of the whole file, as `diff -u` prints them; nothing if there are none.
  package let unified: [String]

  /// The command that it was stopped in; nil if all were run.
  package var stopped: (number: Int, text: String)?

  /// The commands whose output differs, in order.
  package var differing: [Command] { commands.filter { !$0.isAsRecorded } }

  /// The pictures that differ, side by side or one above the other.
  ///
  /// - Parameter columns: how many there is room for; nil for any number.
  package func pictures(columns: Int?) -> [(command: Command, lines: [String])] {
    differing.flatMap { command in
      PictureComparison.of(recorded: command.recorded, fresh: command.fresh)
        .map { (command: command, lines: $0.lines(columns: columns)) }
    }
  }
}

extension CheckedSession {
  /// Which command is the first that differs; nil if none does.
  package var firstDifference: Phrase? {
    guard let first = differing.first else { return nil }
    return "the first that differs is command \(first.number) of \(count): \(first.text)"
  }
}

extension CheckedSession {
  /// - Parameter stoppedIn: the index of the command in which it was stopped; nil if all were run.
  init(_ runner: SessionRunner, _ commands: [Command], unified: [String], stoppedIn: Int?) {
    count = runner.document.cells.count
    self.commands = commands
    self.unified = unified
    stopped = stoppedIn.map { (number: $0 + 1, text: runner.document.cells[$0].command) }
  }
}

extension CheckedSession.Command {
  /// What running a command gave.
  init(_ step: SessionRunner.Step, number: Int) {
    self.number = number
    text = step.cell.command
    recorded = step.cell.output
    isAsRecorded = step.cell.records(step.output)
    // One copy of both is enough: a file may have many commands.
    fresh = isAsRecorded ? step.cell.output : step.output
  }
}
