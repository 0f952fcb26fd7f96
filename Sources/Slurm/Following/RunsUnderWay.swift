import Notebook
import Storage
import Tasks

/// The runs of a plan that are to be computed, and those of them that have come in.
struct RunsUnderWay {
  private var results: PlanResults
  /// The places in the comparison of the plan's runs.
  private let places: [Int]
  /// The runs that are to be computed and have no result yet.
  private var missing: Set<Int>
  /// The part of each run.
  private let partOfRun: [Int]
  private let total: Int
  private let works: [Double]
  private let allWork: Double
  private var (done, finished) = (0.0, 0)

  /// - Parameters:
  ///   - work: the runs.
  ///   - plan: as it lies in its folder.
  ///   - files: where results come in.
  init(_ work: ClusterWork, _ plan: ComputePlan, _ files: PlanFiles) {
    let runs = work.plan.runs
    let places = Self.places(of: work.plan)
    let works = places.map { runs[$0].work }
    missing = Self.missing(of: work, places)
    (self.places, self.works) = (places, works)
    results = PlanResults(plan, files)
    partOfRun = plan.partsOfRuns
    total = missing.count
    allWork = max(missing.reduce(0) { $0 + works[$1] }, 1)
  }

  /// The places in a comparison of the runs that a plan of it has, which has none of them twice.
  private static func places(of plan: RunPlan) -> [Int] {
    var keys: Set<String> = []
    return plan.runs.indices.filter { keys.insert(plan.runs[$0].key).inserted }
  }

  /// The runs of the plan that are to be computed.
  private static func missing(of work: ClusterWork, _ places: [Int]) -> Set<Int> {
    let wanted = Set(work.missing)
    return Set(places.indices.filter { wanted.contains(places[$0]) })
  }

  /// The runs of a comparison's plan that are to be computed.
  static func missing(of work: ClusterWork) -> Set<Int> { missing(of: work, places(of: work.plan)) }

  /// Whether nothing is missing.
  var areAllThere: Bool { missing.isEmpty }

  /// How many runs are missing.
  var countOfMissing: Int { missing.count }

  /// How many runs each part lacks that lacks any.
  var missingOfParts: [Int: Int] {
    missing.reduce(into: [:]) { counts, run in counts[partOfRun[run], default: 0] += 1 }
  }

  /// Takes the results that have come in.
  mutating func take(for work: ClusterWork) {
    var runs: [ClusterRun] = []
    for result in results.take() where missing.remove(result.run) != nil {
      finished += 1
      done += works[result.run]
      runs.append(ClusterRun(place: places[result.run], outcome: result.outcome, computer: result.computer))
    }
    if !runs.isEmpty { work.finished(runs) }
  }

  /// Says how far the runs have come.
  func report(to work: ClusterWork) {
    work.progress(LocalRunner.Progress(finished: finished, total: total, part: min(done / allWork, 1)))
  }
}
