import Notebook
import NotebookTestSupport
import Testing

/// `import` at the prompt.
@Suite struct ImportCommandTests {
  private let memory = InMemoryFileStore([
    "c.txt": Array("# why\nload sales\nmodel lstm 2\n".utf8), "t.csv": Array("a\n1\n".utf8),
    "zh.md": Array("<!-- language: zh-TW -->\n```unroll\n> seed\n```\n".utf8), "x.ipynb": Array("{\"nbformat\":4".utf8),
    "e.txt": [],
    "head.md": Array("<!-- parameters: epochs=3 seed=5 -->\n# H\n\n```unroll\n> seed\n```\n".utf8),
  ])

  @Test func itsCommandsAreToBeEntered() {
    var notebook = Notebook.after(store: memory.files)
    let answer = notebook.run("import c.txt")
    #expect(
      answer.imports == [
        .prose("why"), .command("load sales", output: []), .command("model lstm 2", output: []),
      ])
    #expect(answer.lines.isEmpty && !answer.failed)
    #expect(notebook.recorder.cells.isEmpty)
    _ = notebook.run("seed 3")
    #expect(
      notebook.run("import zh.md").imports == [
        .command("language zh-TW", output: []), .command("seed", output: []),
      ])
  }

  @Test func anEmptyPageBecomesThatOfTheSession() {
    var notebook = Notebook.after(store: memory.files)
    #expect(notebook.run("import zh.md").imports == [.command("seed", output: [])])
    #expect(notebook.language == .traditionalChinese)
    #expect(notebook.recorder.text.hasPrefix("<!-- language: zh-TW -->\n# Session\n"))
    var other = Notebook.after(store: memory.files)
    _ = other.run("import head.md")
    #expect(other.run("train $epochs").lines.last?.contains("there is no data yet") == true)
    #expect(other.recorder.text.hasPrefix("<!-- parameters: epochs=3 seed=5 -->\n"))
    #expect(other.run("seed").lines == ["seed 5"])
  }

  @Test func proseBecomesTheTitleAndNotes() {
    var notebook = Notebook.after(store: memory.files)
    let first = notebook.add(prose: "# Shop\n\nWhy we ask.")
    _ = notebook.run("seed 4")
    let second = notebook.add(prose: "# Not a title any more")
    let third = notebook.add(prose: "```unroll\n> seed 5\n```")
    #expect(first && second && third)
    #expect(notebook.recorder.title == "Shop")
    #expect(notebook.recorder.notes.map(\.text).prefix(2) == ["Why we ask.", "# Not a title any more"])
    #expect(notebook.recorder.cells.map(\.command) == ["seed 4"])
    #expect(notebook.recorder.text.contains("    ```unroll\n    > seed 5\n"))
  }

  @Test func whatCannotBeImportedIsSaid() {
    var notebook = Notebook.after(store: memory.files)
    #expect(notebook.error(of: "import t.csv") == "error: \"import\" takes commands, and no table; type \"load t.csv\"")
    #expect(notebook.error(of: "import x.ipynb") == "error: the notebook ends in the middle; export it again")
    #expect(notebook.error(of: "import e.txt").hasPrefix("error: no command was found; a list has a command a line"))
    #expect(notebook.error(of: "import nothing.txt").hasPrefix("error: there is no file \"nothing.txt\""))
  }
}
