internal import Phrases
private import Text

/// Numbers of rows in a message.
enum RowList {
  /// The first few of some rows (from 1): `9, 14, 21`, `3, 4, 5, 6, 7, …`, `35 to 37`.
  static func text(_ rows: [Int]) -> Phrase {
    if let first = rows.first, let last = rows.last, rows.count > 2, last - first == rows.count - 1 {
      return "\(groupedText(first)) to \(groupedText(last))"
    }
    let shown = rows.prefix(5).map { groupedText($0) }.joined(separator: ", ")
    return Phrase(verbatim: rows.count > 5 ? shown + ", …" : shown)
  }
}
