import Phrases
import Tasks
import Text

/// The table of a training run: a row an epoch, or as many epochs as fit a page.
struct TrainingTable {
  let records: [EpochRecord]

  /// Rows of the longest table; longer runs show epochs spread over their whole length.
  private static let mostRows = 60

  /// Rows that are enough for losses alone.
  private static let seriesRows = 10

  var outputs: [Output] {
    guard let first = records.first else { return [] }
    let isGraded = first.validation?.answers != nil
    let shown = spread(over: isGraded ? Self.mostRows : Self.seriesRows)
    var outputs: [Output] = [.table(isGraded ? accuracies(shown) : losses(shown))]
    if isGraded, shown.count < records.count {
      outputs.append(.text("\(shown.count) of \(groupedText(records.count)) epochs shown"))
    }
    return outputs
  }

  /// At most `most` records, evenly spread, with the first and the last.
  private func spread(over most: Int) -> [EpochRecord] {
    guard records.count > most else { return records }
    return (1...most).map { records[$0 * records.count / most - 1] }
  }

  /// The loss of the training part, and that of the validation part if there is one.
  private func losses(_ shown: [EpochRecord]) -> TextTable {
    let titles = ["epoch", "loss"] + (shown.contains { $0.validation != nil } ? ["val. loss"] : [])
    return TextTable(
      columns: titles.map { .init($0, alignment: .right) },
      rows: shown.map { record in
        let texts = [groupedText(record.epoch), lossText(record.loss)]
        return titles.count == 2 ? texts : texts + [record.validation.map { lossText($0.loss) } ?? ""]
      })
  }

  private func accuracies(_ shown: [EpochRecord]) -> TextTable {
    let titles = ["epoch", "loss", "characters", "val. loss", "val. characters", "exact", "of 10"]
    return TextTable(
      columns: titles.map { .init($0, alignment: .right) },
      rows: shown.map { record in
        [groupedText(record.epoch), lossText(record.loss, places: 4), percentText(record.accuracy)]
          + (record.validation.map { [lossText($0.loss, places: 4)] } ?? [""])
          + (record.validation?.answers.map { answers in
            [percentText(answers.accuracy), percentText(answers.exact), String(answers.ofTen)]
          } ?? ["", "", ""])
      })
  }
}
