import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// How many runs `runs verify` takes.
  static let verifiedCount = Parameter(
    "COUNT", "how many runs to compute again", .wholeNumber(in: 1...100_000), default: 5)

  /// Computes a sample of the finished runs on the loaded data again, and compares bits.
  ///
  /// - Throws: no data were loaded, none of the runs is of these data, or some are not the same.
  static func verify(
    _ arguments: inout Arguments, _ workbench: Workbench, _ context: CommandContext
  ) throws(Diagnostic) -> [Output] {
    let count = try arguments.next(verifiedCount).value
    try arguments.finish()
    let range = arguments.command.range
    let task = try workbench.requireTask(for: arguments.command)
    let records = try explaining(at: range) { () throws(RunStoreError) in try context.runs.records() }
    // The digest of the data stands in every key: only those of these data are read.
    let word = "data=" + task.definition.digest().text
    let ours = records.filter { record in
      record.key.split(separator: " ", maxSplits: 2).dropFirst().first.map { $0 == word } ?? false
    }
    let sample = RunSample(ours, count: count).records.compactMap { record in
      PlannedRun(key: record.key, learning: task).map { (record: record, run: $0) }
    }
    guard !sample.isEmpty else {
      throw .failed(
        message: "none of the finished runs is of the data that are loaded",
        hint: "load the data of the runs; \"runs\" lists them", range)
    }
    for (_, run) in sample { try context.machine.checkMemory(run.settings.architecture(for: task), at: range) }
    var runner = LocalRunner()
    runner.shouldStop = context.observer.shouldStop
    runner.progress = { context.observer.runsProgressed($0, context.language) }
    let outcomes = try explaining(at: range) { () throws(TrainingError) in try runner.run(sample.map { $0.run }) }
    var wrong: [Int] = []
    var done = 0
    for (pair, outcome) in zip(sample, outcomes) {
      guard let outcome else { continue }
      done += 1
      if outcome != pair.record.outcome { wrong.append(pair.record.number) }
    }
    guard wrong.isEmpty else {
      let numbers = wrong.prefix(8).map { String($0) }.joined(separator: ", ") + (wrong.count > 8 ? ", …" : "")
      throw .failed(
        message: "\(Counted.runs(wrong.count)) of \(groupedText(done)) computed again gave other bits: \(numbers)",
        hint: "\"runs show \(wrong[0])\" says which machine computed it", range)
    }
    guard done == sample.count else {
      return [.text("stopped: \(groupedText(done)) of \(Counted.runs(sample.count)) gave the same bits here")]
    }
    return [
      .text("\(Counted.runs(done)) of \(groupedText(ours.count)) on \(task.definition.name) gave the same bits here")
    ] + RunSample.computers(of: sample.map { $0.record }).map { .text($0) }
  }
}

/// Some of many runs: of those of every machine about equally many, evenly from the first to the last.
private struct RunSample {
  private(set) var records: [RunRecord] = []

  init(_ all: [RunRecord], count: Int) {
    var queues = Self.byComputer(all).map { Self.spread($0.records, count: count)[...] }
    while records.count < min(count, all.count) {
      for index in queues.indices where records.count < count {
        if let next = queues[index].popFirst() { records.append(next) }
      }
      if queues.allSatisfy({ $0.isEmpty }) { break }
    }
    records.sort { $0.number < $1.number }
  }

  /// Runs by the machines that computed them, those of other machines first, in the order of their first runs.
  private static func byComputer(_ records: [RunRecord]) -> [(computer: String?, records: [RunRecord])] {
    var groups: [(computer: String?, records: [RunRecord])] = []
    var places: [String?: Int] = [:]
    for record in records {
      if let place = places[record.computer] {
        groups[place].records.append(record)
      } else {
        places[record.computer] = groups.count
        groups.append((computer: record.computer, records: [record]))
      }
    }
    return groups.filter { $0.computer != nil } + groups.filter { $0.computer == nil }
  }

  /// At most so many of the runs, evenly.
  private static func spread(_ records: [RunRecord], count: Int) -> [RunRecord] {
    guard records.count > count else { return records }
    return (0..<count).map { records[$0 * records.count / count] }
  }

  /// Which machines computed the runs of a sample.
  static func computers(of records: [RunRecord]) -> [Phrase] {
    byComputer(records).prefix(10).map { group in
      group.computer.map { "\(Counted.runs(group.records.count)) of \(quoted($0))" }
        ?? "\(Counted.runs(group.records.count)) of this machine"
    }
  }
}
