import Testing

extension CampaignAtTheTerminal {
  /// Every writing call on what a prompt keeps, the history and the journal, fails in turn, once and for ever. Every line
  /// is answered; the history keeps its lines; what is not written down for `recover` is told.
  @Suite(.enabled(if: Shim.isThere, "there is no C compiler")) struct FailingPromptTests {
    private static let kept = ["load sales", "seed 90"]
    private static let history = "state/unroll/history"

    @Test(arguments: Shim.Event.errors, [false, true]) func fails(_ event: Shim.Event, forEver: Bool) throws {
      let last = try lastCall()
      #expect(last > 5)
      for number in Campaign.some(3, of: Array(1...max(last, 1))) {
        let home = try prepared()
        let shim = Shim.environment(
          event, at: number, below: home.folder.path("state"), forEver: forEver, log: home.folder.path("log"))
        let (window, answers) = try typed(home, shim)
        let what = "\(event) at \(number)\(forEver ? " for ever" : ""): \(home.folder.text("log").prefix(200))"
        for (seed, answer) in zip(1..., answers) { #expect(answer.contains("seed \(seed)\n"), "\(what): \(answer)") }
        let said = window.text
        try window.crash()
        let lines = home.folder.text(Self.history).split(separator: "\n").map(String.init)
        #expect(lines.starts(with: Self.kept), "\(what): \(lines)")
        #expect((Self.kept + ["seed 1", "seed 2", "seed 3"]).filter(lines.contains) == lines, "\(what): \(lines)")
        let (answer, next) = try home.recovered()
        let listed = try next.ask("history")
        let isWhole = (1...3).allSatisfy { listed.contains("seed \($0)") }
        #expect(isWhole || Home.isTold(in: said), "nothing was said; \(what): \(answer) \(listed)")
      }
    }

    private func prepared() throws -> Home {
      let home = try Home()
      try home.folder.write(Self.kept.map { $0 + "\n" }.joined(), to: Self.history)
      return home
    }

    /// A prompt at which three lines were typed, and what it answered.
    private func typed(_ home: Home, _ shim: [String: String]) throws -> (Window, [String]) {
      let window = try home.open(environment: shim)
      return (window, try (1...3).map { try window.ask("seed \($0)") })
    }

    /// How many calls there are.
    private func lastCall() throws -> Int {
      let home = try prepared()
      var shim = Shim.environment(
        .full, at: 1, below: home.folder.path("state"), forEver: true, log: home.folder.path("log"))
      shim["UNROLL_FAIL"] = "count 1 1 all"
      try typed(home, shim).0.crash()
      return home.folder.text("log").split(separator: "\n").count
    }
  }
}
