import Phrases
import Text

/// Parts of a plan that ended without all of their runs: where, how, and what their logs say.
package struct LostParts: Sendable, Equatable {
  /// How many runs are missing.
  let runs: Int
  /// What is told of each part.
  private let told: [Phrase]

  /// So many parts are told one by one.
  private static let mostTold = 3

  init(runs: Int, _ fates: [PartFate]) {
    self.runs = runs
    var told = fates.prefix(Self.mostTold).map { Self.sentence($0) }
    if fates.count > Self.mostTold { told.append("\(groupedText(fates.count - Self.mostTold)) more parts") }
    self.told = told
  }

  /// What is wrong.
  var message: Phrase {
    var list: Phrase = ""
    for sentence in told { list = list.isEmpty ? sentence : "\(list); \(sentence)" }
    return "\(Counted.runs(runs)) did not come from the cluster: \(list)"
  }

  private static func sentence(_ fate: PartFate) -> Phrase {
    let place: Phrase =
      fate.node.isEmpty
      ? "part \(fate.part), job \(fate.job)_\(fate.part)"
      : "part \(fate.part) on node \(fate.node), job \(fate.job)_\(fate.part)"
    let words = fate.lines.joined(separator: " / ").escapedForTerminal
    return words.isEmpty ? "\(place): \(ending(fate))" : "\(place): \(ending(fate)), \(quoted(words))"
  }

  private static func ending(_ fate: PartFate) -> Phrase {
    switch fate.ending {
    case .unknown: "it was killed, or the cluster does not say how it ended"
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
}
