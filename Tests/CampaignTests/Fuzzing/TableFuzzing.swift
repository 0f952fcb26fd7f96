import Testing

/// Random CSV files, loaded one after another by one session beside them.
@Suite(.onOwnThreads) struct TableFuzzing {
  private static let perRun = 120

  @Test func tablesAreLoadedOrRefused() throws {
    for run in Campaign.numbers(2, long: 2_000) {
      let tables = (0..<Self.perRun).map { number -> [UInt8] in
        var random = SeededRandom("tables", run * Self.perRun + number)
        return Tables.bytes(&random)
      }
      try Batch.check(tables, "tables, run \(run)", describe: { String(decoding: $0, as: UTF8.self).debugDescription })
      {
        try complaint($0)
      }
    }
  }

  private func complaint(_ tables: [[UInt8]]) throws -> String? {
    let folder = try Folder()
    var commands: [String] = []
    for (number, table) in tables.enumerated() {
      try folder.write(table, to: "t\(number).csv")
      commands += ["load t\(number).csv", "load t\(number).csv column=c1 test=2", "data 3", "model srn 1", "train 1"]
      commands += ["evaluate", "predict", "plot", "forecast 2", "reset"]
    }
    try folder.write(Sessions.file(of: commands), to: "s.md")
    let updated = try Executable.run(["update", "s.md"], in: folder)
    if let complaint = Verdict.complaint(about: updated) { return complaint }
    let checked = try Executable.run(["check", "s.md"], in: folder)
    return checked.status == 0 ? Verdict.complaint(about: checked) : "not the same again: \(checked.text.prefix(2_000))"
  }
}
