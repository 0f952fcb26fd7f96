import Testing

/// Random command lines, a few hundred in a session file: a replay goes on after mistakes.
@Suite(.onOwnThreads) struct CommandLineFuzzing {
  private static let perFile = 250

  @Test func linesAreAnsweredOrRefused() throws {
    for file in Campaign.numbers(4, long: 4_000) {
      var lines = CommandLines(SeededRandom("command lines", file))
      let commands = lines.beginning() + (0..<Self.perFile).map { _ in lines.next() }
      let language = file % 4 == 3 ? "zh-TW" : nil
      try Batch.check(commands, "command lines, file \(file)", describe: \.debugDescription) { part in
        try complaint(part, language)
      }
    }
  }

  /// What is recorded of any lines, mistakes too, comes again when they are checked.
  private func complaint(_ commands: [String], _ language: String?) throws -> String? {
    let folder = try Folder()
    try folder.write(Sessions.file(of: commands, language: language), to: "s.md")
    let updated = try Executable.run(["update", "s.md"], in: folder)
    if let complaint = Verdict.complaint(about: updated) { return "update: " + complaint }
    let checked = try Executable.run(["check", "s.md"], in: folder)
    if let complaint = Verdict.complaint(about: checked) { return "check: " + complaint }
    if checked.status != 0 { return "not the same again: \(checked.text.prefix(2_000))" }
    return folder.files() == ["s.md"] ? nil : "files were made: \(folder.files())"
  }

  /// Lines of bytes that are no commands at all.
  @Test func noiseIsRefused() throws {
    for number in Campaign.numbers(20, long: 20_000) {
      var random = SeededRandom("noise", number)
      var lines = CommandLines(random)
      let bytes = Mutation.changed(Array(lines.next().utf8), with: Array(Odd.text(&random).utf8), &random)
      let line = String(decoding: bytes.filter { !(48...57).contains($0) }, as: UTF8.self)
      let folder = try Folder()
      let ended = try Executable.run([], in: folder, input: line)
      let complaint = Verdict.complaint(about: ended)
      #expect(complaint == nil, "noise \(number), seed \(Campaign.seed): \(line.debugDescription)")
    }
  }
}
