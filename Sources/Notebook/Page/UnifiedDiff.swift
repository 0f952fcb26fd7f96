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
  package static func lines(old: [Substring], new: [Substring], name: String) -> [String] {
    let changes = changes(old: old, new: new)
    guard !changes.isEmpty else { return [] }
    var lines = ["--- \(name) (recorded)", "+++ \(name) (fresh)"]
    for hunk in hunks(changes) { lines += text(of: hunk, old, new) }
    return lines
  }

  /// Lines of the recorded file that others have replaced; one of both may be empty.
  private struct Change {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// With more pairs of lines than this the shortest difference would take too long to find: all lines between the
  /// first and the last change count as changed.
  private static let mostPairs = 25_000_000

  /// Whether lines are equal byte for byte: letters with an accent can be written in two ways that Swift calls equal.
  private static func isSame(_ one: Substring, _ other: Substring) -> Bool { one.utf8.elementsEqual(other.utf8) }

  /// Returns the changes from the first to the last, with equal lines between them.
  private static func changes(old: [Substring], new: [Substring]) -> [Change] {
    var start = 0
    let shorter = min(old.count, new.count)
    while start < shorter, isSame(old[start], new[start]) { start += 1 }
    var end = 0
    while end < shorter - start, isSame(old[old.count - 1 - end], new[new.count - 1 - end]) { end += 1 }
    let oldMiddle = start..<old.count - end
    let newMiddle = start..<new.count - end
    if oldMiddle.isEmpty && newMiddle.isEmpty { return [] }
    guard oldMiddle.count * newMiddle.count <= mostPairs else { return [Change(old: oldMiddle, new: newMiddle)] }
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in Array(new[newMiddle]).difference(from: Array(old[oldMiddle]), by: { isSame($0, $1) }) {
      switch change {
      case .remove(let offset, _, _): removed.insert(start + offset)
      case .insert(let offset, _, _): added.insert(start + offset)
      }
    }
    return changes(from: start, oldMiddle.upperBound, newMiddle.upperBound, removed: removed, added: added)
  }

  /// Returns the changes between two lines from which on both files are the same again.
  private static func changes(
    from start: Int, _ oldEnd: Int, _ newEnd: Int, removed: Set<Int>, added: Set<Int>
  ) -> [Change] {
    var changes: [Change] = []
    var (i, j) = (start, start)
    while i < oldEnd || j < newEnd {
      let (first, other) = (i, j)
      while i < oldEnd, removed.contains(i) { i += 1 }
      while j < newEnd, added.contains(j) { j += 1 }
      if i > first || j > other {
        changes.append(Change(old: first..<i, new: other..<j))
      } else {
        i += 1
        j += 1
      }
    }
    return changes
  }

  /// Returns the changes in groups of near ones, whose equal lines around them meet.
  private static func hunks(_ changes: [Change]) -> [ArraySlice<Change>] {
    var hunks: [ArraySlice<Change>] = []
    var first = 0
    for index in changes.indices {
      let isLast = index == changes.count - 1
      if isLast || changes[index + 1].old.lowerBound - changes[index].old.upperBound > 2 * context {
        hunks.append(changes[first...index])
        first = index + 1
      }
    }
    return hunks
  }

  private static func text(of hunk: ArraySlice<Change>, _ old: [Substring], _ new: [Substring]) -> [String] {
    guard let first = hunk.first, let last = hunk.last else { return [] }
    let before = min(context, first.old.lowerBound, first.new.lowerBound)
    let after = min(context, old.count - last.old.upperBound, new.count - last.new.upperBound)
    let oldLines = first.old.lowerBound - before..<last.old.upperBound + after
    let newLines = first.new.lowerBound - before..<last.new.upperBound + after
    var lines = ["@@ -\(span(oldLines)) +\(span(newLines)) @@"]
    var next = oldLines.lowerBound
    for change in hunk {
      lines += old[next..<change.old.lowerBound].map { " " + $0 }
      lines += old[change.old].map { "-" + $0 }
      lines += new[change.new].map { "+" + $0 }
      next = change.old.upperBound
    }
    return lines + old[next..<oldLines.upperBound].map { " " + $0 }
  }

  /// Returns a hunk's place as `diff -u` writes it, counted from 1. An empty one is named by the line before it.
  private static func span(_ lines: Range<Int>) -> String {
    switch lines.count {
    case 0: "\(lines.lowerBound),0"
    case 1: "\(lines.lowerBound + 1)"
    default: "\(lines.lowerBound + 1),\(lines.count)"
    }
  }
}
