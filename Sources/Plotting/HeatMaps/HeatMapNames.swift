import Text

/// Names below the columns of a heat map.
enum HeatMapNames {
  /// The names that fit, each with the column it starts at. Only every second, third, … name is kept if they would touch
  /// otherwise; names of one character may stand side by side.
  ///
  /// - Parameters:
  ///   - cellWidth: columns from one name to the next.
  ///   - room: columns for all names.
  static func placed(_ names: [String], cellWidth: Int, room: Int) -> [(place: Int, name: String)] {
    let all = names.enumerated().filter { !$1.isEmpty }.map { index, name in
      let width = displayWidth(name)
      let middle = index * cellWidth + (cellWidth - min(width, cellWidth)) / 2
      return (place: max(0, min(middle, room - width)), name: name, width: width)
    }.filter { $0.width <= room }
    for every in 1..<max(all.count, 2) {
      let chosen = stride(from: 0, to: all.count, by: every).map { all[$0] }
      let areApart = zip(chosen, chosen.dropFirst()).allSatisfy { left, right in
        left.place + left.width + (left.width == 1 && right.width == 1 ? 0 : 1) <= right.place
      }
      if areApart { return chosen.map { ($0.place, $0.name) } }
    }
    return all.prefix(1).map { ($0.place, $0.name) }
  }
}
