import Glibc
import Notebook
import NotebookTestSupport
import Storage
import Tasks
import Testing
import Text

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

  @Test(arguments: ["notes.md", "empty.md", "block.md", "broken.md", "lesson.md"])
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

  /// A note among the output is nobody's but the person's.
  @Test(arguments: ["seed 7\nlook at this!", "look at this!", "seed 8"]) func notesAmongTheOutput(output: String) throws
  {
    let text = session("> seed 7", output).replacing("# Test", with: "# Session")
    try store.write(Array(text.utf8), to: "notes.md")
    #expect(try save("save notes.md").answer.lines.last?.contains("holds more than \"save\" writes") == true)
    #expect(try self.text("notes.md") == text)
    #expect(try !save("save notes.md replace=yes").answer.failed)
  }

  /// What this session has saved, or another one whose commands give the same again.
  @Test func sessionsAreReplaced() throws {
    var other = Notebook.after("load sales", "model srn 2", "train 4", "evaluate", store: store.files)
    #expect(!other.run("save other.md").failed)
    let (answer, notebook) = try save("save other.md")
    #expect(!answer.failed)
    #expect(try text("other.md") == saved)
    var same = notebook
    _ = same.run("model lstm 2; train 3")
    // Nobody waits here, so the file is replaced because its commands are of this session.
    same.context.machine.startWaiting = { { true } }
    #expect(!same.run("save other.md").failed)
    #expect(same.run("seed 9; save other.md").lines.last == "saved 5 commands to other.md")
  }

  /// A training that takes longer than a person waits could be anything.
  @Test func whatCannotBeToldIsLeftAlone() throws {
    var other = Notebook.after("load sales", "model srn 2", "train 4", store: store.files)
    #expect(!other.run("save other.md").failed)
    var notebook = Notebook.after("seed 7", store: store.files)
    notebook.context.machine.startWaiting = {
      var asked = 0
      return {
        asked += 1
        return asked > 4
      }
    }
    #expect(notebook.error(of: "save other.md").contains("holds more than"))
  }

  @Test func readOnlyFiles() throws {
    store.protect("session.md")
    let hint = "choose another name, or add replace=yes"
    #expect(try save("save session.md").answer.lines.last == "error: \"session.md\" is write-protected; \(hint)")
    #expect(try text("session.md") == Self.earlier)
    #expect(try !save("save session.md replace=yes").answer.failed)
    var runner = try SessionRunner(path: "lesson.md", store: store.files, machine: .local)
    let before = try text("lesson.md")
    store.protect("lesson.md")
    #expect(throws: FileError.protectedSession(path: "lesson.md")) { try runner.update() }
    #expect(try text("lesson.md") == before)
    var pictures = Notebook.after("load sales", store: store.files)
    #expect(!pictures.run("plot data file=p.svg").failed)
    store.protect("p.svg")
    #expect(pictures.error(of: "plot data file=p.svg").contains("write-protected"))
  }

  /// A saved session finds its files from where it stands; where it cannot, the person is told.
  @Test func namesOfFilesInAnotherFolder() throws {
    let folder = try TemporaryFolder()
    for name in ["sub", "other"] { try folder.makeFolder(name) }
    for name in ["sub/t.csv", "t.csv"] {
      try folder.write("month,sales\n" + (1...8).map { "\($0),\($0 * $0)\n" }.joined(), to: name)
    }
    var notebook = Notebook.after(
      "load sub/t.csv test=2", "load '\(folder.path)/t.csv' test=2", store: FileStore.disk.relative(to: folder.path))
    let warning =
      "it will not find \"T\": a session reads only files in its own folder or below; "
      + "put the file there, or save beside it"
    #expect(notebook.run("save \(folder.path)/all.md").lines == ["saved 2 commands to \(folder.path)/all.md"])
    let all = try folder.text("all.md")
    #expect(all.contains("> load sub/t.csv test=2\n") && all.contains("> load t.csv test=2\n"))
    #expect(
      notebook.run("save sub/all.md").lines
        == ["saved 2 commands to sub/all.md", warning.replacing("T", with: (folder.path + "/t.csv").excerpt)])
    #expect(try folder.text("sub/all.md").contains("> load t.csv test=2\n"))
    #expect(notebook.run("save other/all.md").lines.count == 3)
    for (name, isWhole) in [("all.md", true), ("sub/all.md", false), ("other/all.md", false)] {
      var runner = try SessionRunner(path: folder.path(name), store: .disk, machine: .local)
      #expect(runner.check().isEmpty == isWhole, "\(name)")
    }
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

  /// A large model replaces the one that was saved before; a large file of somebody else's is none.
  @Test func largeFilesOfOnesOwnAreReplaced() throws {
    var file = TensorFile()
    file.describe("unroll", "1")
    file.add(Tensor("kernel", [17 << 20], floats: [Float](repeating: 0, count: 17 << 20)[...]))
    let bytes = try file.bytes()
    let access = FileAccess(store: store.files)
    for _ in 1...2 { try access.write(model: bytes, to: "m.safetensors", replacing: false) }
    try store.files.write(bytes, to: "other.safetensors")
    #expect(throws: FileError.existsAsOtherModel(path: "other.safetensors")) {
      try access.write(model: [], to: "other.safetensors", replacing: false)
    }
    #expect(throws: FileError.existsAsOtherHandOut(path: "other.safetensors")) {
      try access.write(handOut: [HandOutFile(name: "other.safetensors", bytes: [])], replacing: false)
    }
  }
}
