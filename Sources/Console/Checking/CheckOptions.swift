import Text

/// How session files are compared with what they give now.
package struct CheckOptions: Sendable {
  /// How many files are run at the same time.
  package var jobs = 1
  /// Seconds after which a file counts as failed; nil for no limit.
  package var timeout: Double?
  /// The file that a report for other programs is written to; nil for none.
  package var report: String?
  /// Other values for parameters that the files declare, such as `units=16`.
  package var assignments: [String] = []

  /// One file after another, without limit and report.
  package init() {}
}

/// The numbers of commands as they are typed: `3,5` or `2-4,7`.
package struct CommandNumbers: Sendable, Equatable {
  /// From 1.
  package let numbers: Set<Int>

  /// - Returns: nil if the text is no list of numbers from 1 on.
  package init?(_ text: String) {
    var numbers: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Self.number($0) }
      guard let first = ends[0], let last = ends[ends.count - 1], ends.count <= 2, first <= last
      else { return nil }
      numbers.formUnion(first...last)
    }
    self.numbers = numbers
  }

  /// More commands than any file has are a mistake.
  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.count <= 6, text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
      return nil
    }
    return Int(text).flatMap { $0 > 0 ? $0 : nil }
  }
}
