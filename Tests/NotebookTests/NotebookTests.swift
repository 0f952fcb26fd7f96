import Notebook
import NotebookTestSupport
import Testing

/// A notebook as other programs make it.
@Suite struct NotebookTests {
  @Test func itRunsLineAfterLine() {
    var notebook = Notebook()
    #expect(notebook.run("load sales test=24; decode 3").recorded.count == 2)
    let answer = notebook.run("modle lstm 8")
    #expect(answer.failed && !answer.quits && answer.lines == answer.recorded)
    #expect(notebook.run("quit").quits)
  }

  @Test func itNeitherReadsNorWritesFiles() {
    var notebook = Notebook()
    #expect(notebook.run("load sales.csv").failed)
    let answer = notebook.run("load sales; save session.md")
    #expect(answer.failed && answer.lines.last == "error: a replayed session writes no files; save at the prompt")
  }

  @Test func wordsAreWhole() {
    var notebook = Notebook()
    #expect(notebook.run("loa sales").failed)
  }

  @Test func itSpeaksTheLanguageOfTheSession() throws {
    let chinese = try document("<!-- language: zh-TW -->\n" + session("> load sales"))
    var notebook = Notebook(replaying: chinese)
    var english = Notebook()
    #expect(notebook.run("load sales").recorded != english.run("load sales").recorded)
  }

  @Test func blanksAtTheEndsOfLinesDoNotCount() throws {
    let cell = try #require(try document(session("> decode 3", "1 ", "")).cells.first)
    #expect(cell.records(["1", "  "]) && cell.records(["1 ", ""]))
    #expect(!cell.records(["1"]) && !cell.records([" 1", ""]))
  }
}
