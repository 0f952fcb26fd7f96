import Glibc
import Notebook
import NotebookTestSupport
import Storage
import Testing

@Suite struct SharedWritingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aFileIsReplacedWhole() throws {
    let path = folder.path("文件")
    for text in ["old", "", "new\0\r\n"] {
      try DiskFileStore().writeShared(Array(text.utf8), to: path)
      #expect(try folder.text("文件") == text)
    }
    #expect(folder.names() == ["文件"])
  }

  /// What a process left that was killed on this machine and had the same number is no obstacle, and stays.
  @Test func leftoversAreNoObstacle() throws {
    let left = ".\(ThisComputer.node.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined())-\(getpid())-0.tmp"
    try folder.write("half", to: left)
    try DiskFileStore().writeShared([0x61], to: folder.path("file"))
    #expect(try folder.text("file") == "a" && folder.text(left) == "half")
  }

  @Test func errorsNameTheFile() throws {
    let path = folder.path("none/file")
    #expect(throws: FileError.system(.create, path: path, errno: ENOENT)) {
      try DiskFileStore().writeShared([1], to: path)
    }
    try folder.makeFolder("taken")
    #expect(throws: FileError.system(.rename, path: folder.path("taken"), errno: EISDIR)) {
      try DiskFileStore().writeShared([1], to: folder.path("taken"))
    }
    #expect(folder.names() == ["taken"])
  }

  @Test(.enabled(if: SmallDisk.isPossible)) func aFullDiskLeavesNothing() throws {
    let disk = try SmallDisk()
    let path = try disk.folder.write("old", to: "disk/file")
    let large = [UInt8](repeating: 1, count: 1 << 20)
    #expect(throws: FileError.system(.write, path: path, errno: ENOSPC)) {
      try DiskFileStore().writeShared(large, to: path)
    }
    #expect(try disk.folder.text("disk/file") == "old" && disk.names() == ["file"])
  }
}
