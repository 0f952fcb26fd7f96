private import Recurrent

/// Small runs in bundles: those of one family that are trained in the lanes of vectors, and the others by themselves.
package struct RunBundles {
  /// The indices of the runs of each bundle.
  private let bundles: [[Int]]
  private let works: [Double]

  /// How many networks of one size it takes to make lanes faster than one after another: a vector with few of them takes
  /// as long as a full one, while a larger network fills vectors by itself. Measured with lstm, gru and srn of 2 to 64
  /// units on AVX2 and AVX-512: full lanes take two fifths of the time at 4 units, nine tenths at 24, and all of it at 48.
  ///
  /// - Returns: nil if it is never worth it.
  private static func leastInLanes(parameters: Int) -> Int? {
    switch parameters {
    case ...150: 7
    case ...400: 10
    case ...2_600: 14
    default: nil
    }
  }

  /// - Parameters:
  ///   - small: indices into `runs`.
  ///   - threads: threads that wait for bundles; with few runs for each, every run is a bundle, so that all have work.
  package init(_ small: [Int], of runs: [PlannedRun], threads: Int) {
    works = runs.map { $0.work }
    var bundles: [[Int]] = []
    var families: [String: [Int]] = [:]
    var names: [String] = []
    for index in small {
      let run = runs[index]
      guard let least = Self.leastInLanes(parameters: run.parameters), small.count >= threads * least, run.fitsLanes
      else {
        bundles.append([index])
        continue
      }
      if families[run.family] == nil { names.append(run.family) }
      families[run.family, default: []].append(index)
    }
    for family in names.compactMap({ families[$0] }) {
      let least = Self.leastInLanes(parameters: runs[family[0]].parameters) ?? .max
      bundles += Self.divided(family, least: least)
    }
    self.bundles = bundles
  }

  /// As few bundles as can hold a family, about equally large.
  private static func divided(_ family: [Int], least: Int) -> [[Int]] {
    let count = (family.count + KernelSet.laneCount - 1) / KernelSet.laneCount
    guard family.count / count >= least else { return family.map { [$0] } }
    return (0..<count).map { part in
      Array(family[family.count * part / count..<family.count * (part + 1) / count])
    }
  }

  /// The bundles, those with most work first, so that none of them is left alone at the end.
  package var longestFirst: [[Int]] {
    func work(_ bundle: [Int]) -> Double { bundle.reduce(0) { $0 + works[$1] } }
    return bundles.sorted { work($0) != work($1) ? work($0) > work($1) : $0[0] < $1[0] }
  }
}
