/// The name that was probably meant by `word`: the one with the fewest edits from it, letters of either case being the
/// same; the first of equals.
///
/// Words and names are compared by their first 64 Unicode scalars, and only the first 1000 names are, so that no input takes
/// long.
///
/// - Returns: nil if no name is near: at most a third of its letters, but at least one, may differ.
package func nearestName(to word: String, among names: [String]) -> String? {
  let wanted = comparedLetters(word)
  guard !wanted.isEmpty else { return nil }
  var best: (name: String, edits: Int)?
  for name in names.prefix(1000) {
    let letters = comparedLetters(name)
    let edits = editDistance(wanted, letters)
    if edits <= max(1, (letters.count + 1) / 3), edits < best?.edits ?? .max { best = (name, edits) }
  }
  return best?.name
}

/// How many insertions, deletions, replacements and swaps of neighbours make one word the other (optimal string
/// alignment).
package func editDistance(_ one: [Character], _ other: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for row in 0..<one.count {
    var current = [row + 1]
    for column in 0..<other.count {
      let cost = one[row] == other[column] ? 0 : 1
      var edits = min(last[column] + cost, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
        edits = min(edits, beforeLast[column - 1] + 1)
      }
      current.append(edits)
    }
    beforeLast = last
    last = current
  }
  return last[other.count]
}

private func comparedLetters(_ text: String) -> [Character] {
  // A character can have any number of marks.
  let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(64)))
  return Array(start.lowercased().prefix(64))
}
