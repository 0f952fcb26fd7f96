import Phrases
import Tasks
import Text

/// What was found of the results of a plan.
package struct CollectedPlan: Sendable {
  /// Where the plan is.
  package let path: String
  /// What the plan is about, in a line.
  package let title: String
  /// How many runs it has.
  package let total: Int
  /// Runs that are kept now and were not before.
  package var added = 0
  /// Runs that were kept before.
  package var known = 0
  /// The numbers of the runs without a result that are not kept either, from 0, rising.
  package var missing: [Int] = []
  /// Files of results that do not count.
  package var troubles: [(name: String, error: ResultFileError)] = []
  /// Parts that have begun, and lack runs.
  package var failures: [PartFailure] = []

  /// What the cluster does about runs that are missing; nil if the plan was not given to one.
  package var resumption: ClusterResumption? {
    didSet {
      let living = Set(resumption?.living ?? []).subtracting(resumption?.submitted ?? [])
      failures.removeAll { living.contains($0.part) }
    }
  }

  /// A plan of which nothing is known yet.
  package init(path: String, title: String, total: Int) {
    (self.path, self.title, self.total) = (path, title, total)
  }

  /// A part that has begun, and lacks runs.
  package struct PartFailure: Sendable, Equatable {
    /// From 1.
    package let part: Int
    /// The runs that it lacks, from 0, rising.
    package let missing: [Int]
    /// The machine that wrote the log.
    package let node: String
    /// The last lines of its log.
    package let lines: [String]

    /// - Parameters: the part from 1, the runs that it lacks from 0, who wrote the log, and its last lines.
    package init(part: Int, missing: [Int], node: String, lines: [String]) {
      (self.part, self.missing, self.node, self.lines) = (part, missing, node, lines)
    }
  }

  /// So many troubles and failures are told one by one.
  private static let mostTold = 5

  /// What there is to say.
  package var sentences: [Phrase] {
    var sentences: [Phrase] = [
      "\(title): \(groupedText(total - missing.count)) of \(Counted.runs(total)) are there, \(groupedText(added)) of them new"
    ]
    for trouble in troubles.prefix(Self.mostTold) {
      sentences.append("left out \(quoted(trouble.name)): \(trouble.error.message)")
    }
    if troubles.count > Self.mostTold {
      sentences.append("left out \(groupedText(troubles.count - Self.mostTold)) more files")
    }
    for failure in failures.prefix(Self.mostTold) {
      let runs = ComputePlan.ranges(of: failure.missing).excerpt
      sentences.append("part \(failure.part) on \(quoted(failure.node)) lacks the runs \(runs); the end of its log:")
      sentences += failure.lines.map { Phrase(verbatim: "  " + $0.escapedForTerminal) }
    }
    if failures.count > Self.mostTold {
      sentences.append("\(groupedText(failures.count - Self.mostTold)) more parts lack runs")
    }
    if !missing.isEmpty { sentences.append(whatIsMissing) }
    return sentences
  }

  private var whatIsMissing: Phrase {
    let runs = Counted.runs(missing.count)
    guard let resumption else { return "missing: \(runs); computing the plan again computes only these" }
    if resumption.isCancelled {
      return "missing: \(runs); their jobs were cancelled, and the same command submits them again"
    }
    let parts = ComputePlan.ranges(of: resumption.living.map { $0 - 1 }).excerpt
    guard let job = resumption.job else { return "missing: \(runs); parts \(parts) are under way" }
    return resumption.submitted == resumption.living
      ? "missing: \(runs); parts \(parts) were submitted as job \(job)"
      : "missing: \(runs); parts \(parts) are under way, some of them as the new job \(job)"
  }
}
