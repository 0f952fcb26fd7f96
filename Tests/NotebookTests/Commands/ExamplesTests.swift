import Notebook
import NotebookTestSupport
import Tasks
import Testing

/// The examples that `help` shows can be typed as they are, after the commands that they need.
@Suite struct ExamplesTests {
  private static let model: [UInt8] = {
    let store = InMemoryFileStore()
    _ = Notebook.after("load sales", "model srn 4", "train 2", "save m.safetensors", store: store.files)
    return store.bytes("m.safetensors") ?? []
  }()

  private let store = InMemoryFileStore([
    "model.safetensors": model, "weights.safetensors": model,
    "sales.csv": Array(("month,sales\n" + Series.sales.values.map { "m,\($0)\n" }.joined()).utf8),
    "commands.txt": Array("load sales\n".utf8),
    "notebook.ipynb": Notebook.after("seed").recorder.exportedNotebook,
  ])

  /// `recover` needs a session that was lost.
  @Test(
    arguments: CommandTable.commands.filter { $0.name != "recover" }.flatMap { command in
      command.examples.map { [command.name, $0] }
    })
  func canBeTyped(pair: [String]) {
    let isAboutAddition = ["ask", "sample"].contains(pair[0]) || pair[1].contains("3+361")
    let load = isAboutAddition ? "load addition examples=100" : "load sales"
    var notebook = Notebook.after(load, "model srn 4", "train 2", store: store.files)
    if pair[0] == "redo" { _ = notebook.run("undo") }
    // A page with something to change, in a file of its own.
    if ["edit", "insert", "delete", "move", "run", "page", "save", "note"].contains(pair[0]) {
      for line in ["evaluate", "predict", "plot data", "note Some prose.", "save page.md"] {
        #expect(!notebook.run(line).failed, "\(line)")
      }
    }
    // Only somebody at the prompt has an editor.
    notebook.context.isInteractive = ["edit", "note"].contains(pair[0])
    let answer = notebook.run(pair[1])
    #expect(!answer.failed, "\(pair[1]): \(answer.lines.last ?? "")")
  }

  @Test func everyCommandHasTwo() {
    for command in CommandTable.commands {
      #expect(command.examples.count >= 2 && command.examples.allSatisfy { $0.contains(command.name) })
    }
  }
}

extension SessionRecorder {
  /// The session as `export` writes it for Jupyter.
  fileprivate var exportedNotebook: [UInt8] {
    HandOut(self).files(.notebook, name: "notebook.ipynb") { $0 }.first?.bytes ?? []
  }
}
