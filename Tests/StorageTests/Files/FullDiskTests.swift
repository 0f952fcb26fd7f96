import Glibc
import Notebook
import NotebookTestSupport
import Storage
import Testing

/// A disk that is really full. Only root can make one, so elsewhere this is skipped.
@Suite struct FullDiskTests {
  @Test(.enabled(if: SmallDisk.isPossible)) func theOldFileStays() throws {
    let disk = try SmallDisk()
    let path = try disk.folder.write("old", to: "disk/file")
    let large = [UInt8](repeating: 1, count: 1 << 20)
    #expect(throws: FileError.system(.write, path: path, errno: ENOSPC)) { try DiskFileStore().write(large, to: path) }
    #expect(try disk.folder.text("disk/file") == "old")
    #expect(try DiskFileStore().read(path, limit: 9) == Array("old".utf8))
    #expect(disk.names() == ["file"])
    #expect(FileError.system(.write, path: path, errno: ENOSPC).hint.description.hasPrefix("free some space"))
  }

  /// At the prompt: `save` says so, and everything is as it was.
  @Test(.enabled(if: SmallDisk.isPossible)) func saveSaysSo() throws {
    let disk = try SmallDisk()
    var notebook = prompt(.disk)
    _ = notebook.run("load sales; data 36")
    for _ in 0..<200 { _ = notebook.run("data 36") }
    let before = notebook.workbench.description
    let answer = notebook.run("save '\(disk.folder.path("disk/lesson.md"))'")
    #expect(answer.failed)
    #expect(answer.lines.last?.contains("cannot write") == true)
    #expect(notebook.workbench.description == before)
    #expect(disk.names().isEmpty)
    #expect(!notebook.run("seed 3").failed)
  }

  /// `runs export` says so, and the old table stays.
  @Test(.enabled(if: SmallDisk.isPossible)) func exportSaysSo() throws {
    let disk = try SmallDisk()
    let path = try disk.folder.write("old", to: "disk/runs.csv")
    var notebook = prompt(.disk)
    _ = notebook.run("load sales; compare srn units=2 train=2 repeat=3")
    try disk.fill()
    #expect(
      notebook.error(of: "runs export '\(path)' replace=yes").contains("No space left on device; free some space"))
    #expect(try disk.folder.text("disk/runs.csv") == "old")
    #expect(disk.names() == ["filler", "runs.csv"])
  }

  @Test(.enabled(if: SmallDisk.isPossible)) func theHistoryStays() throws {
    let disk = try SmallDisk()
    let path = try disk.folder.write("seed 1\n", to: "disk/history")
    try disk.fill()
    SharedFile(path: path).replace(with: Array("seed 1\nseed 2\n".utf8))
    #expect(try disk.folder.text("disk/history") == "seed 1\n")
    #expect(disk.names() == ["filler", "history"])
  }

  /// Onto a file that another file system is mounted on nothing can be renamed.
  @Test(.enabled(if: SmallDisk.isPossible)) func renamingFails() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "file")
    try #require(mount(path, path, nil, 4096 /* MS_BIND */, nil) == 0)
    defer { umount2(path, 2) }
    #expect(throws: FileError.system(.rename, path: path, errno: EBUSY)) { try DiskFileStore().write([1], to: path) }
    SharedFile(path: path).replace(with: [1])
    #expect(try folder.text("file") == "old")
    #expect(folder.names() == ["file"])
  }
}

/// A file system of 64 KiB.
final class SmallDisk {
  let folder: TemporaryFolder

  static let isPossible: Bool = {
    guard geteuid() == 0, let disk = try? SmallDisk() else { return false }
    return !disk.folder.names().isEmpty
  }()

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder("disk")
    guard mount("tmpfs", folder.path("disk"), "tmpfs", 0, "size=64k") == 0 else {
      throw TemporaryFolder.Failure(number: errno)
    }
  }

  deinit { umount2(folder.path("disk"), 2) }

  /// Takes all the space that is left.
  func fill() throws {
    let descriptor = open(folder.path("disk/filler"), O_WRONLY | O_CREAT, 0o600)
    guard descriptor >= 0 else { throw TemporaryFolder.Failure(number: errno) }
    defer { close(descriptor) }
    let bytes = [UInt8](repeating: 0, count: 1024)
    while write(descriptor, bytes, bytes.count) > 0 {}
  }

  func names() -> [String] { TemporaryFolder.names(in: folder.path("disk")) }
}
