import Notebook
import NotebookTestSupport
import Phrases
import Storage
import Testing

@Suite struct SavedSessionTests {
  /// Where a file has another name in the session's folder, so it has in what lists commands: the session checks.
  @Test(arguments: [Language.english, .traditionalChinese]) func namesInListings(language: Language) throws {
    let rows = (1...20).map { "\($0),\($0 * 7 % 11)" }.joined(separator: "\n")
    let store = InMemoryFileStore(["sub/data.csv": Array(("month,x\n" + rows + "\n").utf8)])
    var notebook = Notebook(
      context: CommandContext(files: FileAccess(store: store.files), machine: .local), allowsShortening: true,
      language: language)
    for line in ["seed 4", "load sub/data.csv test=4", "history", "undo", "redo", "history", "save sub/all.md"] {
      #expect(!notebook.run(line).failed, "\(line)")
    }
    let text = String(decoding: try store.read("sub/all.md", limit: 1 << 20), as: UTF8.self)
    #expect(text.contains("> load data.csv test=4\n") && text.contains("2  load data.csv test=4\n"))
    #expect(!text.contains("sub/data.csv"))
    var runner = try SessionRunner(path: "sub/all.md", store: store.files, machine: .local)
    #expect(runner.check() == [])
  }
}
