import Glibc
import Testing

extension AtTheTerminal {
  /// What happens to a terminal and at one: it stops the program, closes, shrinks, and is shown what files hold.
  @Suite struct TerminalTroubleTests {
    @Test func controlZAndBack() throws {
      let shell = try PseudoTerminal("--norc", "--noprofile", program: "/bin/bash", environment: ["PS1": "shell: "])
      try shell.see("shell: ")
      try shell.type(Program.path + "\r")
      try shell.at(1, type: "seed 4")
      try shell.see("seed 4")
      try shell.type("\u{1A}")
      try shell.see("Stopped")
      try shell.see("shell: ")
      try shell.type("fg\r")
      // What was typed is still there.
      try shell.see("seed 4")
      try shell.waitForRaw()
      try shell.type("2\r")
      try shell.see("\nseed 42\n")
      try shell.at(2, type: "load sales; model lstm 4; train 5000000\r")
      try shell.see(" left")
      try shell.type("\u{1A}")
      try shell.see("shell: ")
      try shell.type("fg\r")
      try shell.see(" left")
      // The shell's echo is off again.
      try shell.waitForRaw()
      let before = shell.text.count
      try shell.type("zzz")
      try shell.see(" left")
      #expect(!shell.text.dropFirst(before).contains("zzz"))
      try shell.type("\u{3}")
      try shell.see("goes on from here")
      try shell.at(5, type: "quit\r")
      try shell.see("shell: ")
    }

    @Test(arguments: [false, true]) func aWindowThatCloses(whileTraining: Bool) throws {
      let home = try Scratch()
      let terminal = try PseudoTerminal(home: home)
      try terminal.at(1, type: "seed 42\r")
      try terminal.see("\nseed 42\n")
      try terminal.see("[2] > ")
      if whileTraining {
        try terminal.type("load sales; model lstm 4; train 5000000\r")
        try terminal.see(" left")
      }
      terminal.vanish()
      #expect(try terminal.end() == 128 + SIGHUP)
      let next = try PseudoTerminal(home: home)
      try next.see("A session of \(whileTraining ? 4 : 1) command")
      try next.at(1, type: "recover\r")
      try next.see("recovered ")
    }

    @Test func aNarrowWindow() throws {
      let terminal = try PseudoTerminal()
      try terminal.at(1, type: "encode '1")
      try terminal.see("encode '1")
      for columns: UInt16 in [10, 1, 200, 10] {
        try terminal.resize(columns: columns, lines: 5)
        try terminal.type("+")
      }
      try terminal.type("2'; seed 42\r")
      try terminal.see("\nseed 42\n")
      try terminal.at(3, type: "load sales; plot data\r")
      try terminal.at(5, type: "quit\r")
      #expect(try terminal.end() == 0)
    }

    /// What a file holds never reaches the terminal as an order to it.
    @Test func namesThatWouldCommandTheTerminal() throws {
      let home = try Scratch()
      let evil = "\u{1B}]0;evil\u{7}"
      let table = "month,\(evil)sales,\u{9B}31mcost\n" + (1...30).map { "\($0),\($0 * 7 % 11),\($0)\n" }.joined()
      let file = try home.write(table, to: "evil.csv")
      let session = try home.write("# \(evil)\n\n```unroll\n> seed 3\n\(evil)\n```\n", to: "evil.md")
      let terminal = try PseudoTerminal(session, home: home)
      try terminal.see("# \\x1b]0;evil")
      try terminal.at(2, type: "load \(file) column=\t\t")
      try terminal.see("sales")
      try terminal.type("\u{15}load \(file) column=x\r")
      try terminal.see("error: ")
      try terminal.at(2, type: "load \(file) column=cost\r")
      try terminal.see("error: ")
      try terminal.at(2, type: "seed '\(evil)'\r")
      try terminal.see("[")
      #expect(!terminal.raw.contains("\u{1B}]0;evil") && !terminal.raw.unicodeScalars.contains("\u{9B}"))
    }

    @Test(arguments: ["-c help", "--help", "--version", "check --help", "--generate-completion-script bash"])
    func aFullDiskIsSaid(words: String) throws {
      let shell = try PseudoTerminal(
        "-c", "'\(Program.path)' \(words) > /dev/full; echo status $?", program: "/bin/sh")
      try shell.see("unroll: cannot write the output: No space left on device\nstatus 1\n")
    }

    /// The system ends a program that writes too large a file, unless it has said that it wants an error.
    @Test func aFileLargerThanAllowed() throws {
      let scratch = try Scratch()
      let file = scratch.path("large.md")
      let commands = "load sales; data 36; data 36; data 36; data 36; data 36; data 36; data 36; save \(file)"
      let shell = try PseudoTerminal(
        "-c",
        "ulimit -f 1; '\(Program.path)' -c '\(commands)' > /dev/null; echo status $?; ls \(scratch.path("")); echo end",
        program: "/bin/sh")
      try shell.see("File too large; nothing was changed\nstatus 1\nend\n")
    }

    @Test func lessMemoryThanTheMachineHas() throws {
      let shell = try PseudoTerminal(
        "-c", "ulimit -v 900000; '\(Program.path)' -c 'load sales; model lstm 6000'; echo status $?",
        program: "/bin/sh")
      try shell.see("of memory; the machine has 0.9 GiB; choose fewer units\nstatus 1\n")
    }

    @Test func aReaderWhoHasSeenEnoughIsNoMistake() throws {
      let shell = try PseudoTerminal(
        "-c", "yes seed | head -20000 | '\(Program.path)' 2>&1 | head -1; echo done", program: "/bin/sh")
      try shell.see("seed 1\ndone\n")
    }
  }
}
