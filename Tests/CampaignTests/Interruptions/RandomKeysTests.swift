import Testing

extension CampaignAtAnotherTerminal {
  /// Random keys in windows of any size, with resizes, on five terminals, with both key maps: the prompt always answers
  /// the next line.
  @Suite struct RandomKeysTests {
    private static let terminals = ["xterm", "xterm-256color", "dumb", "vt100", "linux"]
    private static let perWindow = Campaign.count(10, long: 25)

    @Test(arguments: terminals, [false, true]) func thePromptAnswers(terminal: String, hasViKeys: Bool) throws {
      for number in Campaign.numbers(1, long: 80) {
        let name = "keys \(terminal)\(hasViKeys ? " vi" : "")"
        var random = SeededRandom(name, number)
        let home = try Home()
        if hasViKeys { try home.folder.write("bind -v\n", to: "home/.editrc") }
        let size = Keys.size(&random)
        let window = try Window(
          [], home: home.folder, environment: ["TERM": terminal, "PATH": home.folder.path("empty")],
          columns: size.columns,
          lines: size.lines, limits: .init(processorSeconds: 20))
        try window.settle()
        for sequence in 0..<Self.perWindow {
          let keys = Keys.bytes(&random)
          // Ctrl-Q, in case that a Ctrl-S among them holds the output, and with it the program.
          try window.type(keys + [0x11])
          if random.oneIn(4) {
            let size = Keys.size(&random)
            window.resize(columns: size.columns, lines: size.lines)
          }
          try window.waitUntilRead()
          do {
            try window.settle(interrupting: true)
          } catch {
            Issue.record("\(name) \(number), sequence \(sequence), seed \(Campaign.seed): \(keys)")
            throw error
          }
        }
        #expect(!window.hasEnded)
      }
    }
  }
}
