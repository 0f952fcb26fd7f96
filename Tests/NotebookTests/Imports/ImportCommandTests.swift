import Notebook
import NotebookTestSupport
import Testing

/// `import` at the prompt.
@Suite struct ImportCommandTests {
  private let memory = InMemoryFileStore([
    "c.txt": Array("# why\nload sales\nmodel lstm 2\n".utf8), "t.csv": Array("a\n1\n".utf8),
    "zh.md": Array("<!-- language: zh-TW -->\n```unroll\n> seed\n```\n".utf8), "x.ipynb": Array("{\"nbformat\":4".utf8),
    "e.txt": [],
  ])

  @Test func itsCommandsAreToBeEntered() {
    var notebook = Notebook.after(store: memory.files)
    let answer = notebook.run("import c.txt")
    #expect(answer.imports == ["load sales", "model lstm 2"])
    #expect(answer.lines.isEmpty && !answer.failed)
    #expect(notebook.recorder.cells.isEmpty)
    #expect(notebook.run("import zh.md").imports == ["language zh-TW", "seed"])
  }

  @Test func whatCannotBeImportedIsSaid() {
    var notebook = Notebook.after(store: memory.files)
    #expect(notebook.error(of: "import t.csv") == "error: \"import\" takes commands, and no table; type \"load t.csv\"")
    #expect(notebook.error(of: "import x.ipynb") == "error: the notebook ends in the middle; export it again")
    #expect(notebook.error(of: "import e.txt").hasPrefix("error: no command was found; a list has a command a line"))
    #expect(notebook.error(of: "import nothing.txt").hasPrefix("error: there is no file \"nothing.txt\""))
  }
}
