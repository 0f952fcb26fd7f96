import Foundation

/// How much of the campaign runs, and from which seed.
///
/// `UNROLL_CAMPAIGN=long` runs the long part, `UNROLL_CAMPAIGN_PART=3/20` only the third of twenty equal parts of its
/// inputs. `UNROLL_CAMPAIGN_SEED=7` starts from another seed: every random input is determined by the seed, the name of
/// its test and its number, so that a failure can be repeated. A failing test says all three.
enum Campaign {
  /// Whether the long part runs.
  static let isLong = variable("UNROLL_CAMPAIGN") == "long"

  /// What all random inputs start from.
  static let seed = variable("UNROLL_CAMPAIGN_SEED").flatMap { UInt64($0) } ?? 1

  /// Which of how many parts of the long part runs, counted from 1.
  static let part: (number: Int, of: Int) = {
    let numbers = (variable("UNROLL_CAMPAIGN_PART") ?? "").split(separator: "/").compactMap { Int($0) }
    guard numbers.count == 2, 1 <= numbers[0], numbers[0] <= numbers[1] else { return (1, 1) }
    return (numbers[0], numbers[1])
  }()

  /// The number of times or sizes: `short` in every test run, `long` in the long part.
  static func count(_ short: Int, long: Int) -> Int { isLong ? long : short }

  /// The numbers of the inputs: `short` of them in every test run, in the long part this part of `long`.
  static func numbers(_ short: Int, long: Int) -> Range<Int> {
    guard isLong else { return 0..<short }
    return long * (part.number - 1) / part.of..<long * part.number / part.of
  }

  /// Returns `all` in the long part, otherwise about `count` of them, evenly spread, the first and the last included.
  static func some<Element>(_ count: Int, of all: [Element]) -> [Element] {
    guard !isLong, all.count > count, count > 1 else { return all }
    return (0..<count).map { all[$0 * (all.count - 1) / (count - 1)] }
  }

  /// A variable of the environment; nil if it is not set or empty.
  static func variable(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
