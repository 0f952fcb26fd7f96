import Phrases
import Tasks
import Text

/// The table of a training run: a row an epoch, or as many epochs as fit a page.
struct TrainingTable {
  let records: [EpochRecord]

  /// Rows of the longest table; longer runs show epochs spread over their whole length.
  private static let mostRows = 60

  /// Rows that are enough for a loss alone.
  private static let seriesRows = 10

  var outputs: [Output] {
    guard let first = records.first else { return [] }
    let shown = spread(over: first.validation == nil ? Self.seriesRows : Self.mostRows)
    var outputs: [Output] = [.table(first.validation == nil ? losses(shown) : accuracies(shown))]
    if first.validation != nil, shown.count < records.count {
      outputs.append(.text("\(shown.count) of \(groupedText(records.count)) epochs shown"))
    }
    return outputs
  }

  /// At most `most` records, evenly spread, with the first and the last.
  private func spread(over most: Int) -> [EpochRecord] {
    guard records.count > most else { return records }
    return (1...most).map { records[$0 * records.count / most - 1] }
  }

  private func losses(_ shown: [EpochRecord]) -> TextTable {
    TextTable(
      columns: [.init("epoch", alignment: .right), .init("loss", alignment: .right)],
      rows: shown.map { [groupedText($0.epoch), lossText($0.loss)] })
  }

  private func accuracies(_ shown: [EpochRecord]) -> TextTable {
    let titles = ["epoch", "loss", "characters", "val. loss", "val. characters", "exact", "of 10"]
    return TextTable(
      columns: titles.map { .init($0, alignment: .right) },
      rows: shown.map { record in
        [groupedText(record.epoch), lossText(record.loss, places: 4), percentText(record.accuracy)]
          + (record.validation.map { validation in
            [
              lossText(validation.loss, places: 4), percentText(validation.accuracy), percentText(validation.exact),
              String(validation.ofTen),
            ]
          } ?? ["", "", "", ""])
      })
  }
}
