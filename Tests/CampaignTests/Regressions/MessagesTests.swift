import Testing

/// A message says what is really wrong.
@Suite(.onOwnThreads) struct MessagesTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test(.enabled(if: Shim.isThere)) func aFolderThatMayNotBeWrittenIsCalledSo() throws {
    try folder.make("data")
    let shim = Shim.environment(
      .readOnly, at: 1, below: folder.path("data"), calls: "mkdir", forEver: true, log: folder.path("log"))
    let ended = try Executable.commands(
      "load sales; compare srn units=1 train=1 repeat=2", in: folder, environment: shim)
    #expect(ended.text.contains("Read-only file system") && !ended.text.contains("No such file"), "\(ended.text)")
  }

  @Test(arguments: ["--help", "--version", "help train", "--generate-completion-script bash"])
  func lostOutputIsAFailure(words: String) throws {
    let script = "exec \"$0\" \"$@\" > /dev/full"
    let ended = try Executable.run(
      words.hasPrefix("--") ? words.split(separator: " ").map(String.init) : ["-c", words], in: folder,
      emulator: ["/bin/sh", "-c", script])
    #expect(ended.status == 1 && ended.errorText.contains("No space left"), "\(ended.status)")
  }

  /// A database that another program holds is no question of free space.
  @Test func aLockedDatabaseIsCalledSo() throws {
    let commands = "load sales; compare srn units=1 train=1 repeat=2"
    #expect(try Executable.commands(commands, in: folder).status == 0)
    var said = ""
    try SQLite.run("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE", on: folder.path("data/unroll/runs.sqlite")) {
      let ended = try Executable.commands("runs", in: folder)
      said = ended.text + ended.errorText
    }
    #expect(said.contains("locked") && !said.contains("free space"), "\(said)")
  }
}
