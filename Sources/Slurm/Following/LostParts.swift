import Phrases
import Text

/// Parts of a plan that ended without all of their runs: where, how, and what their logs say.
package struct LostParts: Sendable, Equatable {
  /// How many runs are missing.
  private let runs: Int
  /// What is told of each part.
  private let told: [Phrase]
  /// What to do about the first of them that something can be done about.
  private let advice: Phrase?

  /// So many parts are told one by one.
  private static let mostTold = 3
  /// Characters of a line of a log that are told: the path of a file, and why it could not be written.
  private static let mostOfLine = 160

  /// - Parameters:
  ///   - runs: how many are missing.
  ///   - fates: what became of the parts.
  init(runs: Int, _ fates: [PartFate]) {
    self.runs = runs
    var told = fates.prefix(Self.mostTold).map { Self.sentence($0) }
    if fates.count > Self.mostTold { told.append("\(groupedText(fates.count - Self.mostTold)) more parts") }
    self.told = told
    advice = fates.lazy.compactMap { Self.advice($0) }.first
  }

  /// What is wrong.
  var message: Phrase {
    var list: Phrase = ""
    for sentence in told { list = list.isEmpty ? sentence : "\(list); \(sentence)" }
    return "\(Counted.runs(runs)) did not come from the cluster: \(list)"
  }

  /// What to do about it.
  var hint: Phrase {
    let again: Phrase = "the same command submits what is missing; finished runs are kept"
    return advice.map { "\($0); \(again)" } ?? again
  }

  private static func sentence(_ fate: PartFate) -> Phrase {
    let place: Phrase =
      fate.node.isEmpty
      ? "part \(fate.part), job \(fate.job)_\(fate.part)"
      : "part \(fate.part) on node \(fate.node), job \(fate.job)_\(fate.part)"
    let words = fate.lines.map { String($0.prefix(mostOfLine)) }.joined(separator: " / ").escapedForTerminal
    guard !words.isEmpty else { return "\(place): \(ending(fate))" }
    return "\(place): \(ending(fate)), \(Phrase(verbatim: "\"\(words)\""))"
  }

  private static func ending(_ fate: PartFate) -> Phrase {
    switch fate.ending {
    case .unknown: "it was killed, or the cluster does not say how it ended"
    case .status(0): "it ended well, but its results are not there"
    case .status(SlurmJob.cannotWrite): "it could not write its results"
    case .status(SlurmJob.noProgram), .status(SlurmJob.notAProgram): "Unroll could not be started there"
    case .status(let status) where status > 128: "it was killed by signal \(status - 128)"
    case .status(let status): "it failed with status \(status)"
    case .slurm(let ending):
      switch ending {
      case .failed, .launchFailed: "it failed"
      case .cancelled: "it was cancelled"
      case .timeout: "its time was up"
      case .nodeFailed, .bootFailed: "its node failed"
      case .outOfMemory: "it took more memory than it had asked for"
      case .preempted, .revoked: "its node was needed for others"
      case .deadline: "its deadline was over"
      }
    }
  }

  private static func advice(_ fate: PartFate) -> Phrase? {
    switch fate.ending {
    case .slurm(.timeout): "allow more time with time="
    case .slurm(.outOfMemory): "ask for more memory with memory="
    case .status(SlurmJob.cannotWrite): "make room where plans are, or name another folder in the settings, as folder="
    case .status(SlurmJob.noProgram), .status(SlurmJob.notAProgram):
      "name the program on the nodes in the settings, as program="
    default: nil
    }
  }
}
