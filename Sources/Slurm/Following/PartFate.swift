import Notebook
import Storage

/// What became of a part that is over and still lacks runs.
struct PartFate: Equatable {
  /// The part's number.
  let part: Int
  /// The array that computed it last.
  let job: Int
  /// How it ended, as far as anybody knows.
  let ending: Ending
  /// The node that it was on; empty if nobody knows.
  var node = ""
  /// The last lines of its log.
  var lines: [String] = []

  /// How a part ended.
  enum Ending: Equatable {
    /// Slurm says how, or the program's exit status does.
    case slurm(SlurmTask.Ending)
    case status(Int)
    /// Neither the cluster nor the log knows.
    case unknown
  }

  /// Whether it is worth starting the part again without asking.
  var isBadLuck: Bool { if case .slurm(let ending) = ending { ending.isBadLuck } else { false } }
  /// Whether its time was up.
  var isTimeOver: Bool { ending == .slurm(.timeout) }
  /// Whether the node did not find the plan's folder: the script says so, or could not even open its log.
  var isPlanNotSeen: Bool {
    ending == .status(Int(SlurmJob.planNotSeen)) || (ending == .slurm(.failed) && !hasLog)
  }

  private let hasLog: Bool

  /// The most bytes of a log's end that are looked at.
  private static let mostBytes = 64 << 10

  /// - Parameters:
  ///   - task: what Slurm says of it; nil if Slurm has forgotten it.
  ///   - folder: the plan's.
  init(part: Int, job: Int, _ task: SlurmTask?, folder: String) {
    self.part = part
    self.job = job
    let path = "\(folder)/\(SlurmJob.logs)/\(job)_\(part).log"
    let end = try? DiskFileStore().readEnd(path, most: Self.mostBytes)
    hasLog = end != nil
    let log = TaskLog(end.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "")
    node = task.map { $0.node }.flatMap { $0.isEmpty ? nil : $0 } ?? log.node
    lines = log.lastLines
    switch (task?.state, log.status) {
    case (.ended(.failed)?, let status?) where status != 0: ending = .status(status)
    case (.ended(let ended)?, _): ending = .slurm(ended)
    case (_, let status?): ending = .status(status)
    default: ending = .unknown
    }
  }
}
