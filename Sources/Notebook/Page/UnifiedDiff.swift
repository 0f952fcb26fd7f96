/// The lines in which recorded and fresh output differ, as `diff -u` prints them.
package enum UnifiedDiff {
  /// How many equal lines are shown before and after a difference.
  private static let context = 3

  /// Returns the differences, or nothing if both are equal.
  ///
  /// - Parameters:
  ///   - old: the recorded file's lines.
  ///   - new: the fresh file's lines.
  ///   - name: the file's name, for the heading.
  package static func lines(old: [String], new: [String], name: String) -> [String] {
    guard !old.elementsEqual(new, by: { isSame($0, $1) }) else { return [] }
    let edits = edits(old: old, new: new)
    var lines = ["--- \(name) (recorded)", "+++ \(name) (fresh)"]
    for hunk in hunks(edits) { lines += text(of: hunk) }
    return lines
  }

  /// A line of both texts, or of one of them.
  private struct Edit {
    enum Kind { case same, removed, added }
    let kind: Kind
    let line: String
    /// The number of this line, or of the next one, in the recorded file, from 1.
    let old: Int
    /// The same in the fresh file.
    let new: Int
  }

  private static func edits(old: [String], new: [String]) -> [Edit] {
    let (removed, added) = changes(old: old, new: new)
    var edits: [Edit] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        edits.append(Edit(kind: .removed, line: old[i], old: i + 1, new: j + 1))
        i += 1
      } else if j < new.count, added.contains(j) {
        edits.append(Edit(kind: .added, line: new[j], old: i + 1, new: j + 1))
        j += 1
      } else {
        edits.append(Edit(kind: .same, line: old[i], old: i + 1, new: j + 1))
        i += 1
        j += 1
      }
    }
    return edits
  }

  /// With more pairs of lines than this the shortest difference would take too long to find: all lines between the
  /// first and the last change count as changed.
  private static let mostPairs = 25_000_000

  /// Whether lines are equal byte for byte: letters with an accent can be written in two ways that Swift calls equal.
  private static func isSame(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

  /// Returns the indices of removed and of added lines.
  private static func changes(old: [String], new: [String]) -> (removed: Set<Int>, added: Set<Int>) {
    var start = 0
    let shorter = min(old.count, new.count)
    while start < shorter, isSame(old[start], new[start]) { start += 1 }
    var end = 0
    while end < shorter - start, isSame(old[old.count - 1 - end], new[new.count - 1 - end]) { end += 1 }
    let oldMiddle = start..<old.count - end
    let newMiddle = start..<new.count - end
    guard oldMiddle.count * newMiddle.count <= mostPairs else { return (Set(oldMiddle), Set(newMiddle)) }
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in Array(new[newMiddle]).difference(from: Array(old[oldMiddle]), by: { isSame($0, $1) }) {
      switch change {
      case .remove(let offset, _, _): removed.insert(start + offset)
      case .insert(let offset, _, _): added.insert(start + offset)
      }
    }
    return (removed, added)
  }

  /// Returns the edits in groups of near ones, each with the equal lines around it.
  private static func hunks(_ edits: [Edit]) -> [ArraySlice<Edit>] {
    var ranges: [Range<Int>] = []
    for index in edits.indices where edits[index].kind != .same {
      let range = max(0, index - context)..<min(edits.count, index + context + 1)
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges.map { edits[$0] }
  }

  private static func text(of hunk: ArraySlice<Edit>) -> [String] {
    guard let first = hunk.first else { return [] }
    let oldCount = hunk.count { $0.kind != .added }
    let newCount = hunk.count { $0.kind != .removed }
    let heading = "@@ -\(span(first.old, oldCount)) +\(span(first.new, newCount)) @@"
    return [heading]
      + hunk.map { edit in
        switch edit.kind {
        case .same: " " + edit.line
        case .removed: "-" + edit.line
        case .added: "+" + edit.line
        }
      }
  }

  /// Returns a hunk's place as `diff -u` writes it. An empty one is named by the line before it.
  private static func span(_ start: Int, _ count: Int) -> String {
    switch count {
    case 0: "\(start - 1),0"
    case 1: "\(start)"
    default: "\(start),\(count)"
    }
  }
}
