/// Where text stands in a wider field.
package enum TextAlignment: Sendable, Equatable {
  case left, right, centre
}

extension String {
  /// The text with blanks added to fill `columns` terminal columns; unchanged if it is that wide already.
  package func padded(to columns: Int, alignment: TextAlignment = .left) -> String {
    let missing = columns - displayWidth(self)
    guard missing > 0 else { return self }
    let before: Int
    switch alignment {
    case .left: before = 0
    case .right: before = missing
    case .centre: before = missing / 2
    }
    return String(repeating: " ", count: before) + self + String(repeating: " ", count: missing - before)
  }

  /// The text, cut to at most `columns` terminal columns; a cut text ends in `ellipsis` if that has room.
  package func truncated(to columns: Int, ellipsis: String = "…") -> String {
    guard columns > 0 else { return "" }
    guard displayWidth(self) > columns else { return self }
    let ellipsisWidth = displayWidth(ellipsis)
    let ending = ellipsisWidth <= columns ? ellipsis : ""
    var room = columns - displayWidth(ending)
    var kept = ""
    for character in self {
      room -= displayWidth(character)
      if room < 0 { break }
      kept.append(character)
    }
    return kept + ending
  }
}
