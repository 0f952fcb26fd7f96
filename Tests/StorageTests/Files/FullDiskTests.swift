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
}

/// A file system of 64 KiB.
private final class SmallDisk {
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

  func names() -> [String] { TemporaryFolder.names(in: folder.path("disk")) }
}
