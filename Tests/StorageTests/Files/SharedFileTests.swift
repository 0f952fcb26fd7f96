import Glibc
import NotebookTestSupport
import Storage
import Testing

@Suite struct SharedFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(_ name: String = "history") -> SharedFile { SharedFile(path: folder.path(name)) }
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func aNewFileIsItsOwnersAlone() throws {
    #expect(file().lastLines(100) == [])
    file().whileLocked { file().replace(with: bytes("seed 1\n")) }
    #expect(file().lastLines(100) == bytes("seed 1\n"))
    #expect(folder.names() == ["history", "history.lock"])
    #expect(folder.mode("history") == 0o600 && folder.mode("history.lock") == 0o600)
  }

  @Test func anOldFileBecomesItsOwnersAlone() throws {
    try folder.write("old\n", to: "history", mode: 0o644)
    file().replace(with: bytes("new\n"))
    #expect(folder.mode("history") == 0o600)
    #expect(try folder.text("history") == "new\n")
  }

  @Test func aLinkStaysALink() throws {
    try folder.write("old\n", to: "there")
    try folder.link("history", to: "there")
    file().replace(with: bytes("new\n"))
    #expect(folder.isLink("history"))
    #expect(try folder.text("there") == "new\n")
  }

  /// Of a file that is too long the last lines are read, from the first whole one on.
  @Test(arguments: [
    (13, "one\ntwo\nthree"), (12, "\ntwo\nthree"), (10, "\ntwo\nthree"), (9, "\nthree"), (6, "\nthree"), (5, ""),
    (1, ""),
  ])
  func theEnd(most: Int, expected: String) throws {
    try folder.write("one\ntwo\nthree", to: "history")
    #expect(file().lastLines(most) == bytes(expected))
  }

  @Test(arguments: ["", "/", "/dev/null"]) func whatIsNoFile(path: String) {
    #expect(SharedFile(path: path).lastLines(9) == nil)
  }

  @Test func whereNothingCanBe() {
    let file = SharedFile(path: "/nowhere/at/all")
    #expect(file.lastLines(9) == [])
    file.whileLocked { Issue.record("there is no lock") }
    file.replace(with: [1])
    #expect(file.lastLines(9) == [])
  }

  @Test func oneAtATime() throws {
    var inner = false
    file().whileLocked { file().whileLocked { inner = true } }
    #expect(!inner)
    file().whileLocked { inner = true }
    #expect(inner, "the lock is given back")
  }

  // MARK: failures

  /// The temporary file can be made, and renaming it fails.
  @Test func aNameThatIsTooLong() {
    file(String(repeating: "x", count: 300)).replace(with: [1])
    #expect(folder.names().isEmpty)
  }

  @Test(.enabled(if: geteuid() != 0)) func aFolderThatMayNotBeWrittenTo() throws {
    try folder.makeFolder("closed")
    try folder.write("old\n", to: "closed/history")
    chmod(folder.path("closed"), 0o555)
    defer { chmod(folder.path("closed"), 0o755) }
    file("closed/history").whileLocked { Issue.record("there is no lock") }
    file("closed/history").replace(with: bytes("new\n"))
    #expect(try folder.text("closed/history") == "old\n")
  }

  @Test(.enabled(if: geteuid() != 0)) func unreadable() throws {
    try folder.write("secret\n", to: "history", mode: 0)
    #expect(file().lastLines(100) == nil)
  }
}
