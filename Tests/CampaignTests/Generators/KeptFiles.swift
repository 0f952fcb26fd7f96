/// Random changes of what the program keeps: histories, journals, snapshots of trainings, the database of runs.
enum KeptFiles {
  /// A history with lines of all kinds.
  static func history(_ random: inout SeededRandom) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<random.pick(0, 1, 5, 50, 3_000) {
      let line = random.pick(
        "seed \(random.below(100))", "load sales", "", "  ", "\t", Odd.text(&random), String(repeating: "x", count: 300)
      )
      bytes += Array(line.utf8) + (random.oneIn(20) ? [13, 10] : random.oneIn(30) ? [] : [10])
    }
    return random.oneIn(2) ? Mutation.changed(bytes, &random) : bytes
  }

  /// The bytes of a file that the program wrote, changed: one byte, a few places, or a part of another file in it.
  static func changed(_ bytes: [UInt8], with other: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    switch random.below(4) {
    case 0: return Mutation.damaged(bytes, &random)
    case 1: return Array(bytes.reversed())
    default: return Mutation.changed(bytes, with: other, &random)
    }
  }

  /// Statements that put into the database of runs what no run of the program wrote.
  static func statement(_ random: inout SeededRandom) -> String {
    let column = random.pick(
      "key", "data", "measure", "cell", "units", "optimizer", "seed", "by_epoch", "rate", "batch", "epochs",
      "parameters",
      "result", "training_loss", "diverged_epoch", "number")
    let isText = ["key", "data", "measure", "cell", "units", "optimizer", "seed", "by_epoch"].contains(column)
    let numbers = ["0", "-1", "9223372036854775807", "-9223372036854775808", "1000000"]
    let reals = numbers + ["1e308", "9e999", "-9e999", "1e-320"]
    let isReal = ["rate", "result", "training_loss"].contains(column)
    let value = isText ? literal(Odd.text(&random)) : random.pick(from: isReal ? reals : numbers)
    return random.pick(
      "UPDATE runs SET \(column) = \(value) WHERE number = (SELECT min(number) FROM runs)",
      "UPDATE runs SET \(column) = \(value) WHERE number = (SELECT max(number) FROM runs)",
      "DROP TABLE runs", "ALTER TABLE runs DROP COLUMN by_epoch", "DELETE FROM grdb_migrations",
      "DROP TABLE grdb_migrations",
      "INSERT INTO grdb_migrations VALUES ('99')", "UPDATE runs SET result = NULL", "CREATE VIEW v AS SELECT 1",
      "ALTER TABLE runs RENAME TO walks", "PRAGMA user_version = 99", "PRAGMA journal_mode = DELETE")
  }

  /// A text as SQL writes it; SQL ends a text at U+0000.
  static func literal(_ text: String) -> String {
    let parts = text.filter { $0 != "\u{0}" }.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: "''") + "'"
  }
}
