/// What a task of a job array left in its log: the notes of its script, and what the program complained of.
package struct TaskLog: Sendable, Equatable {
  /// What notes of the script begin with, behind the name of the node and a colon.
  static let mark = "unroll-job "

  /// The node that it was on last; empty if the log does not say.
  package private(set) var node = ""
  /// How often it was started.
  package private(set) var starts = 0
  /// Its exit status; nil if it has not ended since it was started, or was killed.
  package private(set) var status: Int?
  /// How Slurm says that it ended the task; nil if it says nothing.
  package private(set) var ending: SlurmTask.Ending?
  /// The last lines that are no notes of the script's, oldest first.
  package private(set) var lastLines: [String] = []

  /// More lines than a message shows.
  private static let mostLines = 3

  /// Reads a log, or the end of one.
  package init(_ text: String) {
    for line in text.split(whereSeparator: { $0.isNewline }) {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[1].hasPrefix(" " + Self.mark) else {
        lastLines = (lastLines + [String(line)]).suffix(Self.mostLines)
        // The line that says why comes before or after one that says only that.
        if let words = SlurmWords.ending(ofLog: line), words != .cancelled || ending == nil { ending = words }
        continue
      }
      node = String(parts[0])
      let note = parts[1].dropFirst(Self.mark.utf8.count + 1)
      if note.hasPrefix("started:") {
        (starts, status, lastLines, ending) = (starts + 1, nil, [], nil)
      }
      for item in note.split(separator: ", ") where item.hasPrefix("status ") { status = Int(item.dropFirst(7)) }
    }
  }
}
