/// Heat maps side by side with the same rows and columns, such as the gates of a cell: a row a unit, a column a step.
/// Free of any size, resolution or output format, like `Chart`.
package struct HeatMaps: Sendable, Equatable {
  /// One of the maps.
  package struct Map: Sendable, Equatable {
    package var title: String
    /// In the place of the title where that has no room.
    package var shortTitle: String
    package var scale: ValueScale
    /// Row by row, `[rows][columns]`. What is missing counts as not a number.
    package var values: [[Double]]

    package init(title: String, shortTitle: String? = nil, scale: ValueScale, values: [[Double]]) {
      self.title = title
      self.shortTitle = shortTitle ?? title
      self.scale = scale
      self.values = values
    }
  }

  package var title: String
  package var maps: [Map]
  /// Names of the rows, from the top.
  package var rowNames: [String]
  /// Names of the columns, from the left, such as the characters that were read.
  package var columnNames: [String]
  /// What a column is, written below.
  package var columnTitle: String
  /// What rows are called, for the note that says how many of them are shown: `units`.
  package var rowNoun: String
  /// How much each row deserves to be seen: where there is no room for all, those with the most are shown. Empty where
  /// the first ones are.
  package var rowWeights: [Double]
  /// What the rows with the most weight are, for that note: `those that change most`.
  package var weightNote: String

  package init(
    title: String = "", maps: [Map] = [], rowNames: [String] = [], columnNames: [String] = [],
    columnTitle: String = "", rowNoun: String = "rows", rowWeights: [Double] = [], weightNote: String = ""
  ) {
    self.title = title
    self.maps = maps
    self.rowNames = rowNames
    self.columnNames = columnNames
    self.columnTitle = columnTitle
    self.rowNoun = rowNoun
    self.rowWeights = rowWeights
    self.weightNote = weightNote
  }
}

extension HeatMaps.Map {
  /// The value at a place, not a number where there is none.
  func value(_ row: Int, _ column: Int) -> Double {
    guard values.indices.contains(row), values[row].indices.contains(column) else { return .nan }
    return values[row][column]
  }

  /// Of the values in a row's columns the one of the largest size, its sign kept.
  func strongest(_ row: Int, _ columns: Range<Int>) -> Double {
    var found = Double.nan
    for column in columns {
      let value = value(row, column)
      if !value.isNaN, found.isNaN || value.magnitude > found.magnitude { found = value }
    }
    return found
  }
}
