import Testing

/// Random session files, many in one run.
@Suite(.onOwnThreads) struct SessionFuzzing {
  private static let perRun = 150

  @Test func filesAreRunOrRefused() throws {
    for run in Campaign.numbers(3, long: 4_000) {
      let files = (0..<Self.perRun).map { number -> [UInt8] in
        var random = SeededRandom("sessions", run * Self.perRun + number)
        return Sessions.bytes(&random)
      }
      try Batch.check(files, "sessions, run \(run)", describe: { String(decoding: $0, as: UTF8.self).debugDescription })
      {
        try complaint($0)
      }
    }
  }

  /// `check` and `replay` change nothing; after `update` the file is as recorded, and what is no output stays.
  private func complaint(_ files: [[UInt8]]) throws -> String? {
    let folder = try Folder()
    let names = files.indices.map { "s\($0).md" }
    for (name, file) in zip(names, files) { try folder.write(file, to: name) }
    let checked = try Executable.run(["check"] + names, in: folder)
    if let complaint = Verdict.complaint(about: checked) { return "check: " + complaint }
    for (name, file) in zip(names, files) where folder.bytes(name) != file { return "check changed \(name)" }
    // Files that are no sessions end `update`; only those that `check` could run are given to it.
    let refused = Set(names.filter { checked.errorText.contains($0 + ":") })
    let sessions = names.filter { !refused.contains($0) }
    guard !sessions.isEmpty else { return nil }
    let updated = try Executable.run(["update"] + sessions, in: folder)
    if let complaint = Verdict.complaint(about: updated) { return "update: " + complaint }
    let again = try Executable.run(["check"] + sessions, in: folder)
    if again.status != 0 { return "not as recorded after update: \(again.text.prefix(2_000)) \(again.errorText)" }
    let replayed = try Executable.run(["replay"] + sessions, in: folder)
    if let complaint = Verdict.complaint(about: replayed) { return "replay: " + complaint }
    return folder.files() == names.sorted() ? nil : "other files: \(folder.files())"
  }
}
