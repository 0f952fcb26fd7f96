import Testing

/// Ctrl-C at any instant of training, comparing, loading and saving: going on gives the very bytes of never having
/// stopped. They take as long as all other tests at a terminal, and so run beside these, one after another.
@Suite(.onOwnThreads, .serialized) struct ControlCTests {
  private static let network = ["load sales", "model lstm 6"]

  /// Interrupts a training several times and goes on until all its epochs are done.
  @Test func training() throws {
    let epochs = Campaign.count(6_000, long: 60_000)
    let home = try Home()
    let expected = try Executable.commands(
      "load sales; model lstm 6; train \(epochs); evaluate; predict; forecast 3", in: home.folder
    ).text
    let result = try #require(expected.firstRange(of: "test RMSE")).lowerBound
    for number in Campaign.numbers(1, long: 300) {
      var random = SeededRandom("training interrupted", number)
      let window = try home.open()
      for command in Self.network { try window.ask(command) }
      var left = epochs
      while left > 0 {
        left = try interrupted(window, epochs: left, &random)
      }
      let answer = try window.ask("evaluate; predict; forecast 3")
      let shown = answer.drop { $0 != "\n" }.dropFirst()
      #expect(shown == expected[result...], "training \(number), seed \(Campaign.seed)")
    }
  }

  /// - Returns: how many epochs are left.
  private func interrupted(_ window: Window, epochs: Int, _ random: inout SeededRandom) throws -> Int {
    let answer = try window.interrupt("train \(epochs)", after: random.below(25))
    guard answer.contains("stopped after epoch") else {
      // It was over before, and Ctrl-C came at the prompt; or it came before anything was read.
      return answer.contains("epoch  ") ? 0 : epochs
    }
    let left = try #require(answer.firstMatch(of: /"train (\d+)" goes on/), "\(answer)")
    return try #require(Int(left.1))
  }

  @Test func comparing() throws {
    let line = "compare srn lstm gru units=6 train=1500 repeat=6"
    let whole = try Folder()
    let expected = try Executable.commands("load sales; " + line, in: whole).text
    let table = try #require(expected.firstRange(of: "sales: test RMSE over")).lowerBound
    for number in Campaign.numbers(1, long: 300) {
      var random = SeededRandom("comparison interrupted", number)
      let home = try Home()
      let window = try home.open()
      try window.ask("load sales")
      var answer = ""
      for attempt in 0..<20 where !answer.contains("Wilcoxon") {
        answer = attempt < 3 ? try window.interrupt(line, after: random.below(20)) : try window.ask(line)
      }
      let found = try #require(answer.firstRange(of: "sales: test RMSE over")).lowerBound
      #expect(
        answer[found...].hasPrefix(expected[table...]), "comparison \(number), seed \(Campaign.seed): \(answer)")
    }
  }

  /// Loading is done or not; saving leaves the old file or the new one.
  @Test func loadingAndSaving() throws {
    let home = try Home()
    let rows = (1...60_000).map { "\($0 % 12),\($0 * 7 % 31)\n" }.joined()
    try home.folder.write("month,sales\n" + rows, to: "t.csv")
    try home.folder.write("# Session\n\n```unroll\n> seed 9\nseed 9\n```\n", to: "s.md")
    let old = home.folder.bytes("s.md")
    let data = "load t.csv column=sales; data 3"
    let expected = try Executable.commands(data, in: home.folder).text
    for number in Campaign.numbers(2, long: 400) {
      var random = SeededRandom("loading interrupted", number)
      if let old { try home.folder.write(old, to: "s.md") }
      let window = try home.open()
      _ = try window.interrupt("load t.csv column=sales; save s.md", after: random.below(20))
      let found = home.folder.bytes("s.md")
      #expect(found == old || home.folder.text("s.md").contains("> load t.csv column=sales\n"), "\(number)")
      let answer = try window.ask(data)
      #expect(answer.hasSuffix(expected), "loading \(number), seed \(Campaign.seed): \(answer.suffix(500))")
      #expect(!home.folder.files().contains { $0.hasSuffix(".tmp") })
    }
  }
}
