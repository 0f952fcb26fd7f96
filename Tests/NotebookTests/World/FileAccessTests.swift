import Glibc
import Notebook
import NotebookTestSupport
import Storage
import Testing

/// What `save` may write over. `SessionFolderTests` has what a session may read.
@Suite struct FileAccessTests {
  private static let earlier = "# Session\n\n```unroll\n> seed 1\n```\n"
  private let store = InMemoryFileStore([
    "session.md": Array(earlier.utf8), "notes.md": Array("# Notes\n".utf8),
    "empty.md": [], "picture.png": [0x89, 0x50, 0xFF, 0], "block.md": Array("```unroll\n```\n".utf8),
    "broken.md": Array("```unroll\n> seed 1\n".utf8),
    "lesson.md": Array(("# Session\n\nProse.\n\n" + session("> seed 1")).utf8),
  ])

  private func save(_ line: String) throws -> (answer: Notebook.Answer, notebook: Notebook) {
    var notebook = Notebook.after("seed 7", "load sales", store: store.files)
    return (notebook.run(line), notebook)
  }

  private let saved = """
    # Session

    ```unroll
    > seed 7
    seed 7
    > load sales
    sales: 36 months, 119.3 to 682.0; 24 to train on, 12 to test
    ```

    """

  private func text(_ name: String) throws -> String {
    String(decoding: try store.read(name, limit: 1 << 20), as: UTF8.self)
  }

  @Test(arguments: ["new.md", "session.md", "没有.md"])
  func newFilesAndSessions(name: String) throws {
    #expect(try save("save \(name)").answer.lines == ["saved 2 commands to \(name)"])
    #expect(try text(name) == saved)
  }

  @Test(arguments: ["notes.md", "empty.md", "picture.png", "block.md", "broken.md", "lesson.md"])
  func otherFilesAreLeftAlone(name: String) throws {
    let before = try store.read(name, limit: 1 << 20)
    for line in ["save \(name)", "save \(name) replace=no"] {
      let answer = try save(line).answer
      #expect(
        answer.lines.last == "error: \"\(name)\" exists and holds more than \"save\" writes; "
          + "choose another name, or add replace=yes")
    }
    #expect(try store.read(name, limit: 1 << 20) == before)
    #expect(try save("save \(name) replace=yes").answer.lines == ["saved 2 commands to \(name)"])
    #expect(try text(name) == saved)
  }

  @Test func aFileNeedsAName() throws {
    let before = store.paths
    #expect(
      try save("save ''").answer.lines.suffix(2) == [
        "       ^^", "error: the file has no name; type for example \"save monthly.md\"",
      ])
    #expect(store.paths == before)
  }

  /// What can't be read can't be known to be a session.
  @Test func anUnreadableFileIsLeftAlone() throws {
    store.fail(.open, errno: EACCES)
    #expect(try save("save session.md").answer.failed)
    store.fail(.open, errno: nil)
    #expect(try text("session.md") == Self.earlier)
  }

  @Test(arguments: [FileError.Operation.create, .write, .sync, .rename], ["new.md", "session.md"])
  func aFailureLeavesEverything(operation: FileError.Operation, name: String) throws {
    store.fail(operation, errno: ENOSPC)
    var (answer, notebook) = try save("save \(name)")
    #expect(
      answer.lines == [
        "       " + String(repeating: "^", count: name.count),
        "error: cannot \(operation.phrase) \"\(name)\": No space left on device; "
          + "free some space, then try again; nothing was changed",
      ])
    #expect(notebook.workbench.description == Notebook.after("seed 7", "load sales").workbench.description)
    #expect(notebook.recorder.cells.count == 2)
    #expect(store.exists("new.md") == false)
    #expect(try text("session.md") == Self.earlier)
    store.fail(operation, errno: nil)
    #expect(!notebook.run("save \(name)").failed)
    #expect(try text(name) == saved)
  }

  @Test func savingIsNoPartOfTheSession() throws {
    var notebook = Notebook.after("seed 7", "save a.md", "history", "save b.md", store: store.files)
    #expect(notebook.run("history").lines == ["1  seed 7", "2  history"])
    #expect(try text("b.md").contains("> history\n1  seed 7\n```"))
    var replayed = try SessionRunner(path: "b.md", store: store.files, machine: .local)
    #expect(replayed.check().isEmpty)
  }

  @Test func nothingToSave() {
    var notebook = Notebook.after("modle", store: store.files)
    #expect(notebook.error(of: "save new.md") == "error: there is nothing to save yet")
    #expect(!store.exists("new.md"))
  }

  @Test func atThePromptAnyPathMayBeNamed() throws {
    let folder = try TemporaryFolder()
    var notebook = Notebook.after("seed 7", store: .disk)
    #expect(!notebook.run("save '\(folder.path)/../\(folder.path.split(separator: "/").last ?? "")/a b.md'").failed)
    #expect(folder.names() == ["a b.md"])
  }
}
