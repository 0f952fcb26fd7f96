import Text

/// What Slurm's programs say, in their own words, as far as anything depends on it.
enum SlurmWords {
  /// Parts of complaints of every program when the controller cannot be reached.
  static let unreachable = [
    "Unable to contact slurm controller", "Could not establish a configuration source", "Connection refused",
    "Socket timed out", "Unable to process configuration file", "Zero Bytes were transmitted", "DNS SRV lookup failed",
  ]

  /// What stands where a node's name would.
  static let noNode = ["", "(null)", "None assigned", "N/A", "Unknown"]

  /// A part of what is said of a job that ended long ago, or never was.
  static let unknownJob = "Invalid job id"

  /// Reasons for waiting that time alone does not take away.
  static let hopelessReasons = [
    "PartitionTimeLimit", "PartitionNodeLimit", "PartitionConfig", "BadConstraints", "InvalidAccount", "InvalidQOS",
    "AccountNotAllowed", "QOSNotAllowed", "AssocMaxWallDurationPerJobLimit", "QOSMaxWallDurationPerJobLimit",
    "AssocMaxCpuPerJobLimit", "QOSMaxCpuPerJobLimit", "AssocMaxMemPerJob", "QOSMaxMemoryPerJob", "DeadLine",
    "DependencyNeverSatisfied",
  ]

  /// Whether a task waits for something that never comes.
  ///
  /// - Parameter reason: one reason, or several with commas between.
  static func isHopeless(_ reason: String) -> Bool {
    reason.split(separator: ",").contains { hopelessReasons.contains(String($0)) }
  }

  /// Parts of refusals (`slurm_errno.c`), in lower case, and what they are about.
  static let refusals: [(words: String, wish: SlurmRefusal.Wish)] = [
    ("invalid account", .account), ("invalid partition", .partition), ("partition is not available", .partition),
    ("partition is in an", .partition), ("not permitted to use this partition", .partition),
    ("partition not valid", .partition), ("invalid qos", .qos), ("requested time limit", .time),
    ("time limit specification", .time), ("invalid --time", .time), ("memory", .memory), ("mem-per-cpu", .memory),
    ("cpu count", .cores), ("more processors", .cores), ("cpus per task", .cores), ("node count", .cores),
    ("node configuration is not available", .cores), ("invalid feature", .constraint),
    ("invalid job array specification", .arraySize), ("array index", .arraySize), ("maximum number of jobs", .count),
    ("violates accounting/qos policy", .count), ("job submit limit", .count), ("jobs exceeded", .count),
    ("unrecognized option", .option), ("invalid option", .option), ("permission denied", .permission),
    ("access denied", .permission), ("access/permission", .permission),
  ]

  /// What slurmstepd writes into the log of a task that it ends, and how the task then ended. Who asks later may learn it
  /// from nothing else.
  private static let endings: [(words: String, ending: SlurmTask.Ending)] = [
    ("DUE TO TIME LIMIT", .timeout), ("DUE TO NODE FAILURE", .nodeFailed), ("DUE TO PREEMPTION", .preempted),
    ("DUE TO JOB REQUEUE", .preempted), ("exceeded memory limit", .outOfMemory), ("oom-kill event", .outOfMemory),
    ("oom_kill event", .outOfMemory), ("Out Of Memory", .outOfMemory), (" CANCELLED AT ", .cancelled),
  ]

  /// How a task ended, as a line of its log says; nil for other lines.
  static func ending(ofLog line: some StringProtocol) -> SlurmTask.Ending? {
    // Where several nodes share a machine, it is slurmstepd-n1.
    guard line.hasPrefix("slurmstepd") else { return nil }
    return endings.first { line.contains($0.words) }?.ending
  }

  /// What a program said, as one line: without its name and its own `error:`, each line once, and no longer than a few
  /// lines of a terminal.
  static func gathered(_ complaints: String) -> String {
    var lines: [String] = []
    for line in complaints.split(whereSeparator: { $0.isNewline }) {
      var rest = line[...]
      for prefix in ["sbatch", "squeue", "sacct", "scontrol", "scancel", "sinfo"] where rest.hasPrefix(prefix + ": ") {
        rest = rest.dropFirst(prefix.count + 2)
      }
      for prefix in ["error: ", "fatal: "] where rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
      if !rest.isEmpty, !lines.contains(String(rest)) { lines.append(String(rest)) }
    }
    return String(lines.joined(separator: "; ").escapedForTerminal.prefix(300))
  }
}
