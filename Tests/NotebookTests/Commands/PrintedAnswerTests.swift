import Notebook
import NotebookTestSupport
import Storage
import Testing

/// `save _3 FILE`: what a command printed, as a file.
@Suite struct PrintedAnswerTests {
  private static func text(_ name: String, of store: InMemoryFileStore) throws -> String {
    String(decoding: try store.read(name, limit: 1 << 20), as: UTF8.self)
  }

  @Test func whatACommandPrintedIsWritten() throws {
    let store = InMemoryFileStore()
    var notebook = Notebook.after("seed 7", "encode '12'", "reset", store: store.files)
    let printed = notebook.run("encode '12'").recorded
    #expect(notebook.run("save _4 answer.txt").lines == ["wrote what command 4 printed to answer.txt"])
    #expect(try Self.text("answer.txt", of: store) == printed.map { $0 + "\n" }.joined())
    #expect(notebook.run("save _1 seed.txt").lines == ["wrote what command 1 printed to seed.txt"])
    #expect(try Self.text("seed.txt", of: store) == "seed 7\n")
    #expect(notebook.run("save _ last.txt").lines == ["wrote what command 4 printed to last.txt"])
    // None of these is a command of the session.
    #expect(notebook.recorder.cells.count == 4)
  }

  @Test func mistakesLeaveEveryFile() throws {
    let store = InMemoryFileStore(["a.txt": Array("mine".utf8)])
    var notebook = Notebook.after("seed 7", store: store.files)
    for (line, message) in [
      ("save _2 b.txt", "there is no command 2; the last one is 1"), ("save _0 b.txt", "there is no command 0"),
      ("save _99999999999999999999 b.txt", "there is no command 99999999999999999999"),
      ("save _1 a.txt", "\"a.txt\" exists; choose another name, or add replace=yes"),
      ("save _1 b.txt c", "did not expect"),
    ] {
      let answer = notebook.run(line)
      #expect(answer.failed && answer.lines.last?.contains(message) == true, "\(answer.lines)")
    }
    #expect(try Self.text("a.txt", of: store) == "mine" && !store.files.exists("b.txt"))
    #expect(!notebook.run("save _1 a.txt replace=yes").failed)
    #expect(try Self.text("a.txt", of: store) == "seed 7\n")
    // A file of such a name is a file.
    #expect(notebook.run("save _1").lines == ["saved 1 command to _1"])
  }

  /// The command itself is recorded, so that a saved session says what was done.
  @Test func againRecordsTheCommand() {
    var notebook = Notebook.after("load sales", "model srn 2", "train 2")
    let answer = notebook.run("again")
    #expect(answer.lines.last == "ran again: train 2" && !answer.recorded.contains { $0.contains("again") })
    #expect(notebook.run("again 3").recorded.last?.contains("6") == true)
    #expect(
      notebook.recorder.cells.map(\.command) == ["load sales", "model srn 2"] + Array(repeating: "train 2", count: 3))
    #expect(notebook.run("undo").lines == ["took back: train 2"])
    #expect(notebook.run("again 1; again 2").lines.last == "ran again: model srn 2")
  }

  @Test func exitLeaves() {
    for word in ["exit", "quit", "q"] {
      var notebook = prompt()
      #expect(notebook.run("seed 7; \(word); seed 8").quits, "\(word)")
      #expect(notebook.recorder.cells.map(\.command) == ["seed 7"])
    }
  }
}
