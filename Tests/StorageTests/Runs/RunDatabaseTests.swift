import Notebook
import NotebookTestSupport
import Storage
import Testing

@Suite struct RunDatabaseTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func nothingIsMadeBeforeItIsNeeded() throws {
    let database = RunDatabase(folder: folder.path("data")).store
    #expect(folder.names().isEmpty)
    _ = try database.records()
    #expect(folder.names() == ["data"])
  }

  @Test func onlyItsOwnerCanReadIt() throws {
    let database = RunDatabase(folder: folder.path("data")).store
    try database.add(RunStoreTests.record(1, "a"))
    #expect(folder.mode("data") == 0o700)
    for name in TemporaryFolder.names(in: folder.path("data")) { #expect(folder.mode("data/" + name) == 0o600) }
  }

  @Test func anotherProgramSeesTheRunAtOnce() throws {
    let one = RunDatabase(folder: folder.path).store
    let other = RunDatabase(folder: folder.path).store
    try one.add(RunStoreTests.record(1, "a"))
    #expect(try other.records().map(\.key) == ["a"])
    try other.add(RunStoreTests.record(1, "b"))
    #expect(try one.records().map(\.number) == [1, 2])
  }

  @Test func aFileOfSomethingElseIsNotTouched() throws {
    let text = String(repeating: "my notes ", count: 200)
    try folder.write(text, to: RunDatabase.fileName)
    #expect(throws: RunStoreError.self) { try RunDatabase(folder: folder.path).store.records() }
    #expect(try folder.text(RunDatabase.fileName) == text)
  }

  @Test func placesThatCannotBe() throws {
    try folder.write("", to: "file")
    #expect(throws: RunStoreError.noFolder) { try RunDatabase(folder: nil).store.records() }
    #expect(throws: RunStoreError.self) { try RunDatabase(folder: folder.path("file")).store.records() }
    #expect(throws: RunStoreError.self) { try RunDatabase(folder: folder.path("file/below")).store.records() }
    try folder.link(RunDatabase.fileName, to: folder.path("elsewhere"))
    #expect(throws: RunStoreError.self) { try RunDatabase(folder: folder.path).store.records() }
    #expect(folder.names().contains("elsewhere") == false)
  }
}
