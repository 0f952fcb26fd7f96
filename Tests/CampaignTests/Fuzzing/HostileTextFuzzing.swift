import Testing

/// Hostile strings through every way out of the program: no escape but our own reaches a terminal, a picture or a file.
///
/// As names of files, headers, cells, prose, errors, and fields of the database, a few hundred strings in each run.
@Suite(.onOwnThreads) struct HostileTextFuzzing {
  private static let perRun = 60

  private static func texts(_ name: String, _ run: Int) -> [String] {
    (0..<perRun).map { number in
      var random = SeededRandom(name, run * perRun + number)
      return random.pick(from: Odd.texts) + Odd.text(&random, parts: 5)
    }
  }

  /// A text that can be a part of a file's name.
  private static func name(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "/" && $0.value != 0 }.prefix(40)))
  }

  @Test func namesOfFiles() throws {
    for run in Campaign.numbers(2, long: 3_000) {
      try Batch.check(Self.texts("names", run), "names of files", describe: \.debugDescription) { part in
        let folder = try Folder()
        let names = part.enumerated().map { "\($0.offset)-" + Self.name($0.element) }
        for (number, name) in names.enumerated() {
          let text = number % 3 == 0 ? "prose" : "```unroll\n> seed 3\n\(number % 3 == 1 ? "seed 3\n" : "")```\n"
          try folder.write(text, to: name)
        }
        for words in [["check"] + names, ["replay", names.last ?? ""], ["update", names.last ?? ""]] {
          // A name that begins with a number is no option.
          if let complaint = Verdict.complaint(about: try Executable.run(words, in: folder)) { return complaint }
        }
        return nil
      }
    }
  }

  @Test func headersCellsAndPictures() throws {
    for run in Campaign.numbers(1, long: 500) {
      try Batch.check(Self.texts("headers", run), "headers", describe: \.debugDescription) { part in
        let folder = try Folder()
        for (number, text) in part.enumerated() {
          let cell =
            "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
          let rows = (1...20).map { "\(cell)\($0 % 2 == 0 ? "" : "x"),\($0 * 7 % 11)\n" }.joined()
          try folder.write("month,\(cell)\n" + rows, to: "t\(number).csv")
          let commands = "load t\(number).csv; data 3; plot data file=p.svg replace=yes; load t\(number).csv column=x"
          let ended = try Executable.commands(commands, in: folder)
          if let complaint = Verdict.complaint(about: ended) { return complaint }
          if let place = ControlCharacters.first(in: folder.bytes("p.svg") ?? []) { return "in the picture: \(place)" }
        }
        return nil
      }
    }
  }

  @Test func wordsOfCommandsAndProse() throws {
    for run in Campaign.numbers(2, long: 3_000) {
      try Batch.check(Self.texts("words", run), "words", describe: \.debugDescription) { part in
        let folder = try Folder()
        let commands = part.flatMap { text -> [String] in
          let word = text.filter { !$0.isNewline }
          return [
            word, "seed \(word)", "load '\(word)'", "load \(word).csv column='\(word)'", "plot '\(word)'",
            "help \(word)",
            "encode '\(word)'", "ask '\(word)'", "seed \(word)=3", "save '\(word)'", "language '\(word)'",
          ]
        }
        let prose = part.joined(separator: "\n\n")
        try folder.write(prose + "\n\n" + Sessions.file(of: commands), to: "s.md")
        for word in ["check", "replay"] {
          if let complaint = Verdict.complaint(about: try Executable.run([word, "s.md"], in: folder)) {
            return complaint
          }
        }
        return nil
      }
    }
  }
}
