internal import Recurrent

// How a model was trained, in a file: the weights that it began with, and a column for each setting of its trainings, so
// that it can be looked at as it was after any epoch.

/// How a learning rate changes, in words.
private enum ScheduleWord: String {
  case constant, cosine, step, plateau
}

extension TensorFile {
  /// Adds the course of a model's training.
  ///
  /// - Parameter checkpoint: of the model; checkpoints that are the same are not written a second time.
  mutating func add(_ course: TrainingCourse, of checkpoint: Checkpoint) {
    describe("course/stateful", course.isStateful)
    let (hasStart, hasEnd) = (!course.start.isSame(as: checkpoint), !course.end.isSame(as: checkpoint))
    describe("course/start", hasStart)
    describe("course/end", hasEnd)
    if hasStart { add(course.start, prefix: "start/") }
    if hasEnd { add(course.end, prefix: "end/") }
    let parts = course.parts
    describe("trainings", [parts.count])
    guard !parts.isEmpty else { return }
    add(parts.map { $0.optimizer }, prefix: "trainings")
    func column(_ name: String, _ value: (TrainingCourse.Part) -> Int) -> Tensor {
      Tensor("trainings/" + name, integers: parts.map(value))
    }
    add(column("first_epoch") { $0.first })
    add(column("last_epoch") { $0.last })
    add(column("kept_epoch") { $0.keptEpoch ?? 0 })
    add(column("fresh_optimizer") { $0.isFresh ? 1 : 0 })
    add(column("batch") { $0.options.batch })
    add(column("shuffle") { $0.options.shuffles ? 1 : 0 })
    add(column("stateful") { $0.options.isStateful ? 1 : 0 })
    add(column("truncate") { $0.options.truncation ?? 0 })
    add(column("schedule_epochs") { $0.schedule.epochs })
    add(column("schedule_trained") { $0.schedule.trained })
    add(column("schedule_every") { $0.schedule.rule.count })
    add(Tensor("trainings/schedule_factor", doubles: parts.map { $0.schedule.rule.factor }))
    describe("trainings/schedule", parts.map { $0.schedule.rule.word.rawValue }.joined(separator: " "))
  }

  /// Reads the course of a model's training.
  ///
  /// - Parameter checkpoint: of the model.
  func course(of checkpoint: Checkpoint, areFinite: Bool) throws(ModelFileError) -> TrainingCourse {
    let architecture = checkpoint.architecture
    var (start, end) = (checkpoint, checkpoint)
    if try flag("course/start") { start = try self.checkpoint(architecture, prefix: "start/", areFinite: areFinite) }
    if try flag("course/end") { end = try self.checkpoint(architecture, prefix: "end/", areFinite: areFinite) }
    let parts = try trainings(count: number("trainings", in: 0...largestCount))
    var epoch = start.epochs
    for part in parts {
      guard part.first == epoch, part.last > part.first else { throw .unusable("trainings/first_epoch") }
      epoch = part.last
      if let kept = part.keptEpoch, !(part.first + 1...part.last).contains(kept) {
        throw .unusable("trainings/kept_epoch")
      }
    }
    guard epoch == end.epochs, start.seed == end.seed else { throw .unusable("trainings/last_epoch") }
    return TrainingCourse(from: start, isStateful: try flag("course/stateful"), parts, to: end)
  }

  private func trainings(count: Int) throws(ModelFileError) -> [TrainingCourse.Part] {
    guard count > 0 else { return [] }
    func column(_ name: String, in range: ClosedRange<Int>) throws(ModelFileError) -> [Int] {
      try integers("trainings/" + name, count: count, in: range)
    }
    let optimizers = try optimizers(prefix: "trainings", count: count)
    let epochs = 0...largestCount
    let (first, last) = (try column("first_epoch", in: epochs), try column("last_epoch", in: epochs))
    let (kept, fresh) = (try column("kept_epoch", in: epochs), try column("fresh_optimizer", in: 0...1))
    let (batch, shuffle) = (try column("batch", in: 1...1_000_000), try column("shuffle", in: 0...1))
    let (stateful, truncate) = (try column("stateful", in: 0...1), try column("truncate", in: 0...1_000_000))
    let schedules = try words("trainings/schedule", count: count)
    let factors = try doubles("trainings/schedule_factor", count: count)
    let every = try column("schedule_every", in: 0...largestCount)
    let whole = try column("schedule_epochs", in: 0...100_000_000)
    let trained = try column("schedule_trained", in: 0...100_000_000)
    var parts: [TrainingCourse.Part] = []
    for index in 0..<count {
      guard let word = ScheduleWord(rawValue: schedules[index]) else { throw .unusable("trainings/schedule") }
      let rule: LearningRateSchedule.Rule =
        switch word {
        case .constant: .constant
        case .cosine: .cosine
        case .step: .step(factor: factors[index], every: every[index])
        case .plateau: .plateau(factor: factors[index], wait: every[index])
        }
      parts.append(
        TrainingCourse.Part(
          first: first[index], last: last[index], optimizer: optimizers[index], isFresh: fresh[index] == 1,
          options: TrainingOptions(
            batch: batch[index], shuffles: shuffle[index] == 1, isStateful: stateful[index] == 1,
            truncation: truncate[index] == 0 ? nil : truncate[index]),
          schedule: LearningRateSchedule(rule, epochs: whole[index], trained: trained[index]),
          keptEpoch: kept[index] == 0 ? nil : kept[index]))
    }
    return parts
  }
}

extension LearningRateSchedule.Rule {
  fileprivate var word: ScheduleWord {
    switch self {
    case .constant: .constant
    case .cosine: .cosine
    case .step: .step
    case .plateau: .plateau
    }
  }

  /// What it multiplies the rate with; 0 if it does not.
  fileprivate var factor: Double {
    switch self {
    case .constant, .cosine: 0
    case .step(let factor, _), .plateau(let factor, _): factor
    }
  }

  /// The epochs that it waits for; 0 if it does not.
  fileprivate var count: Int {
    switch self {
    case .constant, .cosine: 0
    case .step(_, let every): every
    case .plateau(_, let wait): wait
    }
  }
}
