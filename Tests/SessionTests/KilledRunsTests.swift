import Foundation
import Glibc
import Testing

/// The program killed in the middle of a comparison, as by a power cut.
@Suite struct KilledRunsTests {
  private static let commands = "load sales\ncompare srn lstm gru units=8,24 train=2000 repeat=8\n"

  @Test func finishedRunsOutliveTheProgram() throws {
    let whole = try Scratch()
    let killed = try Scratch()
    let expected = try Program.run(input: Self.commands, environment: ["XDG_DATA_HOME": whole.path("data")])
    #expect(expected.status == 0 && expected.output.contains("no difference that 8 seeds can show"))
    let environment = ["XDG_DATA_HOME": killed.path("data")]
    let database = killed.path("data/unroll/runs.sqlite-wal")
    let first = try Program.kill(input: Self.commands, environment: environment) {
      // Some runs are in the log of the database.
      ((try? FileManager.default.attributesOfItem(atPath: database)[.size] as? Int) ?? 0) > 120_000
    }
    #expect(first.status == -SIGKILL && !first.output.contains("mean"))
    let listed = try Program.run(input: "runs last=1\n", environment: environment)
    #expect(
      listed.status == 0 && listed.output.contains("srn") || listed.output.contains("lstm")
        || listed.output.contains("gru"), "\(listed.output)")
    let second = try Program.run(input: Self.commands, environment: environment)
    #expect(second.status == 0 && second.output == expected.output)
  }

  /// A replayed session neither reads nor writes the person's runs.
  @Test func aCheckLeavesTheDatabaseAlone() throws {
    let scratch = try Scratch()
    let session = try scratch.write(
      "# S\n\n```unroll\n> load sales\n> compare srn lstm units=2 train=3 repeat=2\n> runs\n```\n", to: "s.md")
    for word in ["replay", "update", "check"] {
      let answer = try Program.run(word, session, environment: ["XDG_DATA_HOME": scratch.path("data")])
      #expect(answer.status == 0, "\(answer.output)\(answer.error)")
    }
    #expect(!FileManager.default.fileExists(atPath: scratch.path("data")))
  }
}
