/// Decides about parts that are over and lack runs: which are submitted again, and which are lost.
///
/// | how a part ended | what becomes of it |
/// |---|---|
/// | its node failed, or was needed for others | it is submitted again, four times in all |
/// | its time was up | it is submitted again as long as each time finishes a run |
/// | it was killed, or nobody knows | again, twice in all; four times if each finishes a run |
/// | it was cancelled, failed, took too much memory | it is lost, with its node and the end of its log |
struct PartJudge {
  /// What is known of a part.
  private struct Record {
    /// How often it was submitted.
    var submissions = 0
    /// How many of its runs were missing when it was submitted last.
    var missingAtStart = 0
    /// How often it was over and lacked runs: results may come late over a network.
    var timesOver = 0
  }

  private var records: [Int: Record] = [:]
  /// Parts that are lost, by their numbers.
  private(set) var lost: [Int: PartFate] = [:]

  /// How often a part is submitted that is lost by bad luck.
  private static let mostSubmissions = 4
  /// How often a part is submitted that is killed before it finishes a run.
  private static let mostWithoutRuns = 2
  /// How often a part must be over before its missing results are given up.
  private static let patience = 3

  /// A part was submitted, or is found submitted.
  ///
  /// - Parameter missing: how many of its runs are missing.
  mutating func submitted(_ part: Int, missing: Int) {
    records[part, default: Record()].submissions += 1
    records[part]?.missingAtStart = missing
    records[part]?.timesOver = 0
  }

  /// Whether a part was never submitted.
  func isNew(_ part: Int) -> Bool { records[part] == nil }

  /// Whether a part that is over may still be submitted again, or have results that are on their way.
  func isOpen(_ part: Int) -> Bool { lost[part] == nil && records[part] != nil }

  /// Decides about a part that is over.
  ///
  /// - Parameter missing: how many of its runs are missing, at least one.
  /// - Returns: whether to submit it again. Otherwise it is lost, now or after some more questions.
  mutating func isToBeSubmittedAgain(_ fate: PartFate, missing: Int) -> Bool {
    var record = records[fate.part] ?? Record()
    record.timesOver += 1
    records[fate.part] = record
    if deserves(fate, record, hasFinishedRuns: missing < record.missingAtStart) { return true }
    if record.timesOver >= Self.patience { lost[fate.part] = fate }
    return false
  }

  private func deserves(_ fate: PartFate, _ record: Record, hasFinishedRuns: Bool) -> Bool {
    if fate.isBadLuck { return record.submissions < Self.mostSubmissions }
    if fate.isTimeOver { return hasFinishedRuns }
    guard fate.wasKilled else { return false }
    return record.submissions < (hasFinishedRuns ? Self.mostSubmissions : Self.mostWithoutRuns)
  }
}
