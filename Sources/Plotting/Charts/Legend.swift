import Text

/// The lines below a chart that say which series is which.
struct Legend: Sendable, Equatable {
  /// A series, or a note.
  struct Entry: Sendable, Equatable {
    /// A short piece of the series; empty for a note.
    var sample: String
    /// The colour of the sample.
    var colour: Chart.ColourRole
    /// The name of the series, or the text of the note.
    var name: String
    /// The index of the series in the chart; nil for a note.
    var series: Int?
    /// What a note without a series shows.
    var note: Chart.Mark?

    /// Terminal columns.
    var width: Int { displayWidth(sample) + (sample.isEmpty ? 0 : 1) + displayWidth(name) }
  }

  /// Columns between two entries.
  static let gap = 3
  /// The entries, line by line.
  private(set) var rows: [[Entry]] = []

  /// Entries side by side in `columns`, in at most `mostRows` rows; entries without room are counted in the last.
  init(_ entries: [Entry], columns: Int, mostRows: Int, ellipsis: String) {
    for (index, entry) in entries.enumerated() {
      let fitted = entry.fitted(to: columns, ellipsis: ellipsis)
      if let last = rows.indices.last, Self.width(rows[last] + [fitted]) <= columns {
        rows[last].append(fitted)
      } else if rows.count < max(mostRows, 1) {
        rows.append([fitted])
      } else {
        addCount(of: entries.count - index, columns: columns)
        return
      }
    }
  }

  /// Terminal columns of a row.
  static func width(_ row: [Entry]) -> Int {
    row.reduce(0) { $0 + $1.width } + max(0, row.count - 1) * gap
  }

  /// Ends the last row with `and 3 more`, in the place of as many entries as it takes.
  private mutating func addCount(of missing: Int, columns: Int) {
    guard let last = rows.indices.last else { return }
    var row = rows[last]
    var missing = missing
    while true {
      let note = Entry(sample: "", colour: .muted, name: "and \(missing) more")
      if Self.width(row + [note]) <= columns {
        rows[last] = row + [note]
        return
      }
      if row.count <= 1 { return }
      row.removeLast()
      missing += 1
    }
  }

  /// Draws the rows with their left end at `column`.
  ///
  /// - Parameter samples: whether the samples are drawn; otherwise their columns stay blank.
  func draw(on picture: inout TextCanvas, column: Int, row: Int, samples: Bool = true) {
    for (offset, entries) in rows.enumerated() {
      var place = column
      for entry in entries {
        if samples { picture.write(entry.sample, column: place, row: row + offset, colour: entry.colour) }
        let nameColumn = place + entry.width - displayWidth(entry.name)
        picture.write(entry.name, column: nameColumn, row: row + offset)
        place += entry.width + Self.gap
      }
    }
  }
}

extension Legend.Entry {
  /// The entry with its name cut so that it is no wider than `columns`.
  fileprivate func fitted(to columns: Int, ellipsis: String) -> Legend.Entry {
    var entry = self
    entry.name = name.truncated(to: columns - (width - displayWidth(name)), ellipsis: ellipsis)
    return entry
  }
}
