internal import Foundation
internal import GRDB
import Notebook
import Tasks
import Text

/// A run as a row of the database.
///
/// The file may be damaged, or another program may have written to it: a value can have any type and any size, and a number
/// can be another one. So each row has a digest of its values.
enum RunRow {
  /// The columns, but for the digest.
  static let columns = [
    "number", "key", "data", "measure", "cell", "units", "optimizer", "rate", "batch", "epochs", "seed", "parameters",
    "result", "training_loss", "by_epoch", "diverged_epoch", "computer",
  ]

  /// Numbers up to this one can be added and multiplied by a hundred without overflow.
  static let largestNumber = 1 << 53

  // MARK: writing

  /// The values of the columns.
  static func values(of record: RunRecord, number: Int) throws -> [DatabaseValue] {
    let result = record.outcome.result
    var divergedEpoch: Int?
    if case .diverged(let epoch) = record.outcome { divergedEpoch = epoch }
    let epochs = try result.flatMap {
      $0.epochs.isEmpty ? nil : try JSONEncoder().encode($0.epochs.map { KeptEpoch($0) })
    }
    let values: [(any DatabaseValueConvertible)?] = [
      number, record.key, record.data, record.measure.rawValue, record.cell, record.units, record.optimizer,
      record.rate, record.batch, record.epochs, String(record.seed), record.parameters, result?.measure,
      result?.trainingLoss, epochs.map { String(decoding: $0, as: UTF8.self) }, divergedEpoch, record.computer,
    ]
    return values.map { $0?.databaseValue ?? .null }
  }

  // MARK: reading

  /// The values of the columns of a row, `NULL` for those that are missing.
  static func values(of row: Row) -> [DatabaseValue] { columns.map { row[$0] as DatabaseValue? ?? .null } }

  /// Whether a row is as it was written.
  static func isWhole(_ row: Row) -> Bool { row.value("digest", as: String.self) == digest(values(of: row)) }

  /// Thirty-two hexadecimal digits that depend on all values.
  static func digest(_ values: [DatabaseValue]) -> String {
    let words = values.map { value in
      switch value.storage {
      case .null: "null"
      case .int64(let number): "\(number)"
      // SQLite keeps no sign of 0.
      case .double(let number): String((number == 0 ? 0 : number).bitPattern, radix: 16) + "x"
      case .string(let text): "\(text.utf8.count) \(text)"
      case .blob: "blob"
      }
    }
    return String(SHA256.hexDigest(Array(words.joined(separator: "\n").utf8)).prefix(32))
  }

  /// Nil for a row that no run of this program wrote.
  static func record(of row: Row) -> RunRecord? {
    guard let outcome = self.outcome(of: row), let number = row.wholeNumber("number", from: 1),
      let key = row.value("key", as: String.self), let data = row.value("data", as: String.self),
      let measure = row.value("measure", as: String.self).flatMap(Measure.init(rawValue:)),
      let cell = row.value("cell", as: String.self), let units = row.value("units", as: String.self),
      let optimizer = row.value("optimizer", as: String.self), let rate = row.finiteNumber("rate"),
      let batch = row.wholeNumber("batch"), let epochs = row.wholeNumber("epochs"),
      let parameters = row.wholeNumber("parameters"),
      let seed = row.value("seed", as: String.self).flatMap({ UInt64($0) })
    else { return nil }
    return RunRecord(
      number: number, key: key, data: data, measure: measure, cell: cell, units: units, optimizer: optimizer,
      rate: rate, batch: batch, epochs: epochs, seed: seed, parameters: parameters, outcome: outcome,
      computer: row.value("computer", as: String.self))
  }

  /// Nil for a row that no run of this program wrote.
  static func outcome(of row: Row) -> RunOutcome? {
    guard isWhole(row) else { return nil }
    if !row.isNull("diverged_epoch") { return row.wholeNumber("diverged_epoch").map { .diverged(epoch: $0) } }
    guard let measure = row.finiteNumber("result"),
      let loss = row.finiteNumber("training_loss")
    else { return nil }
    var result = RunResult(measure: measure, trainingLoss: loss)
    if !row.isNull("by_epoch") {
      guard let text = row.value("by_epoch", as: String.self),
        let epochs = try? JSONDecoder().decode([KeptEpoch].self, from: Data(text.utf8)),
        epochs.allSatisfy({ (0...1).contains($0.exact) && (0...10).contains($0.ofTen) })
      else { return nil }
      result.epochs = epochs.map { RunResult.Epoch(exact: $0.exact, ofTen: $0.ofTen) }
    }
    return .finished(result)
  }
}

extension Row {
  /// The value of a column; nil if it is missing, NULL, or of another type. GRDB's own subscripts trap on a value of
  /// another type.
  fileprivate func value<Value: DatabaseValueConvertible>(_ column: String, as type: Value.Type) -> Value? {
    (self[column] as DatabaseValue?).flatMap { Value.fromDatabaseValue($0) }
  }

  /// A number that can be counted with; nil if the column holds none.
  fileprivate func wholeNumber(_ column: String, from least: Int = 0) -> Int? {
    guard let value = self.value(column, as: Int.self), (least...RunRow.largestNumber).contains(value) else {
      return nil
    }
    return value
  }

  /// A number that can be calculated with; nil if the column holds none.
  fileprivate func finiteNumber(_ column: String) -> Double? {
    guard let value = self.value(column, as: Double.self), value.magnitude <= 1e300 else { return nil }
    return value
  }

  fileprivate func isNull(_ column: String) -> Bool { (self[column] as DatabaseValue?)?.isNull ?? true }
}

/// How an epoch of a run is kept, as JSON.
private struct KeptEpoch: Codable {
  let exact: Double
  let ofTen: Int

  init(_ epoch: RunResult.Epoch) {
    exact = epoch.exact
    ofTen = epoch.ofTen
  }
}
