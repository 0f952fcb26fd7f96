private import Foundation
private import GRDB
import Notebook
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
  private var queue: DatabaseQueue?

  /// - Parameter folder: made if it is missing; if it is nil, every call fails.
  package init(folder: String?) { self.folder = folder }

  /// The file's name in its folder.
  package static let fileName = "runs.sqlite"

  /// The database as commands use it.
  package var store: RunStore {
    RunStore(
      outlivesSession: true,
      outcomes: { keys throws(RunStoreError) in try self.outcomes(of: keys) },
      nextNumber: { () throws(RunStoreError) in try self.nextNumber() },
      add: { record throws(RunStoreError) in try self.add(record) },
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
    try read { try Int.fetchOne($0, sql: "SELECT coalesce(max(number), 0) + 1 FROM runs") ?? 1 }
  }

  func add(_ record: RunRecord) throws(RunStoreError) {
    try write { database in
      let taken = try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM runs WHERE number = ?)", arguments: [record.number])
      let result = record.outcome.result
      var divergedEpoch: Int?
      if case .diverged(let epoch) = record.outcome { divergedEpoch = epoch }
      let epochs = try result.flatMap {
        $0.epochs.isEmpty ? nil : try JSONEncoder().encode($0.epochs.map { KeptEpoch($0) })
      }
      try database.execute(
        sql: """
          INSERT INTO runs (number, key, data, measure, cell, units, optimizer, rate, batch, epochs, seed, parameters,
            result, training_loss, by_epoch, diverged_epoch)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (key) DO NOTHING
          """,
        arguments: [
          taken == true ? nil : record.number, record.key, record.data, record.measure.rawValue, record.cell,
          record.units, record.optimizer, record.rate, record.batch, record.epochs, String(record.seed),
          record.parameters, result?.measure, result?.trainingLoss,
          epochs.map { String(decoding: $0, as: UTF8.self) }, divergedEpoch,
        ])
    }
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

  /// Nil for a row that no run of this program wrote.
  private func record(of row: Row) -> RunRecord? {
    guard let outcome = outcome(of: row), let measure = Measure(rawValue: row["measure"] ?? ""),
      let seed = UInt64(row["seed"] as String? ?? "")
    else { return nil }
    return RunRecord(
      number: row["number"] ?? 0, key: row["key"] ?? "", data: row["data"] ?? "", measure: measure,
      cell: row["cell"] ?? "", units: row["units"] ?? "", optimizer: row["optimizer"] ?? "", rate: row["rate"] ?? 0,
      batch: row["batch"] ?? 0, epochs: row["epochs"] ?? 0, seed: seed, parameters: row["parameters"] ?? 0,
      outcome: outcome)
  }

  private func outcome(of row: Row) -> RunOutcome? {
    if let epoch: Int = row["diverged_epoch"] { return .diverged(epoch: epoch) }
    guard let measure: Double = row["result"], let loss: Double = row["training_loss"] else { return nil }
    var result = RunResult(measure: measure, trainingLoss: loss)
    if let text: String = row["by_epoch"] {
      guard let epochs = try? JSONDecoder().decode([KeptEpoch].self, from: Data(text.utf8)) else { return nil }
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
    guard let error = error as? DatabaseError else { return .failed(path: path, reason: "\(error)") }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked(path: path)
    default: return .failed(path: path, reason: error.message ?? "\(error)")
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
      let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
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
  private static let configuration: Configuration = {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.journalMode = .wal
    return configuration
  }()
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
