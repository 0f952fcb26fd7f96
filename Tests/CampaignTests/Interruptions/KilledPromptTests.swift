import Testing

extension CampaignAtTheTerminal {
  /// The prompt is killed at each writing call, or at any instant. `recover` gives back all but the command under way,
  /// and going on gives the very session of never having stopped.
  @Suite struct KilledPromptTests {
    private static let commands = [
      "seed 5", "load sales", "model lstm 4", "train 40", "evaluate", "seed 6", "model gru 3", "train 30", "evaluate",
      "undo", "encode '1+2'", "predict",
    ]

    /// The session of these commands as it is saved.
    private func whole() throws -> String {
      let folder = try Folder()
      let input = (Self.commands + ["save s.md"]).joined(separator: "\n")
      try #require(try Executable.run([], in: folder, input: input).status == 0)
      return folder.text("s.md")
    }

    @Test(.enabled(if: Shim.isThere)) func atEveryWritingCall() throws {
      let expected = try whole()
      for number in Campaign.some(10, of: Array(1...60)) {
        let home = try Home()
        try home.folder.make("state/unroll/sessions")
        let shim = Shim.environment(
          number % 3 == 0 ? .torn : .killed, at: number, below: home.folder.path("state"), log: home.folder.path("log"))
        let window = try Window([], home: home.folder, environment: shim)
        try typeAll(window)
        guard window.hasEnded else { break }
        try goOn(home, typed: answered(window), expected, "killed at call \(number)")
      }
    }

    @Test func atAnyInstant() throws {
      let expected = try whole()
      for number in Campaign.numbers(4, long: 1_000) {
        var random = SeededRandom("killed", number)
        let home = try Home()
        let window = try Window([], home: home.folder)
        try window.type(Self.commands.joined(separator: "\r") + "\r")
        let seen = random.below(3_000)
        try window.wait("so much output") { window.shown.count >= seen || answered(window) == Self.commands.count }
        try window.crash()
        try goOn(home, typed: answered(window), expected, "killed \(number), seed \(Campaign.seed)")
      }
    }

    /// Types all commands, one at each prompt, as long as there are prompts.
    private func typeAll(_ window: Window) throws {
      var count = 0
      for command in Self.commands {
        count += 1
        try window.wait("a prompt") { prompts(window) >= count || window.hasEnded }
        if window.hasEnded { return }
        try window.type(command + "\r")
      }
      try window.wait("the last prompt") { prompts(window) > count || window.hasEnded }
    }

    private func prompts(_ window: Window) -> Int {
      var (count, place) = (0, 0)
      while let found = Prompts.first(in: window.shown, from: place) {
        count += 1
        place = found.upperBound
      }
      return count
    }

    /// How many commands were answered for certain.
    private func answered(_ window: Window) -> Int { max(0, prompts(window) - 1) }

    private func goOn(_ home: Home, typed: Int, _ expected: String, _ what: String) throws {
      let window = try home.open()
      var kept = 0
      if window.text.contains("was lost") {
        let answer = try window.ask("recover 1")
        let found = try #require(answer.firstMatch(of: /recovered (\d+) command/), "\(what): \(answer)")
        kept = try #require(Int(found.1))
      }
      #expect(kept >= typed && kept <= Self.commands.count, "\(what): \(kept) of \(typed) are back")
      for command in Self.commands.dropFirst(kept) { try window.ask(command) }
      #expect(try window.ask("save s.md").contains("saved "))
      #expect(home.folder.text("s.md") == expected, "\(what)")
      try window.type("quit\r")
      try window.end()
      let left = home.folder.files(in: "state").filter { $0.contains("sessions/") || $0.hasSuffix(".tmp") }
      #expect(left.isEmpty, "\(what): \(left)")
    }
  }
}
