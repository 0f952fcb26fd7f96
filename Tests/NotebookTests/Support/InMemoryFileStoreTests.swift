import Glibc
import Notebook
import NotebookTestSupport
import Storage
import Testing

@Suite struct InMemoryFileStoreTests {
  private let store = InMemoryFileStore(["b": [1, 2], "a": []])

  @Test func filesComeAndStay() throws {
    #expect(try store.read("b", limit: 2) == [1, 2])
    try store.write([3], to: "c")
    try store.write([4], to: "a")
    #expect(store.paths == ["a", "b", "c"])
    #expect(try store.read("a", limit: 9) == [4])
    #expect(store.exists("c") && !store.exists("d"))
    #expect(store.resolved("c") == "c" && store.resolved("d") == nil)
  }

  @Test func missingAndTooLarge() {
    #expect(throws: FileError.missing(path: "x")) { try store.read("x", limit: 9) }
    #expect(throws: FileError.tooLarge(path: "b", limit: 1)) { try store.read("b", limit: 1) }
  }

  @Test(arguments: [FileError.Operation.open, .read])
  func readingFails(operation: FileError.Operation) throws {
    store.fail(operation, errno: EIO)
    #expect(throws: FileError.system(operation, path: "b", errno: EIO)) { try store.read("b", limit: 9) }
    store.fail(operation, errno: nil)
    #expect(try store.read("b", limit: 9) == [1, 2])
  }

  @Test(arguments: [FileError.Operation.create, .write, .sync, .rename])
  func writingFails(operation: FileError.Operation) throws {
    store.fail(operation, errno: ENOSPC)
    #expect(throws: FileError.system(operation, path: "b", errno: ENOSPC)) { try store.write([9], to: "b") }
    #expect(try store.read("b", limit: 9) == [1, 2])
  }
}
