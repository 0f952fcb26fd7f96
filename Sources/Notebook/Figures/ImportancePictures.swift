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
      rowNoun: language.text("digits"), words: .words(in: language))
  }

  /// The same as percentage points.
  var table: TextTable {
    var table = TextTable(columns: [.init("answer")] + characters.map { .init($0, alignment: .right, isName: true) })
    table.rows = zip(digits, losses).map { digit, row in [digit] + row.map { decimalText($0 * 100, places: 1) } }
    return table
  }
}

extension InputImportance {
  /// The error as it is, and a row for each thing that is read.
  ///
  /// - Parameters:
  ///   - series: its name.
  ///   - model: its name.
  func outputs(_ series: String, model: String, repetitions: Int, in language: Language) -> [Output] {
    let format = NumberFormat(errors: [error])
    let places = NumberFormat(places: max(format.places, 0))
    var table = TextTable(columns: [
      .init("input"), .init(language.text("RMSE grows by"), alignment: .right), .init("±", alignment: .right),
    ])
    table.rows = columns.enumerated().map { place, column in
      [
        place == 0 ? language.text("\(column.name), its past") : column.name, places.text(column.summary.mean),
        places.text(column.summary.deviation),
      ]
    }
    return [
      .paragraph("\(series), \(model): test RMSE \(format.text(error))"), .table(table),
      .paragraph("mean and standard deviation of \(groupedText(repetitions)) times that an input was dealt out anew"),
    ]
  }

  /// A bar for each thing that is read: by how much the error grows on average.
  func chart(in language: Language) -> Chart {
    Chart(
      title: language.text("test RMSE grows by so much if an input tells nothing"),
      xAxis: .init(title: language.text("input"), names: columns.map { $0.name }), yAxis: .init(title: "RMSE"),
      series: [.init("", values: columns.map { $0.summary.mean }, mark: .bars, colour: .primary)])
  }
}
