import Phrases
import Plotting
import Tasks
import Text

extension Importance {
  /// A row a digit, a column a character as the network reads them.
  func heatMap(title: String, in language: Language) -> HeatMaps {
    HeatMaps(
      title: title,
      maps: [
        .init(
          title: language.text("probability lost where a character is blank:"), scale: .fitting(losses.joined()),
          values: losses)
      ],
      rowNames: digits, columnNames: characters, columnTitle: language.text("characters as the network reads them"),
      rowNoun: "digits")
  }

  /// The same as percentage points.
  var table: TextTable {
    var table = TextTable(columns: [.init("answer")] + characters.map { .init($0, alignment: .right) })
    table.rows = zip(digits, losses).map { digit, row in [digit] + row.map { decimalText($0 * 100, places: 1) } }
    return table
  }
}
