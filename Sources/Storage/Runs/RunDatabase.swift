internal import Foundation
internal import GRDB
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
      all: { () throws(RunStoreError) in try self.all() },
      clear: { () throws(RunStoreError) in try self.clear() })
  }

  // As `RunStore` describes them.

  func outcomes(of keys: [String]) throws(RunStoreError) -> [String: RunOutcome] {
    try read { database in
      let statement = try database.cachedStatement(sql: "SELECT * FROM runs WHERE key = ?")
      var outcomes: [String: RunOutcome] = [:]
      for key in keys {
        if let row = try Row.fetchOne(statement, arguments: [key]) { outcomes[key] = RunRow.outcome(of: row) }
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
    let ofKey = try database.cachedStatement(sql: "SELECT * FROM runs WHERE key = ?")
    if let row = try Row.fetchOne(ofKey, arguments: [record.key]) {
      guard !RunRow.isWhole(row) else { return 0 }
      try database.execute(sql: "DELETE FROM runs WHERE key = ?", arguments: [record.key])
    }
    let isTaken = try database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM runs WHERE number = ?)")
    let taken = try Bool.fetchOne(isTaken, arguments: [record.number])
    let values = try RunRow.values(of: record, number: taken == true ? try nextNumber(in: database) : record.number)
    let insertion = try database.cachedStatement(
      sql: """
        INSERT INTO runs (\(RunRow.columns.joined(separator: ", ")), digest)
        VALUES (\(String(repeating: "?, ", count: values.count))?)
        ON CONFLICT (key) DO NOTHING
        """)
    try insertion.execute(arguments: StatementArguments(values + [RunRow.digest(values).databaseValue]))
    return database.changesCount
  }

  func all() throws(RunStoreError) -> (records: [RunRecord], damaged: Int) {
    try read { database in
      let rows = try Row.fetchAll(database, sql: "SELECT * FROM runs ORDER BY number")
      let records = rows.compactMap(RunRow.record)
      return (records, rows.count - records.count)
    }
  }

  func clear() throws(RunStoreError) -> Int {
    try write { database in
      try database.execute(sql: "DELETE FROM runs")
      return database.changesCount
    }
  }

  // MARK: rows

  private func nextNumber(in database: Database) throws -> Int {
    let largest = try Int.fetchOne(
      database, sql: "SELECT max(number) FROM runs WHERE number BETWEEN 1 AND ?", arguments: [RunRow.largestNumber - 1])
    return (largest ?? 0) + 1
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
    // A value that the disk has changed is seen.
    migrator.registerMigration("3") { database in
      try database.execute(sql: "ALTER TABLE runs ADD COLUMN digest TEXT")
      for row in try Row.fetchAll(database, sql: "SELECT rowid AS place, * FROM runs") {
        try database.execute(
          sql: "UPDATE runs SET digest = ? WHERE rowid = ?",
          arguments: [RunRow.digest(RunRow.values(of: row)), row["place"] as DatabaseValue])
      }
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
