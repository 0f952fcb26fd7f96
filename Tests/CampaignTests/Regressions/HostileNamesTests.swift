import Testing

/// What files are called and hold never steers the terminal of who looks at them.
@Suite(.onOwnThreads) struct HostileNamesTests {
  private let folder: Folder
  private static let names = [
    "\u{1B}]0;title\u{7}.md", "\u{1B}]52;c;AAAA\u{7}.md", "\u{9B}31m.md", "a\nerror: b.md", "\u{202E}dm.exe.md",
    "a\rb.md",
    "\u{7F}.md", "\u{2028}.md",
  ]

  init() throws { folder = try Folder() }

  private func expectNoControl(_ ended: Executable.Ended, _ what: String) {
    #expect(
      ControlCharacters.first(in: ended.output) == nil && ControlCharacters.first(in: ended.error) == nil, "\(what)")
  }

  @Test(arguments: ["check", "update", "replay"], names) func statusLines(word: String, name: String) throws {
    for (file, text) in [
      ("right", "```unroll\n> seed 3\nseed 3\n```\n"), ("stale", "```unroll\n> seed 3\n```\n"),
      ("open", "```unroll\n> seed"),
      ("none", "prose\n"),
      ("language", "<!-- language: \(name.filter { !$0.isNewline }) -->\n```unroll\n> seed\n```\n"),
    ] {
      let path = file + "-" + name
      try folder.write(text, to: path)
      let ended = try Executable.run([word, path], in: folder)
      expectNoControl(ended, "\(word) \(path.debugDescription)")
      // One line a file, whatever its name.
      #expect(!ended.text.contains("\nerror: b") && !ended.errorText.contains("\nerror: b"))
      expectNoControl(try Executable.run([word, "missing-" + path], in: folder), "missing")
    }
    expectNoControl(try Executable.run([word, folder.path("")], in: folder), "a folder")
  }

  /// Words of the program's own command line.
  @Test(arguments: names) func wordsThatAreNoOptions(name: String) throws {
    for words in [
      ["--" + name], ["-" + name], ["check", "--" + name], ["--color=" + name], [name], ["replay", "x", "--" + name],
    ] {
      let ended = try Executable.run(words, in: folder)
      expectNoControl(ended, words.debugDescription)
      #expect([1, 64].contains(ended.status))
    }
    for variable in ["UNROLL_ISA", "UNROLL_THREADS"] {
      expectNoControl(try Executable.run(["-c", "seed"], in: folder, environment: [variable: name]), variable)
    }
  }

  /// A name that is no text at all.
  @Test(arguments: ["check", "update", "replay"]) func namesThatAreNotUTF8(word: String) throws {
    let script =
      "f=$(printf 'a\\377.md'); printf '```unroll\\n> seed\\n```\\n' > \"$f\"; exec \"$0\" \(word) \"$f\" \"$f.none\""
    expectNoControl(try Executable.run([], in: folder, emulator: ["/bin/bash", "-c", script]), word)
  }

  /// A cell that a spreadsheet would take for a formula is exported as text, and control characters are not exported.
  @Test func exportedRuns() throws {
    #expect(try Executable.commands("load sales; compare srn units=1 train=1 repeat=7", in: folder).status == 0)
    let path = folder.path("data/unroll/runs.sqlite")
    for (number, text) in ["=1+1", "+x", "-x", "@SUM(1)", "\u{1B}]0;t\u{7}", "  =1+1", "＝1+1"].enumerated() {
      #expect(
        try SQLite.run("UPDATE runs SET data = \(KeptFiles.literal(text)) WHERE number = \(number + 1)", on: path))
    }
    #expect(try SQLite.run(SQLite.givingDigests, on: path))
    for commands in ["runs", "runs best", "runs show 5", "runs data=x"] {
      expectNoControl(try Executable.commands(commands, in: folder), commands)
    }
    #expect(try Executable.commands("runs export r.csv", in: folder).status == 0)
    let cells = folder.text("r.csv").split(separator: "\n").dropFirst().map { $0.split(separator: ",")[1] }
    #expect(cells.count == 7)
    for cell in cells { #expect(!"=+-@＝".contains(cell.first { $0 != "\"" && $0 != " " } ?? "="), "\(cell)") }
    #expect(ControlCharacters.first(in: folder.bytes("r.csv") ?? []) == nil)
  }
}
