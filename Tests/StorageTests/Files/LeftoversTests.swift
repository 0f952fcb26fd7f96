import Glibc
import Notebook
import NotebookTestSupport
import Storage
import Testing

/// What a killed program has left is cleared; what a living one works on is not.
@Suite struct LeftoversTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func writingClearsWhatNobodyWrites() throws {
    for name in [".unroll-1-0.tmp", ".unroll-99-12.tmp", ".unroll-x-1.tmp", ".unroll-1.tmp", "unroll-1-0.tmp"] {
      try folder.write("half", to: name)
    }
    let mine = folder.path(".unroll-7-7.tmp")
    let made = try OpenFile.makeLocked(mode: 0o600, needsLock: true) { _ in mine }
    try DiskFileStore().write([1], to: folder.path("new"))
    #expect(folder.names() == [".unroll-1.tmp", ".unroll-7-7.tmp", ".unroll-x-1.tmp", "new", "unroll-1-0.tmp"])
    #expect(made.file.isNamed(mine))
  }

  /// A folder of that name, a link and a pipe are no leftovers that could be opened.
  @Test func whatIsNoFile() throws {
    try folder.makeFolder(".unroll-1-0.tmp")
    try folder.write("mine", to: "mine")
    try folder.link(".unroll-2-0.tmp", to: "mine")
    try DiskFileStore().write([1], to: folder.path("new"))
    #expect(try folder.text("mine") == "mine" && folder.names().contains(".unroll-1-0.tmp"))
  }

  @Test func ofHistoriesAndJournals() throws {
    try folder.makeFolder("sessions")
    for name in [
      "history.\(getpid()).tmp", "history.4194999.tmp", "history.x.tmp", ".unroll-4194999-3.tmp",
      "sessions/.unroll-4194999-0.tmp", "sessions/1.md", "sessions/1-0.training", "sessions/1.left",
      "sessions/2-0.training", "sessions/2-partial.training", "sessions/3.left", "sessions/notes.txt",
    ] {
      try folder.write("x", to: name)
    }
    Leftovers.clear(state: folder.path)
    #expect(folder.names() == ["history.\(getpid()).tmp", "history.x.tmp", "sessions"])
    #expect(
      TemporaryFolder.names(in: folder.path("sessions")) == ["1-0.training", "1.left", "1.md", "notes.txt"])
  }

  /// Names that are taken are left alone; whoever clears up between making and locking gets another name's file.
  @Test func aNewFileNeverTakesAnother() throws {
    try folder.write("other", to: "0")
    let (file, path) = try OpenFile.makeLocked(mode: 0o600, needsLock: true) { folder.path(String($0)) }
    #expect(path == folder.path("1") && file.isNamed(path) && folder.mode("1") == 0o600)
    #expect(try folder.text("0") == "other")
    let again = try OpenFile(path, O_RDWR)
    #expect(!again.lock())
    unlink(path)
    #expect(!file.isNamed(path))
    #expect(throws: SystemError(ENOENT)) {
      try OpenFile.makeLocked(mode: 0o600, needsLock: true) { folder.path("none/\($0)") }
    }
  }
}
