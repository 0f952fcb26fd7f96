import Phrases
import Tasks
import Text

/// The table of a training run: a row an epoch, or as many epochs as fit a page.
struct TrainingTable {
  let records: [EpochRecord]

  /// Rows of the longest table; longer runs show epochs spread over their whole length.
  static let mostRows = 60

  /// Rows that are enough for losses alone.
  static let seriesRows = 10

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
    let titles = Self.lossTitles(areJudged: shown.contains { $0.validation != nil })
    return TextTable(
      columns: titles.map { .init($0, alignment: .right) }, rows: shown.map { Self.losses(of: $0, titles.count) })
  }

  private func accuracies(_ shown: [EpochRecord]) -> TextTable {
    TextTable(
      columns: Self.accuracyTitles.map { .init($0, alignment: .right) }, rows: shown.map { Self.accuracies(of: $0) })
  }

  // MARK: one row

  /// The titles over losses.
  static func lossTitles(areJudged: Bool) -> [String] { ["epoch", "loss"] + (areJudged ? ["val. loss"] : []) }

  /// The titles over losses and accuracies.
  static let accuracyTitles = ["epoch", "loss", "characters", "val. loss", "val. characters", "exact", "of 10"]

  /// The losses of an epoch, in two or three columns.
  static func losses(of record: EpochRecord, _ columns: Int) -> [String] {
    let texts = [groupedText(record.epoch), lossText(record.loss)]
    return columns == 2 ? texts : texts + [record.validation.map { lossText($0.loss) } ?? ""]
  }

  /// The losses and accuracies of an epoch.
  static func accuracies(of record: EpochRecord) -> [String] {
    [groupedText(record.epoch), lossText(record.loss, places: 4), percentText(record.accuracy)]
      + (record.validation.map { [lossText($0.loss, places: 4)] } ?? [""])
      + (record.validation?.answers.map { answers in
        [percentText(answers.accuracy), percentText(answers.exact), String(answers.ofTen)]
      } ?? ["", "", ""])
  }
}
