import Notebook
import Tasks
import Text

/// Where a plan and its results lie: `PLAN`, and beside it the folder `PLAN.results` with a file for each finished run, a
/// thousand in a folder.
package struct PlanFiles: Sendable, Equatable {
  /// The plan.
  package let plan: String
  /// The folder of results.
  package let results: String

  /// - Parameter plan: the path of the plan; a relative one starts from the current folder.
  package init(plan: String) {
    self.plan = plan.hasPrefix("/") ? plan : Environment.currentFolder + "/" + plan
    results = self.plan + ".results"
  }

  /// The largest plan that is read, in bytes.
  private static let largestPlan = 256 << 20

  /// Reads the plan.
  package func read() throws(PlanReadingError) -> ComputePlan {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try DiskFileStore().read(plan, limit: Self.largestPlan)
    } catch {
      throw .file(error)
    }
    do throws(PlanFileError) {
      return try ComputePlan(reading: bytes)
    } catch {
      throw .plan(error, path: plan)
    }
  }

  // MARK: results

  /// Runs of a folder.
  static let runsOfFolder = 1000

  /// The folder of a run's result.
  func folder(ofRun run: Int) -> String { results + "/" + Self.digits(run / Self.runsOfFolder, 4) }

  /// The result of a run.
  ///
  /// - Parameter run: from 0; its name counts from 1, as people do.
  package func path(ofRun run: Int) -> String { folder(ofRun: run) + "/" + Self.name(ofRun: run) }

  static func name(ofRun run: Int) -> String { "run-" + digits(run + 1, 7) }

  /// The run of a name; nil if it is none.
  static func run(ofName name: String) -> Int? {
    guard name.hasPrefix("run-"), let number = Int(name.dropFirst(4)), number > 0, Self.name(ofRun: number - 1) == name
    else { return nil }
    return number - 1
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(count - digits.count, 0)) + digits
  }

  /// Reads the result of a run.
  ///
  /// - Returns: nil if there is none.
  /// - Throws: `ResultFileError` for a file that does not count.
  package func result(
    ofRun run: Int, _ plan: ComputePlan, digest: String
  ) throws(ResultFileError) -> ComputedRun? {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try DiskFileStore().read(path(ofRun: run), limit: ComputedRun.largestFile)
    } catch {
      if case .missing = error { return nil }
      throw .damaged
    }
    return try ComputedRun(reading: bytes, run: run, of: digest, key: plan.key(of: run))
  }

  /// Counts the results that are there, without reading them.
  package func countOfResults(of plan: ComputePlan) -> Int {
    stride(from: 0, to: plan.runCount, by: Self.runsOfFolder).reduce(0) { count, first in
      count + Folder.names(folder(ofRun: first)).count { Self.run(ofName: $0) != nil }
    }
  }

  /// Clears what processes have left beside the plan and its results that were killed while they wrote.
  ///
  /// - Parameter runs: how many the plan has.
  package func clearLeftovers(runs: Int) {
    let folders = stride(from: 0, to: runs, by: Self.runsOfFolder).map { folder(ofRun: $0) }
    for folder in [plan.folder, results] + folders { Leftovers.clearSharedFiles(in: folder) }
  }

  /// Makes the folder of results, and makes sure that files can be written there.
  package func prepare() throws(FileError) {
    if let error = Folder.make(results) { throw .system(.create, path: results, error) }
    let probe = results + "/.probe-\(ThisComputer.node.withoutFolder)"
    try DiskFileStore().writeShared([], to: probe)
    DiskFileStore().delete(probe)
  }

  /// What the machines say that compute a part.
  package func log(ofPart part: Int) -> PartLog { PartLog(self, part: part) }

  /// Writes the result of a run, whole or not at all; it takes the place of one that is there.
  package func write(_ result: ComputedRun, of plan: ComputePlan, digest: String) throws(FileError) {
    let folder = folder(ofRun: result.run)
    if let error = Folder.make(folder) { throw .system(.create, path: folder, error) }
    let text = result.text(of: digest, key: plan.key(of: result.run))
    try DiskFileStore().writeShared(Array(text.utf8), to: path(ofRun: result.run))
  }
}
