import Text

/// The tasks of a job array as Slurm writes them: `3,7-9`.
enum ArrayIndices {
  /// More than any cluster allows in one array.
  private static let most = 4_000_000

  /// The shortest text of some indices, in rising order, each once.
  static func text(_ indices: [Int]) -> String { rangesText(Set(indices).sorted()) }

  /// Reads `3`, `3,7-9`, `0-8:2`, each with `%4` (how many at once) behind it or brackets around it.
  ///
  /// - Returns: nil if it is nothing of this.
  static func read(_ text: some StringProtocol) -> [Int]? {
    var text = Substring(text)
    if text.first == "[", text.last == "]" { text = text.dropFirst().dropLast() }
    if let percent = text.firstIndex(of: "%") {
      guard Int(text[text.index(after: percent)...]) != nil else { return nil }
      text = text[..<percent]
    }
    var indices: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let range = range(part), indices.count + range.count <= most else { return nil }
      indices += range
    }
    return indices
  }

  private static func range(_ text: Substring) -> [Int]? {
    let halves = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let first = halves.first, halves.count <= 2 else { return nil }
    let step = halves.count == 2 ? numberOfDigits(halves[1]) : 1
    let ends = first.split(separator: "-", omittingEmptySubsequences: false).map { numberOfDigits($0) }
    guard let step, step > 0, ends.count <= 2, let lower = ends[0], let upper = ends[ends.count - 1], lower <= upper,
      (upper - lower) / step < most
    else { return nil }
    return Array(stride(from: lower, through: upper, by: step))
  }
}
