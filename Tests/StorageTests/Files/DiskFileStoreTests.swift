import Glibc
import Notebook
import NotebookTestSupport
import Storage
import Testing

@Suite struct DiskFileStoreTests {
  private let folder: TemporaryFolder
  private let store = DiskFileStore()

  init() throws { folder = try TemporaryFolder() }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test(arguments: ["", "a", "中文\r\n\0", String(repeating: "long ", count: 100_000)])
  func writtenAndRead(text: String) throws {
    let path = folder.path("文件 1.md")
    try store.write(bytes(text), to: path)
    #expect(try store.read(path, limit: 1 << 20) == bytes(text))
    #expect(folder.names() == ["文件 1.md"])
    #expect(store.exists(path))
  }

  /// Where a name begins with a combining mark the slash before it is still a slash.
  @Test func namesThatBeginWithACombiningMark() throws {
    try folder.makeFolder("in")
    try store.write(bytes("x"), to: folder.path("in/\u{301}a"))
    #expect(try folder.text("in/\u{301}a") == "x")
    #expect(folder.names() == ["in"])
  }

  @Test func replacingKeepsPermissions() throws {
    for mode: mode_t in [0o600, 0o644, 0o664, 0o666, 0o755] {
      try folder.write("old", to: "file", mode: mode)
      try store.write(bytes("new"), to: folder.path("file"))
      #expect(folder.mode("file") == mode)
      #expect(try folder.text("file") == "new")
    }
  }

  @Test func aNewFileFollowsTheUmask() throws {
    let mask = umask(0)
    umask(mask)
    try store.write(bytes("new"), to: folder.path("file"))
    #expect(folder.mode("file") == 0o666 & ~mask)
  }

  @Test func aLinkStaysALink() throws {
    try folder.makeFolder("there")
    try folder.write("old", to: "there/file")
    try folder.link("link", to: "there/file")
    try store.write(bytes("new"), to: folder.path("link"))
    #expect(folder.isLink("link"))
    #expect(try folder.text("there/file") == "new")
    #expect(store.resolved(folder.path("link")) == store.resolved(folder.path("there/file")))
  }

  /// A private file is its owner's alone, unless the owner has put it elsewhere: that file keeps its permissions.
  @Test func privateFilesAndLinks() throws {
    try folder.write("old", to: "there", mode: 0o644)
    try folder.link("link", to: "there")
    try store.write(bytes("new"), to: folder.path("link"), permissions: .ownerOnly)
    #expect(folder.mode("there") == 0o644)
    try store.write(bytes("new"), to: folder.path("there"), permissions: .ownerOnly)
    #expect(folder.mode("there") == 0o600)
  }

  @Test func readOnlyFiles() throws {
    try folder.write("old", to: "closed", mode: 0o444)
    try folder.write("old", to: "open", mode: 0o644)
    #expect(store.isProtected(folder.path("closed")) && !store.isProtected(folder.path("open")))
    #expect(!store.isProtected(folder.path("none")))
  }

  @Test func linksThatLeadNowhere() throws {
    try folder.link("broken", to: "nothing")
    try folder.link("loop", to: "loop")
    #expect(store.exists(folder.path("broken")))
    #expect(store.resolved(folder.path("broken")) == nil)
    #expect(throws: FileError.missing(path: folder.path("broken"))) { try store.read(folder.path("broken"), limit: 9) }
    #expect(throws: FileError.system(.open, path: folder.path("loop"), errno: ELOOP)) {
      try store.read(folder.path("loop"), limit: 9)
    }
  }

  @Test func foldersPipesAndDevicesAreNoFiles() throws {
    try folder.makeFolder("folder")
    #expect(mkfifo(folder.path("pipe"), 0o666) == 0)
    for path in [folder.path("folder"), folder.path("pipe"), "/dev/zero", "/dev/null"] {
      #expect(throws: FileError.notAFile(path: path)) { try store.read(path, limit: 9) }
      #expect(throws: FileError.notAFile(path: path)) { try store.write([1], to: path) }
    }
    #expect(folder.names() == ["folder", "pipe"])
  }

  @Test func missing() throws {
    let path = folder.path("none")
    #expect(!store.exists(path))
    #expect(store.resolved(path) == nil)
    #expect(throws: FileError.missing(path: path)) { try store.read(path, limit: 9) }
    #expect(throws: FileError.missing(path: "")) { try store.read("", limit: 9) }
  }

  @Test func noFolderToWriteTo() throws {
    try folder.write("file", to: "file")
    let path = folder.path("none/file")
    #expect(throws: FileError.system(.create, path: path, errno: ENOENT)) { try store.write([1], to: path) }
    let below = folder.path("file/below")
    #expect(throws: FileError.self) { try store.write([1], to: below) }
    #expect(try folder.text("file") == "file")
  }

  @Test func namesThatAreTooLong() throws {
    let path = folder.path(String(repeating: "x", count: 300))
    #expect(throws: FileError.system(.open, path: path, errno: ENAMETOOLONG)) { try store.read(path, limit: 9) }
    #expect(throws: FileError.self) { try store.write([1], to: path) }
    #expect(folder.names().isEmpty)
  }

  /// Root may read everything.
  @Test(.enabled(if: geteuid() != 0)) func unreadable() throws {
    let path = try folder.write("secret", to: "file", mode: 0)
    #expect(throws: FileError.system(.open, path: path, errno: EACCES)) { try store.read(path, limit: 9) }
  }

  @Test(.enabled(if: geteuid() != 0)) func aFolderThatMayNotBeWrittenTo() throws {
    try folder.makeFolder("closed")
    let path = try folder.write("old", to: "closed/file")
    chmod(folder.path("closed"), 0o555)
    defer { chmod(folder.path("closed"), 0o755) }
    #expect(throws: FileError.system(.create, path: path, errno: EACCES)) { try store.write([1], to: path) }
    #expect(try folder.text("closed/file") == "old")
  }

  @Test func limit() throws {
    let path = try folder.write("12345", to: "file")
    #expect(try store.read(path, limit: 5) == bytes("12345"))
    #expect(throws: FileError.tooLarge(path: path, limit: 4)) { try store.read(path, limit: 4) }
    #expect(try store.read("/proc/self/stat", limit: 1 << 16).count > 0, "a file that says it is empty")
    #expect(throws: FileError.tooLarge(path: "/proc/self/stat", limit: 9)) {
      try store.read("/proc/self/stat", limit: 9)
    }
  }
}
