import Glibc
import NotebookTestSupport
import Storage
import Testing

@Suite struct FolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func foldersAreMadePrivateAndFoundAgain() throws {
    #expect(Folder.make(folder.path("a/b")) == nil && Folder.make(folder.path("a/b")) == nil)
    #expect(folder.mode("a") == 0o700 && folder.mode("a/b") == 0o700)
    #expect(Folder.make("/") == nil)
  }

  @Test func whatIsInTheWay() throws {
    try folder.write("", to: "file")
    #expect(Folder.make(folder.path("file/x")) == SystemError(ENOTDIR))
    #expect(Folder.make(folder.path("file")) == SystemError(ENOTDIR))
    #expect(Folder.make("") == SystemError(ENOENT))
  }

  @Test(.enabled(if: geteuid() != 0)) func aFolderThatMayNotBeWrittenTo() throws {
    try folder.makeFolder("closed")
    chmod(folder.path("closed"), 0o555)
    defer { chmod(folder.path("closed"), 0o755) }
    #expect(Folder.make(folder.path("closed/x")) != nil)
  }

  /// What is wrong is not that something is missing.
  @Test(.enabled(if: ReadOnlyDisk.isPossible)) func aDiskThatCannotBeWrittenTo() throws {
    let disk = try ReadOnlyDisk()
    #expect(Folder.make(disk.path + "/a/b") == SystemError(EROFS))
    #expect(Folder.make(disk.path) == nil)
    let home = disk.path
    #expect(throws: UserFolders.StateError.system(path: home + "/.local/state/unroll", SystemError(EROFS))) {
      try UserFolders { $0 == "HOME" ? home : nil }.makeState()
    }
  }

  @Test func entriesByName() throws {
    try folder.write("", to: "b.csv")
    try folder.makeFolder("a")
    try folder.link("c", to: "a")
    try folder.link("d", to: "nowhere")
    try folder.write("", to: ".hidden")
    let entries = Folder.entries(folder.path)
    #expect(entries.map(\.name) == [".hidden", "a", "b.csv", "c", "d"])
    #expect(entries.map(\.isFolder) == [false, true, false, true, false])
    #expect(Folder.entries(folder.path("none")).isEmpty && Folder.entries(folder.path("b.csv")).isEmpty)
  }
}

/// A file system that is read-only. Only root can make one, so elsewhere its tests are skipped.
private final class ReadOnlyDisk {
  private let folder: TemporaryFolder
  let path: String

  static let isPossible = geteuid() == 0 && (try? ReadOnlyDisk()) != nil

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder("disk")
    path = folder.path("disk")
    guard mount("tmpfs", path, "tmpfs", UInt(MS_RDONLY), "size=64k") == 0 else {
      throw TemporaryFolder.Failure(number: errno)
    }
  }

  deinit { umount2(path, 2) }
}
