import Phrases

/// What is known of a place on the page between two commands.
struct PageLink {
  /// The state there.
  var state: Int
  /// The commands before.
  var page: Int
}

/// What a line came to when it was run as a session file is.
struct ReplayedLine {
  /// The line and its output.
  let cell: SessionRecorder.Cell
  /// What its commands say before it is laid out, but for mistakes.
  let outputs: [Output]
  /// Whether a command of it looks at those before.
  let readsPage: Bool
  /// Whether it left everything as it was.
  let isLook: Bool
  /// The files that it read.
  let readings: [PageMemory.Reading]
  /// What was wrong with the command that failed; nil if none did.
  let failure: LineFailure?
  /// What its commands say to the person alone.
  let remarks: [Output]
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
struct LineFailure {
  /// What is wrong.
  let message: Phrase
  /// What to do about it.
  let hint: Phrase
}
