import Text

/// Names below the columns of a heat map.
enum HeatMapNames {
  /// The names that fit, each with the column it starts at. Only some are kept if they would touch otherwise; names
  /// of one character may stand side by side.
  ///
  /// - Parameters:
  ///   - cellWidth: columns from one name to the next.
  ///   - room: columns for all names.
  ///   - choices: which names to keep, as positions: the first of these lists that has room; none for every first, second,
  ///     fifth, tenth, … name.
  static func placed(
    _ names: [String], cellWidth: Int, room: Int, choices: [[Int]] = []
  ) -> [(place: Int, name: String)] {
    let all = names.enumerated().filter { !$1.isEmpty }.map { index, name in
      let width = displayWidth(name)
      let middle = index * cellWidth + (cellWidth - min(width, cellWidth)) / 2
      return (index: index, place: max(0, min(middle, room - width)), name: name, width: width)
    }.filter { $0.width <= room }
    let known = choices.map { Set($0) }
    for step in 0..<(choices.isEmpty ? 19 : choices.count) {
      // 1, 2, 5, 10, 20, 50, …
      let every = [1, 2, 5][step % 3] * wholeNumber(nearest: powerOfTen(step / 3))
      let chosen =
        choices.isEmpty
        ? stride(from: 0, to: all.count, by: every).map { all[$0] } : all.filter { known[step].contains($0.index) }
      guard !chosen.isEmpty else { continue }
      let areApart = zip(chosen, chosen.dropFirst()).allSatisfy { left, right in
        left.place + left.width + (left.width == 1 && right.width == 1 ? 0 : 1) <= right.place
      }
      if areApart { return chosen.map { ($0.place, $0.name) } }
    }
    return all.prefix(1).map { ($0.place, $0.name) }
  }
}
