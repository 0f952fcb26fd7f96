import Testing

/// A way in which the program writes a file of the person's, and what that file may be afterwards.
struct Writing: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// The file, in the folder `work`.
  let file: String
  /// What is there before, if anything; its value by file name.
  let before: [String: String]
  let arguments: [String]

  /// All of them.
  static let all = [
    Writing("save", "s.md", [:], ["-c", "seed 3; load sales; save work/s.md"]),
    Writing("save over", "s.md", ["s.md": saved], ["-c", "seed 3; load sales; save work/s.md"]),
    Writing("update", "s.md", ["s.md": stale], ["update", "work/s.md"]),
    Writing("picture", "p.svg", [:], ["-c", "load sales; plot data file=work/p.svg"]),
    Writing(
      "export", "r.csv", [:], ["-c", "load sales; compare srn units=1 train=1 repeat=2; runs export work/r.csv"]),
    Writing(
      "export over", "r.csv", ["r.csv": "my own\n"],
      ["-c", "load sales; compare srn units=1 train=1 repeat=2; runs export work/r.csv replace=yes"]),
  ]

  private static let saved = "# Session\n\n```unroll\n> seed 9\nseed 9\n```\n"
  private static let stale = "# Prose\n\n```unroll\n> seed 9\nseed 8\n> load sales\n```\n\nMore prose.\n"

  private init(_ name: String, _ file: String, _ before: [String: String], _ arguments: [String]) {
    (testDescription, self.file, self.before, self.arguments) = (name, file, before, arguments)
  }

  /// A folder with what is there before.
  func prepared() throws -> Folder {
    let folder = try Folder()
    try folder.make("work")
    for (name, text) in before { try folder.write(text, to: "work/" + name) }
    return folder
  }

  /// Runs it, with the shim if `shim` says so.
  func run(in folder: Folder, shim: [String: String] = [:]) throws -> Executable.Ended {
    try Executable.run(arguments, in: folder, environment: shim)
  }
}

/// Every writing call fails in turn, in every way. Afterwards the old file or the new one stands whole, the person was
/// told if it is not the new one, and no temporary file is left.
@Suite(.onOwnThreads, .enabled(if: Shim.isThere, "there is no C compiler")) struct FailingCallsTests {
  @Test(arguments: Writing.all, Shim.Event.errors) func fails(_ writing: Writing, _ event: Shim.Event) throws {
    let new = try whole(writing)
    for forEver in [false, true] {
      var number = 1
      while try check(writing, event, number, forEver: forEver, new) { number += 1 }
      #expect(number > 1, "nothing was written at all")
    }
  }

  /// - Returns: whether there was a call of this number.
  private func check(
    _ writing: Writing, _ event: Shim.Event, _ number: Int, forEver: Bool, _ new: [UInt8]
  ) throws -> Bool {
    let folder = try writing.prepared()
    let shim = Shim.environment(
      event, at: number, below: folder.path("work"), forEver: forEver, log: folder.path("log"))
    let ended = try writing.run(in: folder, shim: shim)
    guard folder.has("log") else { return false }
    let what =
      "\(writing.testDescription), \(event) at \(number)\(forEver ? " for ever" : ""): \(folder.text("log").prefix(200))"
    let found = folder.bytes("work/" + writing.file)
    #expect(Verdict.complaint(about: ended) == nil, "\(what)")
    if found == new {
      #expect(ended.status == 0 || ended.errorText.contains("error: "), "\(what)")
    } else {
      #expect(found == writing.before[writing.file].map { Array($0.utf8) }, "half a file; \(what)")
      #expect(ended.status == 1 && ended.errorText.contains("error: "), "nothing was said; \(what)")
    }
    let expected = found == nil ? [] : [writing.file]
    #expect(folder.files(in: "work") == expected, "\(what)")
    return true
  }

  /// Killed at every call: old or new; and the same once more makes it new and leaves nothing else.
  @Test(arguments: Writing.all, [Shim.Event.killed, .torn]) func isKilled(
    _ writing: Writing, _ event: Shim.Event
  ) throws {
    let new = try whole(writing)
    var number = 1
    while true {
      let folder = try writing.prepared()
      let shim = Shim.environment(event, at: number, below: folder.path("work"), log: folder.path("log"))
      let ended = try writing.run(in: folder, shim: shim)
      guard folder.has("log") else { break }
      let what = "\(writing.testDescription), \(event) at \(number): \(folder.text("log").prefix(200))"
      #expect(ended.status == -9, "\(what)")
      let found = folder.bytes("work/" + writing.file)
      #expect(found == new || found == writing.before[writing.file].map { Array($0.utf8) }, "half a file; \(what)")
      number += 1
    }
    #expect(number > 1)
  }

  /// The bytes that it comes to if nothing fails.
  private func whole(_ writing: Writing) throws -> [UInt8] {
    let folder = try writing.prepared()
    let ended = try writing.run(in: folder)
    try #require(ended.status == 0, "\(ended.errorText)")
    return try #require(folder.bytes("work/" + writing.file))
  }
}
