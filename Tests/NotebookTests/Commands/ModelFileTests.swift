import Notebook
import NotebookTestSupport
import Recurrent
import Tasks
import Testing

/// `save model.safetensors`, `load model.safetensors`, `import weights.safetensors`.
@Suite struct ModelFileTests {
  private static let table =
    "date,price,sales\n"
    + (1...30).map { "2024-01-\($0 < 10 ? "0" : "")\($0),\($0 % 7),\($0 * $0 % 23)\n" }.joined()

  private static func store() -> InMemoryFileStore {
    InMemoryFileStore([
      "own.csv": Array(table.utf8),
      "days.csv": Array("day,sales\n".utf8) + (1...12).flatMap { Array("\($0)/2/2024,\($0 * $0 % 5)\n".utf8) },
    ])
  }

  /// What was typed before the model is saved, and after it.
  private static let sessions: [(before: [String], after: [String])] = [
    (["load sales", "model srn 4", "train 7"], ["train 6", "at 3", "evaluate", "at end"]),
    (["load sales", "model lstm 4", "train 7"], ["train 6", "forecast 3", "gates unit=2"]),
    (["load sales", "model gru 4 reset_after=no", "train 7 stateful=no"], ["train 6 stateful=no", "at 9", "predict"]),
    (["load sales", "model gru 3 recurrent_activation=hard_sigmoid"], ["train 4", "at 2", "branch", "train 3"]),
    (["load sales window=4", "model lstm 5 3 dropout=0.3", "train 5 batch=4"], ["train 4 batch=8", "evaluate"]),
    (["load sales validation=6", "model lstm 4", "train 20 stop=best patience=4"], ["train 9 stop=best", "models"]),
    (["load sales", "optimizer rmsprop rate=0.01", "model lstm 3", "train 5"], ["train 5", "at 3", "at 7"]),
    (
      ["load sales", "optimizer sgd rate=0.05 momentum=0.9 clipnorm=1", "model gru 3", "train 5"],
      ["train 5", "plot loss", "optimizer"]
    ),
    (
      ["load sales", "optimizer adam rate=0.02 global_clipnorm=0.5 epsilon=1e-6", "model lstm 3", "train 5"],
      ["optimizer sgd", "train 3", "at 4", "branch", "train 2"]
    ),
    (
      ["load sales", "model lstm 3", "train 5", "optimizer rmsprop"], ["at 5", "branch", "train 3", "use 1", "train 2"]
    ),
    (
      ["load sales", "model lstm 3", "train 6 schedule=cosine over=12 after=0"],
      ["train 6 schedule=cosine over=12 after=6"]
    ),
    (["load sales", "model lstm 3", "train 9 schedule=step every=2"], ["train 4", "at 7", "evaluate"]),
    (["load sales", "model srn 3", "train 9 schedule=plateau wait=2"], ["train 4 schedule=plateau wait=2 after=9"]),
    (["seed 7", "load addition digits=1", "model lstm 6", "train 3"], ["train 2", "sample 4", "ask 1+2", "at 2"]),
    (
      ["load addition digits=2 examples=300", "model gru 5 4", "train 2 batch=16", "sample 2"], ["train 2", "sample 3"]
    ),
    (
      ["load own.csv column=sales inputs=price window=3 test=5", "model lstm 4", "train 4"], ["train 3", "forecast 4"]
    ),
    (["load own.csv horizon=2 test=5", "model gru 4", "train 4"], ["train 3", "plot", "data 3"]),
    (["load days.csv dates=dmy test=2", "model srn 2", "train 4"], ["train 3", "forecast 9", "plot"]),
    (["load sales", "model lstm 3", "train 9", "at 4"], []),
    // More trainings than anybody types: what was saved is loaded.
    (["load sales", "model srn 1"] + Array(repeating: "train 1", count: 10_001), ["evaluate", "train 2", "at 9000"]),
  ]

  /// Whoever goes on from a loaded model says and learns what it would have without stopping, to the last bit.
  @Test(arguments: sessions) func goesOnAsIfItHadNeverStopped(before: [String], after: [String]) throws {
    let store = Self.store()
    var whole = prompt(store.files)
    for line in before + ["save model.safetensors"] {
      let answer = whole.run(line)
      #expect(!answer.failed, "\(line): \(answer.lines)")
    }
    var loaded = prompt(store.files)
    let answer = loaded.run("load model.safetensors")
    #expect(!answer.failed, "\(answer.lines)")
    if before.last?.hasPrefix("at ") == true { _ = whole.run("branch; use 2") }
    #expect(loaded.workbench.model?.description == whole.workbench.model?.description)
    for line in after {
      let (one, other) = (whole.run(line), loaded.run(line))
      #expect(!one.failed && one.recorded == other.recorded, "\(line): \(one.recorded) \(other.recorded)")
    }
    #expect(loaded.workbench.model?.description == whole.workbench.model?.description)
    #expect(loaded.workbench.seed == whole.workbench.seed)
    #expect(loaded.workbench.samplesDrawn == whole.workbench.samplesDrawn)
    #expect(loaded.workbench.optimizer == whole.workbench.optimizer)
  }

  /// What is read is written again, byte by byte.
  @Test(arguments: sessions) func isWrittenAsItWasRead(before: [String], after: [String]) throws {
    let store = Self.store()
    var notebook = prompt(store.files)
    for line in before + ["save a.safetensors"] { _ = notebook.run(line) }
    var other = prompt(store.files)
    for line in ["load a.safetensors", "save b.safetensors"] { _ = other.run(line) }
    #expect(store.bytes("a.safetensors") != nil)
    #expect(store.bytes("a.safetensors") == store.bytes("b.safetensors"))
  }

  private static func saved(_ lines: String...) throws -> (store: InMemoryFileStore, bytes: [UInt8]) {
    let store = Self.store()
    var notebook = prompt(store.files)
    for line in lines + ["save m.safetensors"] { _ = notebook.run(line) }
    return (store, try #require(store.bytes("m.safetensors")))
  }

  // MARK: with and without data

  @Test func withoutItsDataItNeedsThem() throws {
    let (store, _) = try Self.saved("load own.csv test=5", "model lstm 3", "train 4")
    var notebook = prompt(store.files)
    _ = notebook.run("load m.safetensors; save n.safetensors data=no")
    var empty = prompt(store.files)
    #expect(
      empty.error(of: "load n.safetensors")
        == "error: the file holds a model without its data, \"own.csv\"; load the data first, then the model")
    #expect(empty.error(of: "load m.safetensors data=no").contains("there is no data yet"))
    _ = empty.run("load own.csv test=5")
    #expect(!empty.run("load n.safetensors").failed)
    #expect(empty.workbench.model?.description == notebook.workbench.model?.description)
    let size = store.bytes("n.safetensors")?.count ?? 0
    #expect(size < (store.bytes("m.safetensors")?.count ?? 0))
  }

  /// On other data a model reads on the scales of those that it learned, and the models of the same data stay.
  @Test func otherDataAreReadOnItsScales() throws {
    let (store, _) = try Self.saved("load sales", "model lstm 3", "train 4")
    var notebook = prompt(store.files)
    _ = notebook.run("load own.csv test=5; model gru 2")
    let answer = notebook.run("load m.safetensors data=no")
    #expect(answer.lines.joined(separator: " ").contains("these are not the data that the model learned"))
    let sales = try #require(Notebook.after("load sales").workbench.task?.series)
    #expect(notebook.workbench.task?.series?.scales == sales.scales)
    #expect(notebook.workbench.task?.series?.task.series.name == "sales")
    #expect(!notebook.run("train 2; evaluate").failed)
    var same = prompt(store.files)
    _ = same.run("load sales; model gru 2; load m.safetensors")
    #expect(same.workbench.models.entries.count == 2)
    _ = same.run("undo")
    #expect(same.workbench.model?.name == "gru 2")
  }

  // MARK: what is refused

  /// Nothing is half loaded.
  private func refuses(_ line: String, _ message: String, after lines: String..., store: InMemoryFileStore) {
    var notebook = prompt(store.files)
    for line in lines { _ = notebook.run(line) }
    let before = notebook.workbench.description
    let error = notebook.error(of: line)
    #expect(error.contains(message), "\(line): \(error)")
    #expect(notebook.workbench.description == before)
  }

  @Test func otherTasksAreRefused() throws {
    let (store, _) = try Self.saved("load sales window=4", "model lstm 3", "train 1")
    let load = "load m.safetensors data=no"
    refuses(load, "the model learned \"sales window=4\"; \"sales\" is loaded", after: "load sales", store: store)
    refuses(load, "\"addition digits=1 examples=55\" is loaded", after: "load addition digits=1", store: store)
    refuses(load, "is loaded", after: "load sales window=4 horizon=2", store: store)
  }

  @Test func otherFilesAreRefused() throws {
    let store = Self.store()
    let files: [(String, [UInt8], String)] = [
      ("csv", Array(Self.table.utf8), "this is no safetensors file, but text"),
      ("hdf", [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], "an HDF5 file"),
      ("none", [], "an empty file"),
      ("huge", [0, 0, 0, 0, 0, 1, 0, 0, 0x7B], "would have 1,099,511,627,776 bytes; the format allows 100,000,000"),
      ("other", try TensorFile().bytes(), "the file holds arrays, and no model that Unroll saved"),
    ]
    for (name, bytes, message) in files {
      try store.files.write(bytes, to: name + ".safetensors")
      refuses("load \(name).safetensors", message, after: "load sales", "model lstm 2", store: store)
    }
    refuses("load missing.safetensors", "there is no file \"missing.safetensors\"", store: store)
  }

  /// A file with one of its texts changed, and its checksum with it unless that is the one.
  private func changed(_ bytes: [UInt8], _ name: String, _ text: String?) throws -> [UInt8] {
    let file = try TensorFile(reading: bytes)
    var result = TensorFile()
    for remark in file.remarks where remark.name != "checksum" {
      if remark.name != name {
        result.describe(remark.name, remark.text)
      } else if let text {
        result.describe(name, text)
      }
    }
    for tensor in file.tensors where tensor.name != name { result.add(tensor) }
    result.seal()
    return try result.bytes()
  }

  @Test func otherVersionsAreNamed() throws {
    let (store, bytes) = try Self.saved("load sales", "model lstm 3", "train 1")
    let cases: [(String, String?, String)] = [
      ("unroll", "model 2", "another version of Unroll saved it, in the form \"model 2\"; this one reads \"model 1\""),
      ("engine", "9", "a version of Unroll with engine 9 saved it; this one has engine 1"),
      ("units", "4", "\"lstm/kernel\" is not as \"save\" writes it"),
      ("units", "1000000 1000000", "memory"),
      ("cell", "gru", "\"gru/kernel\" is missing"),
      ("cell", "transformer", "\"cell\" is not as \"save\" writes it"),
      ("outputs", "2", "the network \"lstm 3\" of the file does not fit the data"),
      ("task", nil, "\"task\" is missing in the file"),
      ("history/loss", nil, "\"history/loss\" is missing in the file"),
      ("trainings", "2", "is not as \"save\" writes it"),
    ]
    for (name, text, message) in cases {
      try store.files.write(changed(bytes, name, text), to: "x.safetensors")
      refuses("load x.safetensors", message, after: "load sales", "model gru 2", store: store)
    }
  }

  @Test func numbersThatAreNotFiniteNeedForce() throws {
    let store = Self.store()
    var notebook = prompt(store.files)
    _ = notebook.run("load sales; model srn 2; train 1; save m.safetensors")
    var model = try #require(notebook.workbench.model)
    model.checkpoint.weights[0] = .nan
    let task = try #require(notebook.workbench.task)
    try store.files.write(ModelFile.bytes(of: model, on: task, seed: 1), to: "nan.safetensors")
    refuses("load nan.safetensors", "holds numbers that are not finite; add force=yes", store: store)
    #expect(!notebook.run("load nan.safetensors force=yes").failed)
    refuses(
      "import nan.safetensors", "holds numbers that are not finite; add force=yes", after: "load sales", "model srn 2",
      store: store)
  }

  /// Every file that was cut off is refused, and so is every changed byte, unless it says the same.
  @Test func everyDamageIsFound() throws {
    let (_, bytes) = try Self.saved("load sales validation=3", "model srn 1", "train 2")
    let whole = try ModelFile(reading: bytes).model(on: nil).model.description
    for count in bytes.indices {
      #expect(throws: ModelFileError.self) { try ModelFile(reading: Array(bytes.prefix(count))) }
    }
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= UInt8(1 << (place % 8))
      guard let model = try? ModelFile(reading: changed).model(on: nil) else { continue }
      #expect(model.model.description == whole, "byte \(place)")
    }
  }

  // MARK: saving

  @Test func otherEndingsAreRefused() {
    var notebook = prompt(Self.store().files)
    _ = notebook.run("load sales; model lstm 2")
    let before = notebook.workbench.description
    for ending in ["h5", "keras", "pt", "pkl", "npz", "json", "xlsx"] {
      #expect(
        notebook.error(of: "save model.\(ending)")
          == """
          error: "save" writes a session (.md) or a model (.safetensors), and no .\(ending); type "save \
          model.safetensors" for the model, "save model.md" for the session
          """)
    }
    #expect(notebook.error(of: "save model.onnx").contains("type \"export model.onnx\""))
    #expect(notebook.error(of: "save x.md data=no").contains("data= is for a model"))
    #expect(notebook.workbench.description == before)
  }

  @Test func replacesOnlyModels() throws {
    let (store, _) = try Self.saved("load sales", "model lstm 2")
    try store.files.write([1, 2, 3], to: "x.safetensors")
    var notebook = prompt(store.files)
    _ = notebook.run("load sales; model lstm 2; train 1")
    #expect(!notebook.run("save m.safetensors").failed)
    #expect(notebook.error(of: "save x.safetensors").contains("exists and holds no model that \"save\" wrote"))
    #expect(!notebook.run("save x.safetensors replace=yes").failed)
    #expect(Notebook.after("save y.safetensors").workbench.model == nil)
  }

  /// A replay keeps models in memory: it reads what it wrote, and the disk stays as it is.
  @Test func aReplayWritesNoFile() throws {
    let commands = [
      "load sales", "model lstm 2", "train 3", "save m.safetensors", "undo", "reset", "load m.safetensors", "train 2",
    ]
    let store = InMemoryFileStore(["page.md": Array(session(commands.map { "> " + $0 }.joined(separator: "\n")).utf8)])
    var runner = try SessionRunner(path: "page.md", store: store.files)
    for index in runner.document.cells.indices { #expect(!runner.run(index).hasMistake, "\(commands[index])") }
    #expect(store.paths == ["page.md"])
    var typed = prompt(store.files)
    for line in commands { _ = typed.run(line) }
    #expect(store.paths == ["m.safetensors", "page.md"])
    #expect(runner.notebook.workbench.model?.description == typed.workbench.model?.description)
  }

  // MARK: import

  /// The arrays of a model, with other names.
  private func keras(_ bytes: [UInt8], _ rename: (String) -> String?) throws -> [UInt8] {
    let file = try TensorFile(reading: bytes)
    var result = TensorFile()
    for tensor in file.tensors where tensor.type == .f32 {
      guard !tensor.name.hasPrefix("start/"), !tensor.name.hasPrefix("optimizer/"), let name = rename(tensor.name)
      else {
        continue
      }
      result.add(Tensor(name, tensor.shape, floats: (tensor.floats ?? [])[...]))
    }
    return try result.bytes()
  }

  @Test func weightsComeBack() throws {
    let (store, bytes) = try Self.saved("load sales", "model lstm 3 2", "train 5")
    let trained = try ModelFile(reading: bytes).model(on: nil).model
    let names: [(String) -> String] = [
      { $0 }, { "model.0/" + $0 + ":0" },
      { $0.replacing("lstm_1/", with: "lstm_10/lstm_cell/").replacing("lstm/", with: "lstm_9/lstm_cell/") },
      { $0.replacing("lstm_1/", with: "decoder.").replacing("lstm/", with: "encoder.") },
    ]
    for rename in names {
      try store.files.write(keras(bytes) { rename($0) }, to: "w.safetensors")
      var notebook = prompt(store.files)
      let answer = notebook.run("load sales; model lstm 3 2; import w.safetensors")
      #expect(!answer.failed, "\(answer.lines)")
      #expect(notebook.workbench.model?.checkpoint.weights == trained.checkpoint.weights)
      for line in [
        "evaluate", "forecast 2", "plot", "plot loss", "models", "at 0", "at end", "train 2", "at 0", "evaluate",
      ] {
        let answer = notebook.run(line)
        if line != "plot loss" { #expect(!answer.failed, "\(line): \(answer.lines)") }
      }
    }
    var notebook = prompt(store.files)
    _ = notebook.run("load sales; model lstm 3 2; train 1; import m.safetensors")
    #expect(notebook.workbench.models.entries.count == 2)
    _ = notebook.run("save again.safetensors; reset; load again.safetensors")
    #expect(notebook.run("model").lines.first == "lstm 3 2, trained elsewhere")
  }

  @Test func whatDoesNotFitIsNamed() throws {
    let (store, bytes) = try Self.saved("load sales", "model gru 3", "train 1")
    try store.files.write(keras(bytes) { $0 }, to: "w.safetensors")
    try store.files.write(keras(bytes) { $0.hasSuffix("bias") ? nil : $0 }, to: "nobias.safetensors")
    try store.files.write(keras(bytes) { "a/" + $0 }, to: "a.safetensors")
    let cases = [
      ("model lstm 3", "a", "\"a/gru/recurrent_kernel\" is of gru 3; the model is lstm 3"),
      ("model gru 4", "w", "\"gru/recurrent_kernel\" is of gru 3"),
      ("model gru 3 reset_after=no", "w", "make the model with reset_after=yes first"),
      ("model gru 3 2", "a", "the file has 1 recurrent and 1 dense layers; the model has 2 recurrent"),
      ("model gru 3", "nobias", "\"gru\" has no \"bias\""),
    ]
    for (model, name, message) in cases {
      refuses("import \(name).safetensors", message, after: "load sales", model, store: store)
    }
    refuses("import w.safetensors", "there is no model yet", after: "load sales", store: store)
    refuses("import own.csv force=yes", "force= is for the weights of a model", store: store)
  }
}
