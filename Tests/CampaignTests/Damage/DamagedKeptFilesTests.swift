import Testing

extension CampaignAtTheTerminal {
  /// What the program keeps from run to run, cut off at every byte and with every byte changed: it is brought back as
  /// far as it is whole, with a word about the rest, or refused; never half, and the prompt always opens.
  @Suite struct DamagedSessionTests {
    private static let commands = ["seed 3", "load sales", "model srn 2", "train 3", "encode '1+2'", "evaluate"]

    /// The journal of a crashed prompt, by the name of its file.
    private func lost() throws -> (home: Home, name: String, bytes: [UInt8]) {
      let home = try Home()
      let window = try home.open()
      for command in Self.commands { try window.ask(command) }
      try window.crash()
      let names = home.folder.files(in: "state").filter { $0.contains("sessions/") }
      let name = "state/" + (try #require(names.first { $0.hasSuffix(".md") }))
      return (home, name, try #require(home.folder.bytes(name)))
    }

    @Test func journals() throws {
      let (home, name, bytes) = try lost()
      for damage in Campaign.some(8, of: Mutation.damages(of: bytes)) {
        try check(damage.applied(to: bytes), name, home, "\(damage)")
      }
    }

    @Test func randomJournals() throws {
      let (home, name, bytes) = try lost()
      for number in Campaign.numbers(6, long: 2_000) {
        var random = SeededRandom("journals", number)
        let changed = KeptFiles.changed(bytes, with: Array("> seed 3\n````````\n".utf8), &random)
        try check(changed, name, home, "journal \(number), seed \(Campaign.seed)")
      }
    }

    private func check(_ bytes: [UInt8], _ name: String, _ home: Home, _ what: String) throws {
      home.folder.remove("state")
      try home.folder.write(bytes, to: name)
      let window = try home.open(environment: ["TERM": "dumb"])
      let answer = try window.ask("recover 1")
      #expect(answer.contains("recovered ") || answer.contains("error: "), "\(what): \(answer)")
      #expect(try window.ask("decode 3 1 4").contains("'1+2'"), "\(what)")
      #expect(ControlCharacters.first(in: window.shown, allowing: ["\u{8}"]) == nil, "\(what)")
      try window.type("quit\r")
      #expect(try window.end() == 0, "\(what)")
    }
  }

  /// A snapshot of a training is whole or not there: what is brought back is what training gives.
  @Suite struct DamagedSnapshotTests {
    private static let line = "load sales; model srn 40"

    @Test func snapshots() throws {
      let home = try Home()
      let training = try home.loseLongTraining(Self.line, environment: ["UNROLL_THREADS": "1"])
      let expected = try Executable.commands("\(Self.line); \(training); evaluate", in: home.folder).text
      let kept = home.folder.files(in: "state").map { "state/" + $0 }.filter { $0.contains("sessions/") }
      let files = kept.map { ($0, home.folder.bytes($0) ?? []) }
      let (name, bytes) = try #require(files.first { $0.0.hasSuffix(".training") })
      for damage in Campaign.some(3, of: Array(Mutation.damages(of: bytes).prefix(2 * 4_096))) {
        home.folder.remove("state")
        for (name, bytes) in files { try home.folder.write(bytes, to: name) }
        try home.folder.write(damage.applied(to: bytes), to: name)
        let (_, window) = try home.recovered()
        let error = try #require(expected.split(separator: "\n").first { $0.hasPrefix("test RMSE") })
        #expect(try window.ask("evaluate").contains(error), "\(damage)")
        try window.type("quit\r")
        try window.end()
      }
    }
  }

  /// A history of any bytes opens the prompt, and keeps what can be typed.
  @Suite struct DamagedHistoryTests {
    @Test func histories() throws {
      let whole = Array("seed 1\nload sales\nencode '你好'\nmodel lstm 8\n".utf8)
      let damaged = Campaign.some(5, of: Mutation.damages(of: whole, mask: 0x80)).map { $0.applied(to: whole) }
      let random = Campaign.numbers(5, long: 2_000).map { number -> [UInt8] in
        var random = SeededRandom("histories", number)
        return KeptFiles.history(&random)
      }
      let home = try Home()
      for (number, bytes) in (damaged + random).enumerated() {
        try home.folder.write(bytes, to: "state/unroll/history")
        let window = try home.open(environment: ["TERM": "dumb"])
        #expect(try window.ask("decode 3 1 4").contains("'1+2'"), "history \(number), seed \(Campaign.seed)")
        // The one before is shown as text.
        try window.type("\u{10}\u{10}\u{15}")
        #expect(try window.ask("seed 77").contains("seed 77\n"), "history \(number)")
        #expect(ControlCharacters.first(in: window.shown, allowing: ["\u{8}"]) == nil, "history \(number)")
        try window.type("quit\r")
        #expect(try window.end() == 0)
        let kept = home.folder.text("state/unroll/history")
        #expect(kept.hasSuffix("decode 3 1 4\nseed 77\nquit\n"), "history \(number)")
      }
    }
  }
}
