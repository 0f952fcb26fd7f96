import Notebook
import Tasks

/// The results of a plan as they come in. Each is read once.
package struct PlanResults {
  private let plan: ComputePlan
  private let files: PlanFiles
  private let digest: String
  private var isThere: [Bool]
  /// How many results of each folder are there.
  private var counts: [Int]
  /// Files that did not count when they were read last.
  private var wrong: [Int: ResultFileError] = [:]

  /// - Parameters:
  ///   - plan: as it was read.
  ///   - files: where it lies.
  package init(_ plan: ComputePlan, _ files: PlanFiles) {
    (self.plan, self.files) = (plan, files)
    digest = plan.digest
    isThere = [Bool](repeating: false, count: plan.runCount)
    let size = PlanFiles.runsOfFolder
    counts = [Int](repeating: 0, count: (plan.runCount + size - 1) / size)
  }

  /// Returns the results that have come in since the last call, by the numbers of their runs.
  package mutating func take() -> [ComputedRun] {
    var found: [ComputedRun] = []
    for folder in counts.indices {
      let first = folder * PlanFiles.runsOfFolder
      guard counts[folder] < min(PlanFiles.runsOfFolder, plan.runCount - first) else { continue }
      let names = Folder.names(files.folder(ofRun: first))
      let runs = names.compactMap { PlanFiles.run(ofName: $0) }.filter {
        $0 < plan.runCount && $0 / PlanFiles.runsOfFolder == folder && !isThere[$0]
      }
      for run in runs.sorted() {
        if let result = take(run) { found.append(result) }
      }
    }
    return found
  }

  /// Returns the result of a run, if it has come in since the last call.
  package mutating func take(_ run: Int) -> ComputedRun? {
    guard !isThere[run] else { return nil }
    do throws(ResultFileError) {
      guard let result = try files.result(ofRun: run, plan, digest: digest) else { return nil }
      isThere[run] = true
      counts[run / PlanFiles.runsOfFolder] += 1
      wrong[run] = nil
      return result
    } catch {
      wrong[run] = error
      return nil
    }
  }

  /// Runs without a result so far, rising.
  package var missing: [Int] { isThere.indices.filter { !isThere[$0] } }

  /// The parts of these runs, from 1, rising.
  package var missingParts: [Int] { plan.partsLacking(missing).map { $0.part } }

  /// Files that do not count, by the numbers of their runs.
  package var troubles: [(name: String, error: ResultFileError)] {
    wrong.sorted { $0.key < $1.key }.map { (name: PlanFiles.name(ofRun: $0.key), error: $0.value) }
  }

  /// Parts that have begun, and lack runs of these.
  package func failures(lacking missing: [Int]) -> [CollectedPlan.PartFailure] {
    guard !missing.isEmpty else { return [] }
    let others = PartLog.others(files)
    return plan.partsLacking(missing).compactMap { part, runs in
      guard let words = PartLog.lastWords(of: part, files, others: others) else { return nil }
      return CollectedPlan.PartFailure(part: part, missing: runs, node: words.node, lines: words.lines)
    }
  }
}
