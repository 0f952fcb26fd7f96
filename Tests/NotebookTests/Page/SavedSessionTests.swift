import Notebook
import NotebookTestSupport
import Phrases
import Storage
import Testing

@Suite struct SavedSessionTests {
  /// Where a file has another name in the session's folder, so it has in what lists commands: the session checks.
  @Test(arguments: [Language.english, .traditionalChinese]) func namesInListings(language: Language) throws {
    let folder = try TemporaryFolder()
    let (data, saved) = (folder.path("data.csv"), folder.path("all.md"))
    let rows = (1...20).map { "\($0),\($0 * 7 % 11)" }.joined(separator: "\n")
    try FileStore.disk.write(Array(("month,x\n" + rows + "\n").utf8), to: data)
    var notebook = Notebook(
      context: CommandContext(files: FileAccess(store: .disk), machine: .local), allowsShortening: true,
      language: language)
    for line in ["seed 4", "load '\(data)' test=4", "history", "undo", "redo", "history", "save '\(saved)'"] {
      #expect(!notebook.run(line).failed, "\(line)")
    }
    let text = String(decoding: try FileStore.disk.read(saved, limit: 1 << 20), as: UTF8.self)
    #expect(text.contains("> load data.csv test=4\n") && text.contains("2  load data.csv test=4\n"))
    #expect(!text.contains(folder.path))
    var runner = try SessionRunner(path: saved, store: .disk, machine: .local)
    #expect(runner.check() == [])
  }
}
