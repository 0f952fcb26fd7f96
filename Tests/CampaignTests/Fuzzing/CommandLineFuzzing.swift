import Foundation
import Testing
import Text

/// Random command lines, a few hundred in a session file: a replay goes on after mistakes.
@Suite(.onOwnThreads) struct CommandLineFuzzing {
  private static let perFile = 250

  @Test func linesAreAnsweredOrRefused() throws {
    for file in Campaign.numbers(4, long: 4_000) {
      try Batch.check(commands(of: file), "command lines, file \(file)", describe: \.debugDescription) { part in
        try complaint(part, language(of: file))
      }
    }
  }

  private func commands(of file: Int) -> [String] {
    var lines = CommandLines(SeededRandom("command lines", file))
    return lines.beginning() + (0..<Self.perFile).map { _ in lines.next() }
  }

  private func language(of file: Int) -> String? { file % 4 == 3 ? "zh-TW" : nil }

  private static let sessions = Campaign.variable("UNROLL_CAMPAIGN_SESSIONS")

  /// The same lines as sessions with what is answered here: `check-live.py --sessions` sees whether a browser, where an
  /// `Int` has 32 bits, answers the same. Lines that a page shows with escapes or other characters are left out.
  @Test(.enabled(if: sessions != nil)) func sessionsForABrowser() throws {
    let target = URL(fileURLWithPath: Self.sessions ?? "")
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    for file in Campaign.numbers(4, long: 4_000) {
      let commands = commands(of: file).filter { line in
        !line.contains("\\") && line.escapedForTerminal == line
          && !line.unicodeScalars.contains { $0.properties.isNoncharacterCodePoint }
      }
      let folder = try Folder()
      try folder.write(Sessions.file(of: commands, language: language(of: file)), to: "s.md")
      let updated = try Executable.run(["update", "s.md"], in: folder)
      #expect(Verdict.complaint(about: updated) == nil)
      try Data(try #require(folder.bytes("s.md"))).write(to: target.appendingPathComponent("commands-\(file).md"))
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
