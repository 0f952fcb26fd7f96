import Glibc
import Notebook
import NotebookTestSupport
import Storage
import Testing

/// Several files, which are written all of them or none.
@Suite struct SeveralFilesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func files(_ names: String...) -> [FileStore.NewFile] {
    names.map { FileStore.NewFile(path: folder.path($0), bytes: Array("new \($0)".utf8)) }
  }

  @Test func allAreWritten() throws {
    try folder.write("old", to: "a", mode: 0o600)
    try FileStore.disk.write(files("a", "b"))
    #expect(TemporaryFolder.names(in: folder.path).sorted() == ["a", "b"])
    #expect(try folder.text("a") == "new a")
    var status = stat()
    stat(folder.path("a"), &status)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  /// A folder that is missing or cannot be written stops all of them before the first is there.
  @Test func oneThatCannotBeWrittenStopsAll() throws {
    try folder.write("old", to: "a")
    #expect(throws: FileError.self) { try FileStore.disk.write(files("a", "b", "nowhere/c")) }
    #expect(TemporaryFolder.names(in: folder.path) == ["a"])
    #expect(try folder.text("a") == "old")
  }

  @Test func aFolderInThePlaceOfOneStopsAll() throws {
    try folder.makeFolder("b")
    #expect(throws: FileError.notAFile(path: folder.path("b"))) { try FileStore.disk.write(files("a", "b")) }
    #expect(TemporaryFolder.names(in: folder.path) == ["b"])
  }
}
