import Notebook
import Storage

/// What became of a part that is over and still lacks runs.
struct PartFate: Equatable {
  /// The part's number.
  let part: Int
  /// The array that computed it last.
  let job: Int
  /// How it ended, as far as anybody knows.
  private(set) var ending: Ending
  /// The node that it was on; empty if nobody knows.
  var node = ""
  /// The last lines of its log.
  var lines: [String] = []
  /// Whether it could open its log.
  private let hasLog: Bool

  /// How a part ended.
  enum Ending: Equatable {
    /// Slurm says how.
    case slurm(SlurmTask.Ending)
    /// With an exit status, of which 128 and more stand for a signal.
    case status(Int)
    /// Neither the cluster nor the log knows.
    case unknown
  }

  /// Whether it is worth starting the part again without asking.
  var isBadLuck: Bool { if case .slurm(let ending) = ending { ending.isBadLuck } else { false } }
  /// Whether its time was up.
  var isTimeOver: Bool { ending == .slurm(.timeout) }
  /// Whether somebody or something killed it that is not Slurm.
  var wasKilled: Bool {
    switch ending {
    case .status(let status): status > 128
    case .unknown: true
    case .slurm: false
    }
  }
  /// Whether the node did not find the plan's folder: the script says so, or could not even open its log.
  var isPlanNotSeen: Bool {
    ending == .status(Int(SlurmJob.planNotSeen)) || (ending == .slurm(.failed) && !hasLog)
  }
  /// Whether it failed, and its log does not say with what status.
  var lacksStatus: Bool { ending == .slurm(.failed) && hasLog }

  /// The cluster tells the status that the log lacks.
  mutating func take(status: Int?) {
    if lacksStatus, let status, status != 0 { ending = .status(status) }
  }

  /// The most bytes of a log's end that are looked at.
  private static let mostBytes = 64 << 10

  /// - Parameters:
  ///   - task: what Slurm says of it; nil if Slurm has forgotten it.
  ///   - folder: the plan's.
  init(part: Int, job: Int, _ task: SlurmTask?, folder: String) {
    let path = "\(folder)/\(SlurmJob.logs)/\(job)_\(part).log"
    let end = try? DiskFileStore().readEnd(path, most: Self.mostBytes)
    self.init(
      part: part, job: job, task, TaskLog(end.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""),
      hasLog: end != nil)
  }

  /// - Parameters:
  ///   - task: what Slurm says of it; nil if Slurm has forgotten it.
  ///   - log: what its log says.
  ///   - hasLog: whether there is one.
  init(part: Int, job: Int, _ task: SlurmTask?, _ log: TaskLog, hasLog: Bool = true) {
    (self.part, self.job, self.hasLog) = (part, job, hasLog)
    node = task.map { $0.node }.flatMap { $0.isEmpty ? nil : $0 } ?? log.node
    lines = log.lastLines
    switch task?.state {
    // Of these Slurm's own word may be the less telling one: a step that took too much memory has failed, too.
    case .ended(.failed)?, .ended(.cancelled)?:
      if log.ending == .outOfMemory {
        ending = .slurm(.outOfMemory)
      } else if task?.state == .ended(.failed), let status = log.status, status != 0 {
        ending = .status(status)
      } else {
        ending = task?.state == .ended(.failed) ? .slurm(.failed) : .slurm(.cancelled)
      }
    case .ended(let ended)?: ending = .slurm(ended)
    case .completed?: ending = .status(log.status ?? 0)
    default: ending = log.ending.map { .slurm($0) } ?? log.status.map { .status($0) } ?? .unknown
    }
  }
}
