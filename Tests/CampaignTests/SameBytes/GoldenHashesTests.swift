import Testing

/// The same bytes everywhere: what commands print depends on nothing of the machine or the person's environment.
///
/// Natively every row is checked, each in another environment; in the long part each in all of them. With
/// `UNROLL_CAMPAIGN_CPUS=yes swift test -c release --filter GoldenHashesTests` every row is checked on two emulated
/// processors (qemu-user), too: one without AVX, one without AVX-512.
@Suite(.onOwnThreads) struct GoldenHashesTests {
  /// An environment that must not matter.
  private struct Surroundings {
    let variables: [String: String]

    static let all: [Surroundings] = {
      let sets = ["", "baseline", "avx2", "avx512"]
      let threads = ["", "1", "2", "3", "7"]
      let locales = ["C", "C.UTF-8", "en_US.UTF-8", "tr_TR.UTF-8", "de_DE.ISO-8859-1", "ar_EG.UTF-8"]
      let zones = ["UTC", "Asia/Taipei", "America/St_Johns", ":nowhere"]
      let sizes = [("80", "24"), ("20", "5"), ("300", "50"), ("0", "-1"), ("x", "")]
      let terminals = ["xterm", "dumb", "linux", "vt100", "nonsense", ""]
      // Sixty of the many combinations; each value stands beside each other one.
      return (0..<60).map { number in
        let size = sizes[number % sizes.count]
        return Surroundings(variables: [
          "UNROLL_ISA": sets[number % sets.count], "UNROLL_THREADS": threads[number / 4 % threads.count],
          "LC_ALL": locales[number % locales.count], "LC_NUMERIC": locales[(number + 1) % locales.count],
          "TZ": zones[number / 3 % zones.count], "COLUMNS": size.0, "LINES": size.1,
          "TERM": terminals[number / 2 % terminals.count], "NO_COLOR": number % 2 == 0 ? "1" : "",
          "COLORTERM": number % 3 == 0 ? "truecolor" : "",
        ])
      }
    }()
  }

  @Test func theTableHoldsWhatItShould() throws {
    if Campaign.variable("UNROLL_CAMPAIGN") == "record" { try record() }
    let rows = try GoldenHashes.rows()
    #expect(rows.count >= 200)
    #expect(rows.map(\.commands) == GoldenHashes.commands)
  }

  @Test(.enabled(if: Campaign.variable("UNROLL_CAMPAIGN") != "record")) func everyRowInAnotherEnvironment() throws {
    for (number, row) in try GoldenHashes.rows().enumerated() {
      let first = number % Surroundings.all.count
      for surroundings in Campaign.isLong ? Surroundings.all : [Surroundings.all[first]] {
        let (hash, text) = try run(row.commands, environment: surroundings.variables)
        #expect(hash == row.hash, "\(row.commands) with \(surroundings.variables):\n\(text)\n\(Self.advice)")
      }
    }
  }

  /// All rows are sessions of one process: to start one costs an emulator more than most rows.
  @Test(
    .enabled(if: Campaign.variable("UNROLL_CAMPAIGN_CPUS") != nil), arguments: [("Nehalem", "1"), ("Haswell", "2")])
  func onAnotherProcessor(name: String, threads: String) throws {
    let folder = try Folder()
    let rows = try GoldenHashes.rows()
    let files = rows.indices.map { "row\($0).md" }
    for (row, file) in zip(rows, files) { try folder.write("```unroll\n> \(row.commands)\n```\n", to: file) }
    try #require(try Executable.run(["update"] + files, in: folder).status == 0)
    var limits = Executable.Limits()
    // The emulator reserves the address space of what it emulates.
    (limits.addressSpace, limits.processorSeconds) = (1 << 20, 1_000)
    let ended = try Executable.run(
      ["check"] + files, in: folder, environment: ["UNROLL_THREADS": threads], limits: limits,
      emulator: ["/usr/bin/env", "qemu-x86_64", "-cpu", name])
    // What the emulator says of features it lacks is not the program's.
    let said = ended.errorText.split(separator: "\n").filter { !$0.hasPrefix("qemu-x86_64: warning: ") }
    #expect(ended.status == 0 && said.isEmpty, "\(name): \(ended.text.suffix(2_000)) \(said)")
  }

  private static let advice =
    "If output was changed on purpose: UNROLL_CAMPAIGN=record swift test -c release --filter GoldenHashesTests"

  /// The hash of what commands print, and the text itself.
  private func run(_ commands: String, environment: [String: String] = [:]) throws -> (hash: String, text: String) {
    let folder = try Folder()
    // Set for the program alone: a shell complains about locales that are not installed.
    let variables = environment.filter { !$0.value.isEmpty }.map { "\($0)=\($1)" }
    let ended = try Executable.run(["-c", commands], in: folder, emulator: ["/usr/bin/env"] + variables)
    #expect(ended.status == 0 && ended.error.isEmpty, "\(commands): \(ended.errorText)")
    return (GoldenHashes.hash(of: ended.text), ended.text)
  }

  private func record() throws {
    try GoldenHashes.record(
      GoldenHashes.commands.map { .init(hash: try run($0).hash, commands: $0) })
  }
}
