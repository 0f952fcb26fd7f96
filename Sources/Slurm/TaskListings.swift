/// What `squeue` prints for us.
enum QueueListing {
  /// A job's array and index, what it is doing, where, how long it still may, and why it waits.
  static let format = "%F|%K|%T|%N|%L|%r"

  /// Reads what `squeue -h -r -o FORMAT` printed. Jobs that are no arrays are left out.
  ///
  /// - Throws: `SlurmError.notUnderstood` with the first line that is something else.
  static func read(_ text: String) throws(SlurmError) -> [SlurmTask] {
    var tasks: [SlurmTask] = []
    for line in text.split(whereSeparator: { $0.isNewline }) {
      let fields = line.split(separator: "|", maxSplits: 5, omittingEmptySubsequences: false)
      guard fields.count == 6, let job = Int(fields[0]), !fields[2].isEmpty, let left = SlurmTime.read(fields[4])
      else { throw .notUnderstood(program: "squeue", found: String(line)) }
      if ["N/A", "", "4294967294"].contains(fields[1]) { continue }
      guard let indices = ArrayIndices.read(fields[1]) else {
        throw .notUnderstood(program: "squeue", found: String(line))
      }
      for index in indices {
        var task = SlurmTask(job: job, index: index, state: SlurmTask.State(words: fields[2]))
        task.node = name(fields[3])
        if case .seconds(let seconds) = left { task.secondsLeft = seconds }
        task.reason = fields[5] == "None" ? "" : String(fields[5])
        tasks.append(task)
      }
    }
    return tasks
  }
}

/// What `sacct` prints for us.
enum AccountingListing {
  /// A task's array and index, how it ended, and where.
  static let format = "JobID,State,NodeList"

  /// Reads what `sacct -n -P -X -o FORMAT` printed. Of a task that was started several times the last line counts; jobs that
  /// are no arrays are left out.
  ///
  /// - Throws: `SlurmError.notUnderstood` with the first line that is something else.
  static func read(_ text: String) throws(SlurmError) -> [SlurmTask] {
    var tasks: [SlurmTask] = []
    var places: [String: Int] = [:]
    for line in text.split(whereSeparator: { $0.isNewline }) {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      guard fields.count == 3, !fields[1].isEmpty else {
        throw .notUnderstood(program: "sacct", found: String(line))
      }
      let id = fields[0].split(separator: "_", maxSplits: 1)
      guard id.count == 2 else { continue }
      guard let job = Int(id[0]), let indices = ArrayIndices.read(id[1]) else {
        throw .notUnderstood(program: "sacct", found: String(line))
      }
      for index in indices {
        var task = SlurmTask(job: job, index: index, state: SlurmTask.State(words: fields[1]))
        task.node = name(fields[2])
        let key = "\(job)_\(index)"
        if let place = places[key] {
          tasks[place] = task
        } else {
          places[key] = tasks.count
          tasks.append(task)
        }
      }
    }
    return tasks
  }
}

/// The name of a node; empty for what stands where there is none.
private func name(_ text: Substring) -> String {
  SlurmWords.noNode.contains(String(text)) ? "" : String(text)
}
