import Glibc
import Testing

extension CampaignAtAnotherTerminal {
  /// Small troubles at the prompt.
  @Suite struct PromptFaultsTests {
    private let home: Home

    init() throws { home = try Home() }

    /// The person's file keeps its permissions, by whatever name it is written.
    @Test func aLinkedHistoryKeepsItsMode() throws {
      let target = try home.folder.write("seed 1\n", to: "mine")
      try home.folder.make("state/unroll")
      #expect(symlink(target, home.folder.path("state/unroll/history")) == 0)
      let window = try home.open()
      try window.ask("seed 2")
      var status = stat()
      #expect(stat(target, &status) == 0 && status.st_mode & 0o777 == 0o644)
      #expect(home.folder.text("mine") == "seed 1\nseed 2\n")
    }

    /// What belongs to no living process is cleared, the rest is not.
    @Test func filesOfKilledProcessesAreCleared() throws {
      let mine = "state/unroll/history.\(getpid()).tmp"
      for name in [mine, "state/unroll/history.4194999.tmp"] { try home.folder.write("seed 1\n", to: name) }
      let window = try home.open()
      try window.ask("seed 2")
      #expect(!home.folder.has("state/unroll/history.4194999.tmp") && home.folder.has(mine))
    }

    @Test(.enabled(if: Shim.isThere)) func aKilledHistoryLeavesNothing() throws {
      try home.folder.make("state/unroll")
      let shim = Shim.environment(
        .killed, at: 1, below: home.folder.path("state/unroll/history"), calls: "rename", log: home.folder.path("log"))
      let first = try home.open(environment: shim)
      try first.type("seed 2\r")
      #expect(try first.end() == -SIGKILL)
      let second = try home.open()
      try second.ask("seed 3")
      #expect(!home.folder.files(in: "state").contains { $0.hasSuffix(".tmp") })
    }

    /// Ctrl-C is heard while a long paste is read.
    @Test func controlCDuringAPaste() throws {
      let window = try home.open()
      for number in 1...20 {
        try window.type(String(repeating: "seed 12345 ", count: 200) + "\u{3}")
        try window.prompt()
        #expect(try window.ask("seed \(number)").contains("seed \(number)\n"))
      }
    }

    /// Ctrl-C takes away the line before it and nothing of the next one, however fast that follows.
    @Test func keysRightAfterControlC() throws {
      let window = try home.open()
      for number in 1...20 {
        try window.type("seed 999\u{3}seed \(number)\r")
        try window.see("\nseed \(number)\n")
      }
    }

    /// A count that no line can hold, in a window that is narrower than any line.
    @Test(arguments: Campaign.some(2, of: [UInt16(1), 2, 3, 10])) func aLargeCountInANarrowWindow(columns: UInt16)
      throws
    {
      let window = try Window([], home: home.folder, columns: columns, lines: 5, limits: .init(processorSeconds: 20))
      try window.settle()
      try window.type("\u{1B}9999x")
      try window.waitUntilRead()
      try window.settle(interrupting: true)
    }

    /// libedit's `$` moves the cursor before the start of an empty line, where the next key deleted what is not there.
    @Test(arguments: ["xterm", "dumb"]) func theEndOfAnEmptyLineInViMode(terminal: String) throws {
      try home.folder.write("bind -v\n", to: "home/.editrc")
      let window = try home.open(environment: ["TERM": terminal])
      try window.settle()
      for keys in ["\u{1B}$x", "\u{1B}\u{5}s", "\u{1B}$i你", "\u{1B}$ax", "\u{1B}$~$D$C", "\u{1B}$rxu$dd$P$u"] {
        try window.type(keys)
        try window.waitUntilRead()
        try window.settle(interrupting: true)
      }
    }

    /// libedit's cursor keys know nothing of rows that have left a small window; the next key at the end of the line was
    /// written behind its last row.
    @Test(arguments: ["xterm", "dumb"]) func theEndOfALineThatIsLongerThanTheWindow(terminal: String) throws {
      try home.folder.write("bind -v\n", to: "home/.editrc")
      let window = try Window(
        [], home: home.folder, environment: ["TERM": terminal], columns: 20, lines: 3,
        limits: .init(processorSeconds: 20))
      try window.settle()
      let long = String(repeating: "abcdefghij", count: 9)
      for keys in ["\u{1B}0A", "\u{1B}0", "\u{1B}kkjA", "\u{1B}0i\u{1B}[F", "\u{1B}3b$a"] {
        try window.type(long + keys + long)
        try window.waitUntilRead()
      }
      try window.settle(interrupting: true)
    }

    /// vi's `.` writes what was written last once more, without asking for a key in between, from where libedit believes its
    /// cursor to be.
    @Test(arguments: ["xterm", "dumb"]) func repeatingAtTheEndOfALineThatIsLongerThanTheWindow(terminal: String) throws
    {
      try home.folder.write("bind -v\n", to: "home/.editrc")
      let window = try Window(
        [], home: home.folder, environment: ["TERM": terminal], columns: 4, lines: 5,
        limits: .init(processorSeconds: 20))
      try window.settle()
      for keys in ["\u{1B}0A", "\u{1B}3bA", "\u{1B}kA"] {
        try window.type(String(repeating: "abcdef", count: 9) + keys + "ghijklmnopqrstuvwxyz\u{1B}0.0.3b..")
        try window.waitUntilRead()
        try window.settle(interrupting: true)
      }
    }

    /// libedit's vi mode runs an editor at `v`; nobody asked for one.
    @Test func noEditorIsStartedInViMode() throws {
      try home.folder.write("bind -v\n", to: "home/.editrc")
      for name in ["vi", "editor", "ed"] {
        try home.folder.write("#!/bin/sh\necho yes > \"$HOME/started\"\n", to: "bin/" + name)
        chmod(home.folder.path("bin/" + name), 0o755)
      }
      let bin = home.folder.path("bin")
      let window = try home.open(environment: ["PATH": bin, "EDITOR": bin + "/editor", "VISUAL": bin + "/editor"])
      try window.type("seed 5\u{1B}v")
      try window.waitUntilRead()
      try window.settle(interrupting: true)
      #expect(!home.folder.has("home/started"))
    }

    /// Every command that can take long is left by Ctrl-C, and by what ends the program.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func firstWeightsCanBeLeft(signal: Int32) throws {
      let window = try home.open()
      try window.ask("load sales")
      let before = window.processorTime
      try window.type("model lstm 2500\r")
      try window.wait("it to work") { window.processorTime > before + 10 }
      window.send(signal)
      if signal == SIGINT {
        let answer = try window.prompt()
        #expect(!answer.contains("parameters in all"), "it was not left")
      } else {
        #expect(try window.end() == 128 + signal)
        #expect(!window.text.contains("parameters in all"), "it was not left")
      }
    }
  }
}
