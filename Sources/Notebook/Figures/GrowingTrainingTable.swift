import Phrases
import Tasks
import Text

/// The table of a training that goes on: each row is shown when its epoch is done. Its columns are as wide as they may
/// have to be, since nobody knows the later rows.
final class GrowingTrainingTable {
  /// Epochs that the model had learned for before.
  private let firstEpoch: Int
  /// Epochs of the training, unless it ends earlier.
  private let epochs: Int
  private let show: ([Output]) -> Void
  /// The table without rows; nil before the first.
  private var head: TextTable?
  private var isGraded = false
  /// How many rows were shown, and the epoch of the last.
  private var (shownCount, lastShown) = (0, 0)

  /// A table without rows yet.
  ///
  /// - Parameters:
  ///   - epochs: of the training.
  ///   - firstEpoch: epochs that the model had learned for before.
  ///   - show: shows what comes next.
  init(epochs: Int, after firstEpoch: Int, show: @escaping ([Output]) -> Void) {
    self.epochs = epochs
    self.firstEpoch = firstEpoch
    self.show = show
  }

  /// An epoch is done. Its row is shown if the table has one for it.
  func add(_ record: EpochRecord) {
    if head == nil { isGraded = record.validation?.answers != nil }
    if hasRow(record.epoch - firstEpoch) { show([.table(table(of: record))]) }
  }

  /// The training has ended.
  ///
  /// - Parameter records: of the epochs that it has kept.
  /// - Returns: what of the table is still to be shown; nil if nothing was shown.
  func rest(of records: [EpochRecord]) -> [Output]? {
    guard head != nil else { return nil }
    var outputs: [Output] = []
    // One that ended early ends in its last epoch.
    if let last = records.last, last.epoch > lastShown { outputs.append(.table(table(of: last))) }
    if isGraded, shownCount < records.count {
      outputs.append(.text("\(shownCount) of \(groupedText(records.count)) epochs shown"))
    }
    return outputs
  }

  /// Whether the table has a row for an epoch of the training, counted from 1: they are spread over it.
  private func hasRow(_ epoch: Int) -> Bool {
    let most = isGraded ? TrainingTable.mostRows : TrainingTable.seriesRows
    guard epochs > most else { return true }
    let row = (epoch * most + epochs - 1) / epochs
    return row * epochs / most == epoch
  }

  /// The row of an epoch, under the head if it is the first.
  private func table(of record: EpochRecord) -> TextTable {
    var table = head ?? emptyTable(for: record)
    head = table
    head?.hasHead = false
    table.rows = [
      isGraded ? TrainingTable.accuracies(of: record) : TrainingTable.losses(of: record, table.columns.count)
    ]
    shownCount += 1
    lastShown = record.epoch
    return table
  }

  private func emptyTable(for record: EpochRecord) -> TextTable {
    let epoch = groupedText(firstEpoch + epochs).count
    guard isGraded else {
      let titles = TrainingTable.lossTitles(areJudged: record.validation != nil)
      return TextTable(
        columns: zip(titles, [epoch, lossText(record.loss).count, 0]).map {
          .init($0, alignment: .right, leastWidth: $1)
        })
    }
    // No part is wider than that of all.
    let part = percentText(1).count
    let widths = [epoch, lossText(record.loss, places: 4).count, 0, 0, 0, part, 0]
    return TextTable(
      columns: zip(TrainingTable.accuracyTitles, widths).map { .init($0, alignment: .right, leastWidth: $1) })
  }
}
