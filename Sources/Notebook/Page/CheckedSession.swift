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

  /// The commands of the file. A file may have very many: of those whose output is as recorded nothing else is kept.
  private let cells: [SessionDocument.Cell]
  /// How many of them were run.
  private let ran: Int
  /// The commands whose output differs, in order.
  package let differing: [Command]
  /// The differences of the whole file, as `diff -u` prints them; nothing if there are none.
  package let unified: [String]

  /// The command that it was stopped in; nil if all were run.
  package var stopped: (number: Int, text: String)?

  /// How many commands the file has.
  package var count: Int { cells.count }

  /// The commands that were run, in order.
  package var commands: [Command] {
    var next = differing[...]
    return (0..<ran).map { index in
      if let first = next.first, first.number == index + 1 { return next.removeFirst() }
      let cell = cells[index]
      return Command(
        number: index + 1, text: cell.command, recorded: cell.output, fresh: cell.output, isAsRecorded: true)
    }
  }

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
  /// - Parameters:
  ///   - runner: the session, some or all of whose commands were run.
  ///   - differing: those whose output differs.
  ///   - unified: the differences of the whole file.
  ///   - stoppedIn: the index of the command in which it was stopped; nil if all were run.
  init(_ runner: SessionRunner, differing: [Command], unified: [String], stoppedIn: Int?) {
    cells = runner.document.cells
    ran = stoppedIn ?? cells.count
    self.differing = differing
    self.unified = unified
    stopped = stoppedIn.map { (number: $0 + 1, text: runner.document.cells[$0].command) }
  }
}
