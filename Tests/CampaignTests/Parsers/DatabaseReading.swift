import NotebookTestSupport
import Storage
import Testing

/// Damaged databases of runs in this process: what can be read is, or the file is refused with its name.
@Suite(.onOwnThreads) struct DatabaseReading {
  private static let comparison = "load sales; compare srn units=1 train=1 repeat=2"
  /// What it says where nothing is kept.
  private static let answer = {
    var notebook = prompt()
    return notebook.run(comparison).recorded
  }()

  /// A database of a few rows, and where its bytes are.
  private static func whole() throws -> [UInt8] {
    let folder = try Folder()
    var notebook = prompt()
    notebook.context.runs = RunDatabase(folder: folder.path).store
    try #require(!notebook.run(comparison).failed)
    // The rows move from the log into the file.
    notebook.context.runs = RunDatabase(folder: nil).store
    try #require(try SQLite.run("PRAGMA wal_checkpoint(TRUNCATE)", on: folder.path(RunDatabase.fileName)))
    return try #require(folder.bytes(RunDatabase.fileName))
  }

  private static func complaint(about bytes: [UInt8]) throws -> String? {
    let folder = try Folder()
    try folder.write(bytes, to: RunDatabase.fileName)
    var notebook = prompt()
    notebook.context.runs = RunDatabase(folder: folder.path).store
    for command in ["runs", "runs best", "runs show 1"] {
      let answer = notebook.run(command)
      if let place = ControlCharacters.complaint(about: answer.recorded, of: command) { return place }
    }
    // What is kept is as it was kept, or is computed again.
    let again = notebook.run(comparison)
    return again.failed || again.recorded != answer ? "another comparison: \(again.lines)" : nil
  }

  @Test func randomChanges() throws {
    let whole = try Self.whole()
    try Inputs.each("read databases", Campaign.numbers(200, long: 100_000)) { random in
      try Self.complaint(about: KeptFiles.changed(whole, with: whole, &random))
    }
  }

  /// Every one in the long part. Otherwise some: most of a small database is empty pages, and its beginning and what is
  /// not zero matter.
  @Test func everyTruncationAndEveryFlippedByte() throws {
    let whole = try Self.whole()
    let damages = Mutation.damages(of: whole, mask: 0x10).filter { damage in
      switch damage {
      case .truncated(let count): Campaign.isLong || count < 100 || count % 256 == 0
      case .flipped(let place, _): Campaign.isLong || place < 100 || whole[place] != 0
      }
    }
    for damage in Campaign.some(150, of: damages) {
      let complaint = try Self.complaint(about: damage.applied(to: whole))
      #expect(complaint == nil, "\(damage)")
    }
  }
}
