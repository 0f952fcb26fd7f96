import Notebook
import Phrases
import Recurrent
import Storage
import Tasks
import Terminal
import Text

/// Computes parts of a plan. Each finished run is a file at once: whenever the program is killed, none is lost, and none is
/// computed again by whoever starts it the next time.
package struct PlanComputation<T: Terminal> {
  private let screen: Screen<T>
  private var terminal: T { screen.terminal }

  /// - Parameter screen: where mistakes and progress are shown.
  package init(_ screen: Screen<T>) { self.screen = screen }

  /// The exit status if a result could not be written, as `EX_TEMPFAIL` has it: nothing is wrong with the plan, and trying
  /// again may help.
  package static var cannotWrite: Int32 { 75 }

  /// Computes a part.
  ///
  /// - Parameters:
  ///   - path: the plan.
  ///   - part: from 1; nil for all of them.
  /// - Returns: the exit status.
  package func compute(_ path: String, part: Int?) -> Int32 {
    let files = PlanFiles(plan: path)
    let log = part.map { files.log(ofPart: $0) }
    do throws(PlanReadingError) {
      let plan = try files.read()
      let runs = try Self.runs(of: part, plan)
      return try compute(runs, of: plan, files, log, part: part)
    } catch {
      log?.add(Phrase.error(error.message, hint: error.hint).description)
      screen.complain(error.message, hint: error.hint)
      if case .file(.system(let operation, _, _)) = error, operation != .open, operation != .read {
        return Self.cannotWrite
      }
      return 1
    }
  }

  /// Prints the numbers of the parts that lack results, a line each, for programs that start them.
  ///
  /// - Returns: the exit status.
  package func list(_ path: String) -> Int32 {
    let files = PlanFiles(plan: path)
    do throws(PlanReadingError) {
      var results = PlanResults(try files.read(), files)
      _ = results.take()
      terminal.print(results.missingParts.map { String($0) })
      return 0
    } catch {
      screen.complain(error.message, hint: error.hint)
      return 1
    }
  }

  private static func runs(of part: Int?, _ plan: ComputePlan) throws(PlanReadingError) -> [Int] {
    guard let part else { return Array(0..<plan.runCount) }
    guard plan.parts.indices.contains(part - 1) else { throw .noPart(part, parts: plan.parts.count) }
    return plan.parts[part - 1]
  }

  private func compute(
    _ runs: [Int], of plan: ComputePlan, _ files: PlanFiles, _ log: PartLog?, part: Int?
  ) throws(PlanReadingError) -> Int32 {
    var results = PlanResults(plan, files)
    let missing = runs.filter { results.take($0) == nil }
    log?.add("begins with \(missing.count) of \(runs.count) runs")
    if !missing.isEmpty {
      let made = try Self.made(missing, of: plan, files)
      try checkMemory(missing, of: plan)
      // Before hours are spent: a folder that cannot be written to.
      do throws(FileError) { try files.prepare() } catch { throw .file(error) }
      terminal.catchLeavingSignals()
      let isWhole = try perform(made, missing, of: plan, files)
      guard isWhole else { return stopped(log) }
    }
    log?.add("ends with all \(runs.count) runs")
    let computed: Phrase = "\(groupedText(missing.count)) of \(Counted.runs(runs.count)) computed, all are there"
    terminal.print([screen.language.text(part.map { "part \($0): \(computed)" } ?? computed)])
    return 0
  }

  private static func made(
    _ runs: [Int], of plan: ComputePlan, _ files: PlanFiles
  ) throws(PlanReadingError) -> [PlannedRun] {
    do throws(PlanFileError) { return try plan.made(runs) } catch { throw .plan(error, path: files.plan) }
  }

  private func checkMemory(_ runs: [Int], of plan: ComputePlan) throws(PlanReadingError) {
    guard let memory = Machine.local.memory else { return }
    if Double(plan.mostNumbers(of: runs)) * 4 > memory { throw .tooLarge }
  }

  /// - Returns: whether all runs were computed, or the person stopped it.
  private func perform(
    _ runs: [PlannedRun], _ numbers: [Int], of plan: ComputePlan, _ files: PlanFiles
  ) throws(PlanReadingError) -> Bool {
    let (digest, processor) = (plan.digest, Self.processor)
    let interrupts = terminal.interrupts
    var failure: FileError?
    var runner = LocalRunner()
    runner.shouldStop = { failure != nil || interrupts.shouldStop() }
    runner.progress = { screen.status.report($0, in: screen.language) }
    runner.finished = { place, outcome in
      guard failure == nil else { return }
      let result = ComputedRun(
        run: numbers[place], outcome: outcome, node: ThisComputer.node, processor: processor)
      do throws(FileError) {
        try files.write(result, of: plan, digest: digest)
      } catch {
        failure = error
      }
    }
    screen.status.begin()
    let outcomes: [RunOutcome?]
    do throws(TrainingError) {
      outcomes = try runner.run(runs)
    } catch {
      throw .plan(.unusable("data"), path: files.plan)
    }
    screen.status.clear()
    if let failure { throw .file(failure) }
    return !outcomes.contains { $0 == nil }
  }

  private func stopped(_ log: PartLog?) -> Int32 {
    let signal = terminal.interrupts.leavingSignal
    log?.add(signal.map { "stopped by signal \($0)" } ?? "stopped")
    terminal.printError([
      screen.language.text("stopped; finished runs are kept, and the same command goes on from here")
    ])
    return signal.map { 128 + $0 } ?? 1
  }

  /// The processor, and the instructions that the engine uses.
  private static var processor: String {
    (ThisComputer.processor.map { $0 + ", " } ?? "") + InstructionSet.best.rawValue
  }
}
