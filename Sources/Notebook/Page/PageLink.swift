import Phrases

/// What is known of a place on the page between two commands.
struct PageLink {
  /// The state there.
  var state: Int
  /// The commands before.
  var page: Int
}

/// What a line came to when it was run as a session file is.
package struct ReplayedLine {
  /// The line and its output.
  package let cell: SessionRecorder.Cell
  /// What its commands say before it is laid out, but for mistakes.
  package let outputs: [Output]
  /// Whether a command of it looks at those before.
  package let readsPage: Bool
  /// Whether it left everything as it was.
  package let isLook: Bool
  /// The files that it read.
  let readings: [PageMemory.Reading]
  /// What the last of its commands that trained came to.
  package var training: RecordedTraining?
  /// What was wrong with the command that failed; nil if none did.
  package let failure: LineFailure?
  /// What its commands say to the person alone.
  package let remarks: [Output]
}

extension PageMemory {
  /// Keeps what a line came to.
  ///
  /// - Returns: the place after it.
  mutating func add(_ line: ReplayedLine, after link: PageLink, leadingTo state: State) -> PageLink {
    let step = add(
      line.cell, from: link.state, page: line.readsPage ? link.page : 0, line.readings, after: line.isLook ? nil : state
    )
    return PageLink(state: step.after, page: page(link.page, followedBy: step))
  }
}

/// What was wrong with a command of a line.
package struct LineFailure {
  /// What is wrong.
  package let message: Phrase
  /// What to do about it.
  package let hint: Phrase
}
