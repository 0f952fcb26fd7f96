import Notebook
import NotebookTestSupport
import Testing

@Suite struct EditTests {
  @Test func whatIsEdited() {
    var notebook = Notebook.after("seed 1", "load sales")
    notebook.context.isInteractive = true
    #expect(notebook.run("edit").edits == EditRequest(.command(1), text: "load sales"))
    #expect(notebook.run("edit 1").edits == EditRequest(.command(0), text: "seed 1"))
    #expect(notebook.recorder.cells.count == 2)
    #expect(notebook.run("edit 3").mistake?.description == "there is no command 3; the last one is 2")
    #expect(notebook.run("edit x").failed && notebook.run("edit 1 2").failed)
    var empty = Notebook.after()
    empty.context.isInteractive = true
    #expect(empty.run("edit").mistake?.description == "no command was run yet")
  }

  /// Numbers that are larger than any page has, or than a computer counts to, are numbers all the same.
  @Test(arguments: ["3000000000", "99999999999999999999"]) func hugeNumbers(_ number: String) {
    var notebook = Notebook.after("seed 1", "note a")
    notebook.context.isInteractive = true
    let noCommand = "there is no command \(number); the last one is 1"
    #expect(notebook.run("note after=\(number) x").mistake?.description == noCommand)
    #expect(notebook.run("edit n\(number) x").mistake?.description == "there is no note n\(number); the last one is n1")
    #expect(notebook.run("delete n\(number)").failed && notebook.recorder.notes.count == 1)
  }

  /// Neither a session file nor a pipe nor the startup file opens an editor.
  @Test func onlyAPersonEdits() {
    var notebook = Notebook.after("seed 1")
    #expect(notebook.run("edit").mistake?.description.contains("only a person at the prompt") == true)
    notebook.context.isInteractive = true
    notebook.context.startupCommands = .max
    #expect(notebook.run("edit").failed)
  }

  @Test func theKeysAreThoseOfThePrompt() {
    var notebook = Notebook.after()
    let answer = notebook.run("help keys").lines
    #expect(answer.contains { $0.hasPrefix("  Ctrl-R ") } && answer.contains { $0.hasPrefix("  Left, Ctrl-B ") })
    #expect(answer.allSatisfy { $0.count <= 80 })
  }
}
