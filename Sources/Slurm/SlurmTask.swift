/// One task of a job array, as Slurm sees it.
package struct SlurmTask: Sendable, Equatable {
  /// The number of the array.
  package let job: Int
  /// The task's index in it.
  package let index: Int
  /// What it is doing.
  package let state: State
  /// The node that it is or was on; empty if it has none.
  package var node = ""
  /// Seconds until its time is up; nil if nobody knows or there is no limit.
  package var secondsLeft: Int?
  /// Why it waits, in Slurm's word such as `Resources`; empty if there is no reason.
  package var reason = ""

  /// What a task is doing.
  package enum State: Sendable, Equatable {
    /// It waits for its turn, for the first time or again after its node died or was needed for others.
    case waiting
    /// It computes, or is about to.
    case running
    /// It was stopped and can go on, or is kept from starting, by a person.
    case held
    /// It ended and did what it was to do.
    case completed
    /// It ended otherwise.
    case ended(Ending)
    /// A state of another version of Slurm.
    case other(String)

    /// Whether there is nothing more to wait for.
    package var isOver: Bool {
      switch self {
      case .completed, .ended: true
      case .waiting, .running, .held, .other: false
      }
    }
  }

  /// How a task ended that did not do all that it was to do.
  package enum Ending: String, Sendable, Equatable, CaseIterable {
    /// With an exit status other than 0.
    case failed = "FAILED"
    case cancelled = "CANCELLED"
    case timeout = "TIMEOUT"
    case nodeFailed = "NODE_FAIL"
    case outOfMemory = "OUT_OF_MEMORY"
    case preempted = "PREEMPTED"
    /// Its node did not start.
    case bootFailed = "BOOT_FAIL"
    /// It could not end by the deadline of its user.
    case deadline = "DEADLINE"
    /// It went to another cluster.
    case revoked = "REVOKED"
    case launchFailed = "LAUNCH_FAILED"

    /// Whether the same task would probably end otherwise if it were started again as it is.
    package var isBadLuck: Bool {
      switch self {
      case .nodeFailed, .preempted, .bootFailed, .launchFailed, .revoked: true
      case .failed, .cancelled, .timeout, .outOfMemory, .deadline: false
      }
    }
  }

  /// - Parameters: the number of the array, the index in it, and what it is doing.
  package init(job: Int, index: Int, state: State) {
    self.job = job
    self.index = index
    self.state = state
  }
}

extension SlurmTask.State {
  /// A state in Slurm's words: `RUNNING`, `CANCELLED by 1000`, `CANCELLED+`.
  init(words: some StringProtocol) {
    let word = words.uppercased().prefix { $0.isLetter || $0 == "_" }
    switch word {
    case "PENDING", "REQUEUED", "REQUEUE_FED", "CONFIGURING", "POWER_UP_NODE": self = .waiting
    case "RUNNING", "COMPLETING", "RESIZING", "SIGNALING", "STAGE_OUT", "EXPEDITING", "UPDATE_DB": self = .running
    case "SUSPENDED", "STOPPED", "REQUEUE_HOLD", "SPECIAL_EXIT", "RESV_DEL_HOLD": self = .held
    case "COMPLETED": self = .completed
    default: self = SlurmTask.Ending(rawValue: String(word)).map { .ended($0) } ?? .other(String(words))
    }
  }
}
