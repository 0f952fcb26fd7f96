/// Heat maps side by side with the same rows and columns, such as the gates of a cell: a row a unit, a column a step.
/// Without any size, resolution or output format, like `Chart`.
package struct HeatMaps: Sendable, Equatable {
  /// One of the maps.
  package struct Map: Sendable, Equatable {
    /// Written above the map; empty for none.
    package var title: String
    /// Replaces the title if that has no room.
    package var shortTitle: String
    /// What colours and shades stand for.
    package var scale: ValueScale
    /// Row by row, `[rows][columns]`. A missing value counts as not a number.
    package var values: [[Double]]

    /// Makes a map; without a short title the title is used.
    package init(title: String, shortTitle: String? = nil, scale: ValueScale, values: [[Double]]) {
      self.title = title
      self.shortTitle = shortTitle ?? title
      self.scale = scale
      self.values = values
    }
  }

  /// Written above all maps; empty for none.
  package var title: String
  /// The maps, in the order in which they are drawn.
  package var maps: [Map]
  /// Names of the rows, from the top.
  package var rowNames: [String]
  /// Names of the columns, from the left, such as the characters that were read.
  package var columnNames: [String]
  /// What the columns are, written below them; empty for none.
  package var columnTitle: String
  /// What rows are called in the note that says how many of them are shown: `units`.
  package var rowNoun: String
  /// How much each row deserves to be seen. If there is no room for all rows, those with the most weight are shown;
  /// without weights, the first ones.
  package var rowWeights: [Double]
  /// What the rows with the most weight are, in the same note: `those that change most`.
  package var weightNote: String
  /// What is written besides names and titles.
  package var words: HeatMapWords

  /// How many steps, months or other columns of the data each column stands for already.
  package var stepsPerColumn = 1
  /// Which columns are named, as positions in `columnNames`: the first of these lists that has room. None for every first,
  /// second, fifth, tenth, … column.
  package var columnChoices: [[Int]] = []

  /// Makes heat maps.
  package init(
    title: String = "", maps: [Map] = [], rowNames: [String] = [], columnNames: [String] = [],
    columnTitle: String = "", rowNoun: String = "rows", rowWeights: [Double] = [], weightNote: String = "",
    words: HeatMapWords = .english
  ) {
    self.title = title
    self.maps = maps
    self.rowNames = rowNames
    self.columnNames = columnNames
    self.columnTitle = columnTitle
    self.rowNoun = rowNoun
    self.rowWeights = rowWeights
    self.weightNote = weightNote
    self.words = words
  }
}

extension HeatMaps.Map {
  /// The value at a place; not a number if there is none.
  func value(_ row: Int, _ column: Int) -> Double {
    guard values.indices.contains(row), values[row].indices.contains(column) else { return .nan }
    return values[row][column]
  }

  /// The value of the largest size in some columns of a row, with its sign.
  func strongest(_ row: Int, _ columns: Range<Int>) -> Double {
    var found = Double.nan
    for column in columns {
      let value = value(row, column)
      if !value.isNaN, found.isNaN || value.magnitude > found.magnitude { found = value }
    }
    return found
  }
}
