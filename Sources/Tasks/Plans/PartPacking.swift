package import Phrases
private import Recurrent
private import Text

/// What parts of a plan may be like.
package struct PackingLimits: Sendable, Equatable {
  /// How many parts there may be.
  package var mostParts = 100
  /// How many seconds a part may take as far as one can tell; nil for any number.
  package var mostSeconds: Double?
  /// How many seconds are worth a part of their own.
  package var leastSeconds = 10.0
  /// How many cores compute a part.
  package var cores = 1

  /// At most 100 parts of any length, for one core each.
  package init() {}
}

/// Why runs cannot be packed.
package enum PackingError: ExplainedError, Equatable {
  /// A single run takes longer than a part may.
  case runTooLong(seconds: Double, limit: Double)
  /// As many parts as there may be take longer.
  case tooMuch(seconds: Double, parts: Int, limit: Double)
}

extension PackingError {
  /// What was found.
  package var message: Phrase {
    switch self {
    case .runTooLong(let seconds, let limit):
      "a run is expected to take up to \(durationText(seconds)), longer than \(durationText(limit))"
    case .tooMuch(let seconds, let parts, let limit):
      """
      the runs are expected to take up to \(durationText(seconds)) in all, more than \(groupedText(parts)) parts of \
      \(durationText(limit))
      """
    }
  }

  /// What to do about it.
  package var hint: Phrase {
    switch self {
    case .runTooLong(let seconds, _): "allow more time, at least \(durationText(seconds))"
    case .tooMuch(let seconds, let parts, let limit):
      """
      allow more parts, at least \(groupedText(wholeNumber(notBelow: seconds / limit))), or more time, at least \
      \(durationText(seconds / Double(max(parts, 1))))
      """
    }
  }
}

/// Seconds as people say them, rounded up: `40 s`, `25 min`, `2 h 5 min`.
package func durationText(_ seconds: Double) -> String {
  if seconds <= 90 { return "\(max(wholeNumber(notBelow: seconds), 1)) s" }
  let minutes = wholeNumber(notBelow: seconds / 60)
  if minutes < 120 { return "\(minutes) min" }
  return minutes % 60 == 0 ? "\(groupedText(minutes / 60)) h" : "\(groupedText(minutes / 60)) h \(minutes % 60) min"
}

extension ComputePlan {
  /// Divides the runs into parts that take about equally long: as many as there may be, unless they would be too short to be
  /// worth it.
  ///
  /// - Parameter computedAlready: runs that need not be computed. They are in parts of their own behind the others.
  /// - Throws: `PackingError`; the parts are then as they were.
  package mutating func pack(
    _ limits: PackingLimits, computedAlready: Set<Int> = []
  ) throws(PackingError) {
    let missing = computedAlready.isEmpty ? nil : (0..<runCount).filter { !computedAlready.contains($0) }
    let most = max(limits.mostParts, 1)
    let room = computedAlready.isEmpty || missing?.isEmpty == true ? most : max(most - 1, 1)
    var parts = try packed(missing ?? Array(0..<runCount), limits, most: room)
    let others = computedAlready.filter { 0..<runCount ~= $0 }.sorted()
    if !others.isEmpty {
      // Nobody computes them unless the results that were there are lost.
      parts += (try? packed(others, limits, most: max(most - parts.count, 1))) ?? [others]
    }
    self.parts = parts
  }

  private func packed(
    _ runs: [Int], _ limits: PackingLimits, most: Int
  ) throws(PackingError) -> [[Int]] {
    let cores = Double(max(limits.cores, 1))
    let bundles = bundles(of: runs, limits)
    let total = bundles.reduce(0) { $0 + $1.seconds } / cores
    let longest = (bundles.map { $0.seconds }.max() ?? 0) / cores
    var count = min(max(wholeNumber(notAbove: total / max(limits.leastSeconds, 0.001)), 1), most, max(bundles.count, 1))
    guard let limit = limits.mostSeconds else { return PartLoads(bundles, parts: count).parts }
    guard longest <= limit else { throw .runTooLong(seconds: longest, limit: limit) }
    count = max(count, min(wholeNumber(notBelow: total / limit), most))
    while true {
      let loads = PartLoads(bundles, parts: count)
      if loads.longest / cores <= limit { return loads.parts }
      guard count < most else { throw .tooMuch(seconds: total, parts: most, limit: limit) }
      count = min(most, count + max(1, count / 8))
    }
  }

  /// Small runs of a group in bundles that one part computes in the lanes of vectors; others alone.
  private func bundles(of runs: [Int], _ limits: PackingLimits) -> [RunBundle] {
    var bundles: [RunBundle] = []
    var lastGroup = -1
    var groupEnd = 0
    var groupIndex = -1
    for run in runs {
      while run >= groupEnd {
        groupIndex += 1
        groupEnd += groups[groupIndex].count
      }
      let group = groups[groupIndex]
      let joins =
        groupIndex == lastGroup && group.parameters <= RunBundle.mostParameters
        && bundles[bundles.count - 1].runs.count < KernelSet.laneCount
        && bundles[bundles.count - 1].seconds + group.seconds <= max(limits.leastSeconds, (limits.mostSeconds ?? 0) / 4)
      if joins {
        bundles[bundles.count - 1].runs.append(run)
        bundles[bundles.count - 1].seconds += group.seconds
      } else {
        bundles.append(RunBundle(runs: [run], seconds: group.seconds))
      }
      lastGroup = groupIndex
    }
    return bundles
  }
}

/// Runs that stay together.
private struct RunBundle {
  var runs: [Int]
  var seconds: Double

  /// Networks up to this size are faster side by side in lanes.
  static let mostParameters = 2_600
}

/// Bundles divided over parts: the longest first, each to the part with the least to do (Graham 1969), which takes at most a
/// third longer than the best that there is.
private struct PartLoads {
  private(set) var parts: [[Int]]
  /// What the part with most to do takes, in seconds of one core.
  private(set) var longest = 0.0

  init(_ bundles: [RunBundle], parts count: Int) {
    var queue = LoadQueue(count: count)
    var parts = [[Int]](repeating: [], count: count)
    let order = bundles.indices.sorted {
      bundles[$0].seconds != bundles[$1].seconds ? bundles[$0].seconds > bundles[$1].seconds : $0 < $1
    }
    for index in order {
      let part = queue.least
      parts[part] += bundles[index].runs
      longest = max(longest, queue.addToLeast(bundles[index].seconds))
    }
    self.parts = parts.filter { !$0.isEmpty }.map { $0.sorted() }
  }
}

/// Parts by how much they have to do, the one with least on top: a binary heap.
private struct LoadQueue {
  private var heap: [(seconds: Double, part: Int)]

  init(count: Int) { heap = (0..<count).map { (seconds: 0, part: $0) } }

  /// The part with least to do, the first of equals.
  var least: Int { heap[0].part }

  /// - Returns: what the part has to do now.
  mutating func addToLeast(_ seconds: Double) -> Double {
    heap[0].seconds += seconds
    let load = heap[0].seconds
    var place = 0
    while true {
      let (left, right) = (2 * place + 1, 2 * place + 2)
      var next = place
      if left < heap.count, isBefore(left, next) { next = left }
      if right < heap.count, isBefore(right, next) { next = right }
      guard next != place else { return load }
      heap.swapAt(place, next)
      place = next
    }
  }

  private func isBefore(_ one: Int, _ other: Int) -> Bool {
    heap[one].seconds != heap[other].seconds
      ? heap[one].seconds < heap[other].seconds : heap[one].part < heap[other].part
  }
}
