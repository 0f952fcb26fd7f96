import Testing

extension CampaignAtAnotherTerminal {
  /// What a prompt has done is written down, or the person is told that it is not.
  @Suite struct JournalTests {
    private let home: Home

    init() throws { home = try Home() }

    /// As in containers that share a home, and after a reboot.
    @Test(.enabled(if: Shim.isThere)) func twoProcessesOfTheSameNumber() throws {
      let number = Shim.environment(processNumber: 4242)
      let first = try home.open(environment: number)
      try first.ask("seed 31")
      let second = try home.open(environment: number)
      try second.ask("seed 32")
      try first.ask("seed 33")
      try first.crash()
      try second.crash()
      #expect(try allSeeds(2).isSuperset(of: ["seed 31", "seed 32", "seed 33"]))
    }

    @Test(.enabled(if: Shim.isThere)) func aNewProcessOfTheNumberOfALostOne() throws {
      let number = Shim.environment(processNumber: 4242)
      try home.lose("seed 31", environment: number)
      try home.lose("seed 32", environment: number)
      #expect(try allSeeds(2).isSuperset(of: ["seed 31", "seed 32"]))
    }

    /// The commands that so many recoveries bring back, each at a prompt of its own that stays open meanwhile.
    private func allSeeds(_ count: Int) throws -> Set<String> {
      var windows: [Window] = []
      var found = Set<String>()
      for _ in 0..<count {
        let window = try home.open()
        // The last one that is still lost.
        try window.ask("recover 1")
        let listed = try window.ask("history")
        for match in listed.matches(of: /seed \d+/) { found.insert(String(match.output)) }
        windows.append(window)
      }
      return found
    }

    @Test func controlDDuringATrainingDoesNotEndTheSession() throws {
      let window = try home.open()
      try window.type("load sales; model lstm 4; train 300000\r")
      try window.see(" of 300,000")
      try window.type("\u{4}")
      try window.prompt()
      #expect(try window.ask("seed 5").contains("seed 5"))
    }

    @Test func controlDLosesNothing() throws {
      let window = try home.open()
      try window.ask("seed 4242")
      try window.type("\u{4}")
      try window.end()
      #expect(home.keptText.contains("seed 4242"))
    }

    @Test(.enabled(if: Shim.isThere), arguments: [Shim.Event.full, .broken], [false, true])
    func aDiskThatTakesNothingIsTold(_ event: Shim.Event, forEver: Bool) throws {
      for number in 1...4 {
        let home = try Home()
        try home.folder.make("state/unroll/sessions")
        let shim = Shim.environment(
          event, at: number, below: home.folder.path("state/unroll/sessions"), calls: "write", forEver: forEver,
          log: home.folder.path("log"))
        let window = try home.open(environment: shim)
        for seed in 1...3 { try window.ask("seed \(seed)") }
        let said = window.text
        try window.crash()
        let (answer, next) = try home.recovered()
        let listed = try next.ask("history")
        let isWhole = (1...3).allSatisfy { listed.contains("seed \($0)") }
        #expect(isWhole || Home.isTold(in: said), "\(event) at \(number): \(answer) \(listed)")
        try next.type("quit\r")
        try next.end()
      }
    }

    /// A write that takes only a part, even within a character, is gone on with.
    @Test(.enabled(if: Shim.isThere), arguments: 1...4) func aShortWriteIsGoneOnWith(number: Int) throws {
      let shim = Shim.environment(
        .short, at: number, below: home.folder.path("state/unroll/sessions"), calls: "write",
        log: home.folder.path("log"))
      try home.lose("seed 1", "decode '你好你好你好'", "encode '12'", "seed 3", environment: shim)
      let (_, window) = try home.recovered()
      let listed = try window.ask("history")
      #expect(listed.contains("seed 1") && listed.contains("encode '12'") && listed.contains("seed 3"))
    }

    /// A folder that cannot be made, and none that is known.
    @Test(arguments: [["XDG_STATE_HOME": "/dev/null/state"], ["XDG_STATE_HOME": "", "HOME": ""]])
    func nowhereToKeepIsTold(environment: [String: String]) throws {
      let window = try home.open(environment: environment)
      try window.ask("seed 3")
      #expect(Home.isTold(in: window.text))
    }
  }
}
