import Notebook

/// A job array: each of its tasks computes one part of a plan.
package struct SlurmJob: Sendable, Equatable {
  /// What it is called in `squeue`.
  package var name: String
  /// The plan's folder, which the nodes share.
  package var folder: String
  /// The name of the plan's file in it.
  package var plan: String
  /// The parts that its tasks compute. A task's index is its part's number.
  package var parts: [Int]
  /// What each task asks for.
  package var request: ClusterRequest
  /// The program on the nodes.
  package var program: String
  /// What else the person has set.
  package var settings: SlurmSettings

  /// - Parameters: as the properties.
  package init(
    name: String, folder: String, plan: String, parts: [Int], request: ClusterRequest, program: String,
    settings: SlurmSettings = SlurmSettings()
  ) {
    self.name = name
    self.folder = folder
    self.plan = plan
    self.parts = parts
    self.request = request
    self.program = program
    self.settings = settings
  }

  /// The folder in the plan's one that logs go to.
  static let logs = "logs"
  /// The script's file in the plan's folder.
  static let script = "job.sh"
  /// The exit status of a task that does not find the plan: `EX_NOINPUT`.
  static let planNotSeen: Int32 = 66
  /// The exit status of a task that cannot write a result: `EX_TEMPFAIL`.
  static let cannotWrite = 75
  /// The exit statuses of a shell that does not find the program, or cannot start it.
  static let (noProgram, notAProgram) = (127, 126)

  /// The words of `sbatch`, which prints the number of the array.
  package var submission: [String] {
    var words = [
      "sbatch", "--parsable", "--job-name=\(name)", "--array=\(ArrayIndices.text(parts))", "--nodes=1", "--ntasks=1",
      "--cpus-per-task=\(cores)", "--requeue", "--open-mode=append", "--chdir=\(folder)", "--input=/dev/null",
      "--output=\(folder.replacing("%", with: "%%"))/\(Self.logs)/%A_%a.log",
    ]
    if let minutes = request.minutes { words.append("--time=\(SlurmTime.text(minutes: minutes))") }
    if let megabytes = request.megabytes { words.append("--mem=\(megabytes)M") }
    let others = [
      ("partition", request.partition), ("account", request.account), ("qos", settings.qos),
      ("constraint", settings.constraint),
    ]
    for (option, value) in others { if let value { words.append("--\(option)=\(value)") } }
    return words + ["\(folder)/\(Self.script)"]
  }

  /// The cores of one task.
  private var cores: Int { request.cores ?? 1 }

  /// What a task does, for `/bin/sh`. The log gets a line before and after that says which part it was, where, and how it
  /// ended, since a cluster without accounts forgets that within minutes.
  package var text: String {
    """
    #!/bin/sh
    # Made by Unroll: each task of the array computes the part of the plan that has its index.
    part=$SLURM_ARRAY_TASK_ID
    node=${SLURMD_NODENAME:-$(uname -n)}
    note() { echo "$node: \(TaskLog.mark)$1: part $part, job ${SLURM_ARRAY_JOB_ID}_$part${2:+, $2}"; }
    note started
    folder=\(Self.quotedForShell(folder))
    cd "$folder" && [ -r \(Self.quotedForShell(plan)) ] || { note ended "status \(Self.planNotSeen)"; exit \(Self.planNotSeen); }
    \(settings.setup.map { $0 + "\n" }.joined())UNROLL_THREADS=\(cores) \(Self.quotedForShell(program)) compute \
    \(Self.quotedForShell(plan)) --part "$part"
    status=$?
    note ended "status $status"
    exit $status

    """
  }

  /// A text as one word of a shell.
  static func quotedForShell(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
