import Phrases
import Tasks

/// Many machines that compute runs for this one. The core knows no cluster; the program that has one sets it.
package struct Cluster {
  /// Computes runs: submits those that nobody computes yet, follows them, and gives each finished one at once.
  ///
  /// - Throws: `ClusterError` before anything is submitted, or naming the jobs that were cancelled.
  package var run: (_ work: ClusterWork) throws(ClusterError) -> ClusterEnding = { (_) throws(ClusterError) in
    throw .none
  }

  /// Returns the plans that were given to the cluster, with what their jobs are doing.
  package var plans: () throws(ClusterError) -> [ClusterPlan] = { () throws(ClusterError) in throw .none }

  /// Cancels the jobs of the plan whose name begins so, or of all plans.
  ///
  /// - Returns: the plans whose jobs were cancelled.
  package var cancel: (_ plan: String?) throws(ClusterError) -> [ClusterPlan] = { (_) throws(ClusterError) in
    throw .none
  }

  /// Submits the parts of a plan again that lack runs and that nobody computes.
  ///
  /// - Parameters:
  ///   - plan: the path of the plan.
  ///   - missing: the runs that it lacks, from 0.
  /// - Returns: nil if the plan was not given to the cluster.
  package var resume: (_ plan: String, _ missing: [Int]) throws(ClusterError) -> ClusterResumption? = {
    (_, _) throws(ClusterError) in nil
  }

  /// Without a cluster.
  package init() {}
}

/// Runs that a cluster is to compute, and who is told of them.
package struct ClusterWork {
  /// The plan that they belong to.
  package let plan: RunPlan
  /// Those that are to be computed, by their places in the plan.
  package let missing: [Int]
  /// What the cluster is asked for.
  package let request: ClusterRequest
  /// Asked again and again. Leaving lets the jobs go on.
  package var shouldStop: () -> Bool = { false }
  /// Given finished runs as they come in, often many at once.
  package var finished: ([ClusterRun]) -> Void = { _ in }
  /// Told how far the runs have come.
  package var progress: (LocalRunner.Progress) -> Void = { _ in }

  /// - Parameters:
  ///   - plan: the plan.
  ///   - missing: the runs that are to be computed, by their places in the plan.
  ///   - request: what the cluster is asked for.
  package init(_ plan: RunPlan, missing: [Int], _ request: ClusterRequest) {
    self.plan = plan
    self.missing = missing
    self.request = request
  }
}

/// A run that a cluster has computed.
package struct ClusterRun: Sendable, Equatable {
  /// Its place in the plan.
  package let place: Int
  /// What came of it.
  package let outcome: RunOutcome
  /// The machine that computed it, and its processor.
  package let computer: String

  /// - Parameters:
  ///   - place: its place in the plan.
  ///   - outcome: what came of it.
  ///   - computer: the machine that computed it, and its processor.
  package init(place: Int, outcome: RunOutcome, computer: String) {
    (self.place, self.outcome, self.computer) = (place, outcome, computer)
  }
}

/// A plan that was given to a cluster, and how far it is.
package struct ClusterPlan: Sendable, Equatable {
  /// What commands name it by.
  package let name: String
  /// What it is about, in a line.
  package let title: String
  /// How many runs it has.
  package let runs: Int
  /// Runs that have results.
  package var finished = 0
  /// The numbers of its jobs that are not over.
  package var jobs: [String] = []
  /// How many of its parts are computed just now, and how many wait.
  package var (running, waiting) = (0, 0)
  /// Seconds after which the last running part must have ended; nil if none is running or there is no limit.
  package var secondsLeft: Int?

  /// - Parameters: its name, what it is about, and how many runs it has.
  package init(name: String, title: String, runs: Int) {
    (self.name, self.title, self.runs) = (name, title, runs)
  }
}

/// What became of a plan that lacks runs when its results were taken.
package struct ClusterResumption: Sendable, Equatable {
  /// The parts that are computed just now, or wait for it, rising; those that were submitted are among them.
  package var living: [Int] = []
  /// The parts that were submitted.
  package var submitted: [Int] = []
  /// The number of the job that they were submitted as; nil if there was nothing to submit.
  package var job: String?
  /// Whether nothing was submitted as its jobs had been cancelled.
  package var isCancelled = false

  /// Nothing lives and nothing was submitted.
  package init() {}
}

/// How the computing of runs on a cluster ended for the one who asked.
package enum ClusterEnding: Sendable, Equatable {
  /// All runs are there.
  case finished
  /// The person left; these jobs go on.
  case left(jobs: [String])
}

/// Why a cluster does not compute runs.
package enum ClusterError: Error, Sendable, Equatable {
  /// The program has no cluster.
  case none
  /// What the cluster's own client found: what is wrong, in one sentence without a full stop, and what to do about it.
  case failed(message: Phrase, hint: Phrase)
}

extension ClusterError: ExplainedError {
  /// What is wrong, in one sentence without a full stop.
  package var message: Phrase {
    switch self {
    case .none: "there is no cluster here"
    case .failed(let message, _): message
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .none: "compute the runs on this machine, without on="
    case .failed(_, let hint): hint
    }
  }
}
