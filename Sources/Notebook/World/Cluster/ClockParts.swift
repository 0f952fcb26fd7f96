import Text

/// The parts of a time as clusters write it: `9:58`, `2:00:00`, `1-12:30:00`. What they stand for depends on how many there are.
package struct ClockParts: Sendable, Equatable {
  /// What stands before a dash; nil without one.
  package let days: Int?
  /// What stands between colons, at least one number.
  package let numbers: [Int]

  /// - Returns: nil for anything but numbers of at most nine digits.
  package init?(_ text: some StringProtocol) {
    let halves = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    var days: Int?
    if halves.count == 2 {
      guard let number = numberOfDigits(halves[0]) else { return nil }
      days = number
    }
    var numbers: [Int] = []
    for part in halves[halves.count - 1].split(separator: ":", omittingEmptySubsequences: false) {
      guard let number = numberOfDigits(part) else { return nil }
      numbers.append(number)
    }
    (self.days, self.numbers) = (days, numbers)
  }
}
