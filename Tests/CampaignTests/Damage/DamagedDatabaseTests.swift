import Testing

/// The database of runs with damaged bytes, or with rows that no run wrote: listed as far as it is whole, or refused
/// with its name; a comparison is computed and shown all the same.
@Suite(.onOwnThreads) struct DamagedDatabaseTests {
  private static let comparison = "load sales; compare srn units=1 train=1 repeat=2"
  private static let path = "data/unroll/runs.sqlite"

  private func database() throws -> (folder: Folder, bytes: [UInt8], expected: String) {
    let folder = try Folder()
    let ended = try Executable.commands(Self.comparison, in: folder)
    try #require(ended.status == 0)
    return (folder, try #require(folder.bytes(Self.path)), ended.text)
  }

  @Test func damagedBytes() throws {
    let (folder, bytes, expected) = try database()
    // Most of a small database is empty pages; its beginning and what is not zero matter.
    let damages = Mutation.damages(of: bytes, mask: 0x10).filter { damage in
      switch damage {
      case .truncated(let count): count < 200 || count % 64 == 0
      case .flipped(let place, _): place < 200 || bytes[place] != 0
      }
    }
    for damage in Campaign.some(20, of: damages) {
      try check(folder, expected, "\(damage)") { try folder.write(damage.applied(to: bytes), to: Self.path) }
    }
  }

  @Test func randomRows() throws {
    let (folder, bytes, expected) = try database()
    for number in Campaign.numbers(10, long: 5_000) {
      var random = SeededRandom("database", number)
      let statement = KeptFiles.statement(&random)
      try check(folder, expected, "database \(number), seed \(Campaign.seed): \(statement)") {
        try folder.write(bytes, to: Self.path)
        try SQLite.run(statement, on: folder.path(Self.path))
      }
    }
  }

  /// A damaged byte of a row's header gives a value another type, whatever the table was declared with.
  @Test func valuesOfOtherTypes() throws {
    let (folder, bytes, expected) = try database()
    let columns = [
      "number", "key", "data", "measure", "cell", "units", "optimizer", "rate", "batch", "epochs", "seed", "parameters",
      "result", "training_loss", "by_epoch", "diverged_epoch",
    ]
    // The same rows in a table that takes values of any type.
    let loosened =
      "CREATE TABLE loose AS SELECT \(columns.joined(separator: ", ")) FROM runs; DROP TABLE runs; "
      + "CREATE TABLE runs (\(columns.joined(separator: ", ")), UNIQUE (key)); INSERT INTO runs SELECT * FROM loose; "
      + "DROP TABLE loose; "
    for column in columns {
      for value in ["7", "1.5", "X'00FF'", "'x'", "NULL", "''", "9e999"] {
        let statement = loosened + "UPDATE runs SET \(column) = \(value) WHERE number = 2"
        try check(folder, expected, "\(column) = \(value)") {
          try folder.write(bytes, to: Self.path)
          #expect(try SQLite.run(statement, on: folder.path(Self.path)))
        }
      }
    }
  }

  @Test func randomBytes() throws {
    let (folder, bytes, expected) = try database()
    for number in Campaign.numbers(10, long: 5_000) {
      var random = SeededRandom("database bytes", number)
      let changed = KeptFiles.changed(bytes, with: bytes, &random)
      try check(folder, expected, "database bytes \(number), seed \(Campaign.seed)") {
        try folder.write(changed, to: Self.path)
      }
    }
  }

  private func check(_ folder: Folder, _ expected: String, _ what: String, make: () throws -> Void) throws {
    folder.remove("data")
    try make()
    for commands in ["runs last=100; runs best; runs export r.csv replace=yes", "runs show 1"] {
      let ended = try Executable.commands(commands, in: folder)
      let complaint = Verdict.complaint(about: ended)
      #expect(complaint == nil, "\(what)")
    }
    let compared = try Executable.commands(Self.comparison, in: folder)
    let complaint = Verdict.complaint(about: compared)
    #expect(
      complaint == nil && compared.status == 0, "\(what) \(complaint.map { "\($0)" } ?? "") \(compared.errorText)")
    // What is damaged is computed again. Behind it may stand why nothing can be kept.
    #expect(compared.text.hasPrefix(expected), "\(what)")
  }
}
