/// The order and the distances of the times of a series.
struct TimeAxis {
  enum Order: Equatable {
    case oldestFirst, newestFirst, mixed
  }

  let order: Order
  /// The position in the file of each value, in the order of time.
  let sorted: [Int]
  let frequency: Frequency
  /// Pairs of neighbours in `sorted` with the same time: the position of the second.
  let repeated: [Int]
  /// Where steps are missing: the position in `sorted` of the value after the gap, and the times that are missing.
  let gaps: [Gap]
  /// Positions in `sorted` of values that are no step after the one before.
  let offBeat: [Int]

  struct Gap {
    let position: Int
    let times: [CivilTime]
  }

  /// Whether all steps are equal and in order.
  var isFlawless: Bool {
    order != .mixed && repeated.isEmpty && gaps.isEmpty && offBeat.isEmpty && frequency.unit != .rows
  }

  /// How many times a gap may lack, so that a wrong year does not fill the memory.
  static let longestGap = 100_000

  init(_ times: [CivilTime], resolution: DatePattern.Resolution) {
    order = TimeAxis.order(of: times)
    var positions = Array(times.indices)
    switch order {
    case .oldestFirst: break
    case .newestFirst: positions.reverse()
    // Equal times stay in the order of the file.
    case .mixed: positions.sort { (times[$0], $0) < (times[$1], $1) }
    }
    sorted = positions
    let ordered = positions.map { times[$0] }
    repeated = ordered.indices.dropFirst().filter { ordered[$0] == ordered[$0 - 1] }
    var single: [CivilTime] = []
    for time in ordered where time != single.last { single.append(time) }
    let found = FrequencySearch.frequency(of: single, resolution: resolution)
    let steps = TimeAxis.walk(ordered, found)
    // A few wrong steps are mistakes; many show that there are no equal steps.
    let isRegular =
      found.unit != .rows && steps.offBeat.count * 10 <= single.count
      && steps.gaps.count * 2 <= single.count && steps.gaps.reduce(0) { $0 + $1.times.count } <= TimeAxis.longestGap
    frequency = isRegular ? found : .rows
    gaps = isRegular ? steps.gaps : []
    offBeat = isRegular ? steps.offBeat : []
  }

  private static func order(of times: [CivilTime]) -> Order {
    var (rises, falls) = (false, false)
    for (one, next) in zip(times, times.dropFirst()) where one != next {
      if one < next { rises = true } else { falls = true }
    }
    return rises && falls ? .mixed : falls ? .newestFirst : .oldestFirst
  }

  private static func walk(_ times: [CivilTime], _ frequency: Frequency) -> (gaps: [Gap], offBeat: [Int]) {
    var gaps: [Gap] = []
    var offBeat: [Int] = []
    var missing = 0
    guard frequency.unit != .rows else { return ([], []) }
    for position in times.indices.dropFirst() where times[position] != times[position - 1] {
      var lacking: [CivilTime] = []
      var expected = frequency.next(after: times[position - 1])
      while expected < times[position], missing + lacking.count <= longestGap {
        lacking.append(expected)
        expected = frequency.next(after: expected)
      }
      if expected != times[position], missing + lacking.count <= longestGap {
        offBeat.append(position)
      } else if !lacking.isEmpty {
        gaps.append(Gap(position: position, times: lacking))
        missing += lacking.count
      }
    }
    return (gaps, offBeat)
  }
}
