private import Foundation
private import GRDB
import Notebook
import Phrases
import Tasks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A person's finished runs, in an SQLite file that only they can read.
///
/// Each run is a transaction of its own: whenever the program is killed, every run that was finished is kept. The file
/// is opened, and made, only when it is needed.
package final class RunDatabase {
  private let folder: String?
  private let patience: Double
  private let shouldStop: @Sendable () -> Bool
  private var queue: DatabaseQueue?

  /// - Parameters:
  ///   - folder: made if it is missing; if it is nil, every call fails.
  ///   - patience: seconds to wait for another program that has locked the file.
  ///   - shouldStop: whether the person no longer waits.
  package init(
    folder: String?, patience: Double = 10, shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    (self.folder, self.patience, self.shouldStop) = (folder, patience, shouldStop)
  }

  /// The file's name in its folder.
  package static let fileName = "runs.sqlite"

  /// The database as commands use it.
  package var store: RunStore {
    RunStore(
      outlivesSession: true,
      outcomes: { keys throws(RunStoreError) in try self.outcomes(of: keys) },
      nextNumber: { () throws(RunStoreError) in try self.nextNumber() },
      add: { records throws(RunStoreError) in try self.add(records) },
      records: { () throws(RunStoreError) in try self.records() },
      clear: { () throws(RunStoreError) in try self.clear() })
  }

  // As `RunStore` describes them.

  func outcomes(of keys: [String]) throws(RunStoreError) -> [String: RunOutcome] {
    try read { database in
      let statement = try database.cachedStatement(sql: "SELECT * FROM runs WHERE key = ?")
      var outcomes: [String: RunOutcome] = [:]
      for key in keys {
        if let row = try Row.fetchOne(statement, arguments: [key]) { outcomes[key] = outcome(of: row) }
      }
      return outcomes
    }
  }

  func nextNumber() throws(RunStoreError) -> Int {
    try read { try nextNumber(in: $0) }
  }

  func add(_ records: [RunRecord]) throws(RunStoreError) -> Int {
    guard !records.isEmpty else { return 0 }
    return try write { database in
      var added = 0
      for record in records { added += try add(record, to: database) }
      return added
    }
  }

  /// - Returns: 0 if the run is kept already, or else 1.
  private func add(_ record: RunRecord, to database: Database) throws -> Int {
    let isTaken = try database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM runs WHERE number = ?)")
    let taken = try Bool.fetchOne(isTaken, arguments: [record.number])
    let result = record.outcome.result
    var divergedEpoch: Int?
    if case .diverged(let epoch) = record.outcome { divergedEpoch = epoch }
    let epochs = try result.flatMap {
      $0.epochs.isEmpty ? nil : try JSONEncoder().encode($0.epochs.map { KeptEpoch($0) })
    }
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO runs (number, key, data, measure, cell, units, optimizer, rate, batch, epochs, seed, parameters,
          result, training_loss, by_epoch, diverged_epoch, computer)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (key) DO NOTHING
        """)
    try statement.execute(
      arguments: [
        taken == true ? try nextNumber(in: database) : record.number, record.key, record.data,
        record.measure.rawValue, record.cell,
        record.units, record.optimizer, record.rate, record.batch, record.epochs, String(record.seed),
        record.parameters, result?.measure, result?.trainingLoss,
        epochs.map { String(decoding: $0, as: UTF8.self) }, divergedEpoch, record.computer,
      ])
    return database.changesCount
  }

  func records() throws(RunStoreError) -> [RunRecord] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM runs ORDER BY number").compactMap(record)
    }
  }

  func clear() throws(RunStoreError) -> Int {
    try write { database in
      try database.execute(sql: "DELETE FROM runs")
      return database.changesCount
    }
  }

  // MARK: rows

  /// The file may be damaged, or another program may have written to it: a value can have any type and any size.
  /// Numbers up to this one can be added and multiplied by a hundred without overflow.
  fileprivate static let largestNumber = 1 << 53

  private func nextNumber(in database: Database) throws -> Int {
    let largest = try Int.fetchOne(
      database, sql: "SELECT max(number) FROM runs WHERE number BETWEEN 1 AND ?", arguments: [Self.largestNumber - 1])
    return (largest ?? 0) + 1
  }

  /// Nil for a row that no run of this program wrote.
  private func record(of row: Row) -> RunRecord? {
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
  private func outcome(of row: Row) -> RunOutcome? {
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

  private static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(
        sql: """
          CREATE TABLE runs (
            number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
            data TEXT NOT NULL, measure TEXT NOT NULL, cell TEXT NOT NULL, units TEXT NOT NULL,
            optimizer TEXT NOT NULL, rate REAL NOT NULL, batch INTEGER NOT NULL, epochs INTEGER NOT NULL,
            seed TEXT NOT NULL, parameters INTEGER NOT NULL,
            result REAL, training_loss REAL, by_epoch TEXT, diverged_epoch INTEGER) STRICT
          """)
    }
    // Runs that other machines have computed say which.
    migrator.registerMigration("2") { database in
      try database.execute(sql: "ALTER TABLE runs ADD COLUMN computer TEXT")
    }
    return migrator
  }()

  // MARK: the file

  private func read<Value>(_ body: (Database) throws -> Value) throws(RunStoreError) -> Value {
    let queue = try open()
    do { return try queue.read(body) } catch { throw explained(error) }
  }

  private func write<Value>(_ body: (Database) throws -> Value) throws(RunStoreError) -> Value {
    let queue = try open()
    do { return try queue.write(body) } catch { throw explained(error) }
  }

  private var path: String { (folder ?? "") + "/" + Self.fileName }

  private func explained(_ error: any Error) -> RunStoreError {
    guard let error = error as? DatabaseError else { return .failed(path: path, reason: Phrase(verbatim: "\(error)")) }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked(path: path)
    default: return .failed(path: path, reason: Phrase(verbatim: error.message ?? "\(error)"))
    }
  }

  private func open() throws(RunStoreError) -> DatabaseQueue {
    if let queue { return queue }
    guard let folder else { throw .noFolder }
    if let error = Folder.make(folder) { throw .failed(path: folder, reason: error.words) }
    // SQLite gives its other files the mode of this one.
    do throws(SystemError) {
      _ = try OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600)
    } catch {
      throw .failed(path: path, reason: error.words)
    }
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      if try queue.read(Self.migrator.hasBeenSuperseded) { throw RunStoreError.newer(path: path) }
      try Self.migrator.migrate(queue)
      self.queue = queue
      return queue
    } catch let error as RunStoreError {
      throw error
    } catch {
      throw explained(error)
    }
  }

  /// Another program may be writing; a commit outlives the program without waiting for the disk.
  private var configuration: Configuration {
    let (patience, shouldStop) = (patience, shouldStop)
    var configuration = Configuration()
    configuration.busyMode = .callback { tries in
      // Another program's transaction takes milliseconds; a run that was finished is kept although its comparison stops.
      let waited = Double(tries) * Self.pause
      guard waited < (shouldStop() ? min(patience, 0.05) : patience) else { return false }
      usleep(UInt32(Self.pause * 1_000_000))
      return true
    }
    configuration.journalMode = .wal
    return configuration
  }

  /// Seconds between two tries.
  private static let pause = 0.01
}

extension Row {
  /// The value of a column; nil if it is missing, NULL, or of another type. GRDB's own subscripts trap on a value of
  /// another type.
  fileprivate func value<Value: DatabaseValueConvertible>(_ column: String, as type: Value.Type) -> Value? {
    (self[column] as DatabaseValue?).flatMap { Value.fromDatabaseValue($0) }
  }

  /// A number that can be counted with; nil if the column holds none.
  fileprivate func wholeNumber(_ column: String, from least: Int = 0) -> Int? {
    guard let value = self.value(column, as: Int.self), (least...RunDatabase.largestNumber).contains(value) else {
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
