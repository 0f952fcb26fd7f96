import Exchange
import Notebook
import NotebookTestSupport
import Testing

/// `export model.onnx` and `export model.py`: which files there are, what they replace, and what is refused.
@Suite struct ExportedFilesTests {
  private let memory = InMemoryFileStore()

  private func notebook(_ model: String = "model lstm 8") -> Notebook {
    .after("load sales", model, store: memory.files)
  }

  @Test func whatIsWritten() {
    var notebook = notebook()
    #expect(notebook.run("export out/a.onnx").lines == ["exported lstm 8 to out/a.onnx"])
    #expect(
      notebook.run("export out/a.py").lines == ["exported lstm 8 to out/a.py, with a-weights.safetensors beside it"])
    #expect(
      notebook.run("export B.PY pytorch=yes").lines == [
        "exported lstm 8 to B.PY, with B-weights.safetensors, B-pytorch.py beside it"
      ])
    #expect(
      memory.paths == [
        "B-pytorch.py", "B-weights.safetensors", "B.PY", "out/a-weights.safetensors", "out/a.onnx", "out/a.py",
      ])
    // Neither is part of the session.
    #expect(notebook.recorder.cells.count == 2)
  }

  @Test func whatWasExportedIsReplacedUnlessSomebodyChangedIt() throws {
    var notebook = notebook()
    for name in ["a.onnx", "a.py", "a-weights.safetensors", "a-pytorch.py"] {
      let command = name == "a.onnx" ? "export a.onnx" : "export a.py pytorch=yes"
      for _ in 0..<2 { #expect(!notebook.run(command).failed) }
      let bytes = try #require(memory.bytes(name))
      #expect(HandOutSeal.isWhole(bytes), "\(name)")
      try memory.write(bytes + [0x20], to: name)
      #expect(notebook.error(of: command).hasPrefix("error: \"\(name)\" exists and is not as \"export\" wrote it"))
      #expect(memory.bytes(name) == bytes + [0x20])
      #expect(!notebook.run(command + " replace=yes").failed)
      #expect(memory.bytes(name) == bytes)
    }
  }

  /// Whatever fails, no file is written.
  @Test(arguments: 1...12)
  func allFilesOrNone(call: Int) {
    var notebook = notebook()
    memory.fail(calls: call..<call + 1, errno: 13)
    #expect(notebook.error(of: "export a.py pytorch=yes").hasSuffix("Permission denied; nothing was changed"))
    #expect(memory.paths == [])
  }

  @Test(arguments: [
    ("export a.h5", "a hand-out is named .html, slides.html, .txt, .ipynb or .md, a model .onnx or .py"),
    ("export a.keras", "a hand-out is named"),
    ("export a.onnx pytorch=yes", "pytorch=yes goes with the program of a model"),
    ("export a.html pytorch=yes", "pytorch=yes goes with the program of a model"),
  ])
  func otherNames(command: String, message: String) {
    var notebook = notebook()
    #expect(notebook.error(of: command).hasPrefix("error: " + message))
    #expect(memory.paths == [])
  }

  @Test(arguments: ["export a.onnx", "export a.py"])
  func nothingToExport(command: String) {
    var notebook = prompt(memory.files)
    #expect(notebook.error(of: command).hasPrefix("error: there is no data yet; type"))
    _ = notebook.run("load sales")
    #expect(notebook.error(of: command).hasPrefix("error: there is no model yet; type"))
    #expect(memory.paths == [])
  }

  @Test(arguments: [
    ("model gru 4 reset_after=no", "PyTorch's GRU knows only reset_after=yes"),
    ("model lstm 4 recurrent_activation=hard_sigmoid", "PyTorch's cells have no hard sigmoid"),
  ])
  func pyTorchHasNoSuchCell(model: String, message: String) {
    var notebook = notebook(model)
    #expect(notebook.error(of: "export a.py pytorch=yes").hasPrefix("error: " + message))
    #expect(memory.paths == [])
    #expect(!notebook.run("export a.py").failed)
  }

  @Test func weightsThatAreNoNumbers() throws {
    let exported = try #require(notebook().exported(.onnx, as: "a.onnx"))
    var model = exported.model
    model.checkpoint.weights[3] = .nan
    for format in [ExportedModel.Format.onnx, .python(withPyTorch: false)] {
      let broken = ExportedModel(model, exported.task, as: format, named: "a")
      #expect(throws: ModelExportError.weightsNotFinite) { _ = try broken.files() }
    }
  }

  /// A notebook that nobody gave a writer.
  @Test func noWriter() {
    var notebook = notebook()
    notebook.context.exportModel = CommandContext(files: notebook.context.files).exportModel
    #expect(
      notebook.error(of: "export a.onnx")
        == "error: models cannot be exported here; export at the prompt of the program")
  }

  @Test func sameModelSameBytes() throws {
    for format in [ExportedModel.Format.onnx, .python(withPyTorch: true)] {
      let (one, other) = (notebook().exported(format, as: "a.py"), notebook().exported(format, as: "a.py"))
      #expect(try one?.files() == other?.files() && one != nil)
    }
  }
}
