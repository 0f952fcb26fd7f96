/// Finds the name somebody may have meant.
enum NearestName {
  /// The name with the fewest changes from `wanted`, letters of either case being the same; the first of equals; nil
  /// where more than a third of the letters (but at least one) would have to change.
  static func nearest(to wanted: String, among names: [String]) -> String? {
    let target = letters(wanted)
    guard !target.isEmpty else { return nil }
    var best: (name: String, changes: Int)?
    for name in names.prefix(1000) {
      let candidate = letters(name)
      let changes = changes(from: target, to: candidate)
      let allowed = max(1, max(target.count, candidate.count) / 3)
      if changes <= allowed, changes < best?.changes ?? Int.max { best = (name, changes) }
    }
    return best?.name
  }

  /// At most 64 letters: enough to tell names apart, and no input makes us slow.
  private static func letters(_ text: String) -> [Character] {
    Array(String(text.prefix(64)).lowercased().prefix(64))
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  private static func changes(from: [Character], to: [Character]) -> Int {
    var earlier = [Int]()
    var previous = Array(0...to.count)
    for (row, letter) in from.enumerated() {
      var current = [row + 1]
      for (column, other) in to.enumerated() {
        var fewest = min(previous[column + 1], current[column]) + 1
        fewest = min(fewest, previous[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == to[column - 1], from[row - 1] == other {
          fewest = min(fewest, earlier[column - 1] + 1)
        }
        current.append(fewest)
      }
      earlier = previous
      previous = current
    }
    return previous[to.count]
  }
}
