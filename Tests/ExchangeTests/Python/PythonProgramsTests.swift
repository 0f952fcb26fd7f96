import Exchange
import Notebook
import NotebookTestSupport
import Recurrent
import Tasks
import Testing

/// What programs in Python and the file beside them hold. Whether Keras and PyTorch compute the same is for check-peers.py to
/// see.
@Suite struct PythonProgramsTests {
  private func files(_ lines: String..., named name: String = "a.py") throws -> (texts: [String], arrays: TensorFile) {
    var notebook = prompt()
    for line in lines { #expect(!notebook.run(line).failed, "\(line)") }
    let exported = try #require(notebook.exported(.python(withPyTorch: true), as: name))
    let files = try exported.files()
    let arrays = try TensorFile(reading: try #require(files.first { $0.name.hasSuffix(".safetensors") }).bytes)
    return (files.filter { $0.name.hasSuffix(".py") }.map { String(decoding: $0.bytes, as: UTF8.self) }, arrays)
  }

  @Test func weightsHaveKerasNamesAndShapes() throws {
    let arrays = try files("load addition digits=2 examples=50", "model gru 4 3").arrays
    let names = ["gru", "gru_1", "gru_2", "gru_3"].flatMap { ["\($0)/kernel", "\($0)/recurrent_kernel", "\($0)/bias"] }
    #expect(
      Set(arrays.tensors.map(\.name))
        == Set(names + ["dense/kernel", "dense/bias", "order", "left", "right", "predictions"]))
    #expect(arrays["gru/kernel"]?.shape == [12, 12] && arrays["gru_1/kernel"]?.shape == [4, 9])
    #expect(arrays["gru/bias"]?.shape == [2, 12] && arrays["dense/bias"]?.shape == [12])
    #expect(arrays["predictions"]?.shape == [50, 3, 12])
    #expect(Set(arrays["order"]?.integers ?? []) == Set(0..<45))
  }

  /// Weights that were trained, and those that training began with.
  @Test func bothWeightsOfATrainedModel() throws {
    let untrained = try files("load sales window=3", "model srn 2").arrays
    let (texts, arrays) = try files("load sales window=3", "model srn 2", "train 2")
    #expect(texts.allSatisfy { $0.contains("START = \"\"\n") && $0.contains("EPOCHS = 2\n") })
    let first = try #require(untrained["simple_rnn/kernel"])
    #expect(arrays["initial/simple_rnn/kernel"]?.floats == first.floats)
    #expect(arrays["simple_rnn/kernel"]?.floats != first.floats)
    #expect(arrays["initial/order"]?.integers == untrained["order"]?.integers)
    #expect(arrays["order"]?.integers != untrained["order"]?.integers)
    #expect(try files("load sales", "model srn 2").texts.allSatisfy { !$0.contains("START") })
  }

  @Test(arguments: [
    ("optimizer adam rate=0.01", "keras.optimizers.Adam(learning_rate=0.01)"),
    (
      "optimizer adam beta1=0.8 epsilon=0.001 clipnorm=2",
      "Adam(learning_rate=0.001, beta_1=0.8, epsilon=0.001, clipnorm=2.0)"
    ),
    ("optimizer rmsprop rho=0.8", "RMSprop(learning_rate=0.001, rho=0.8)"),
    ("optimizer sgd momentum=0.5 global_clipnorm=1", "SGD(learning_rate=0.01, momentum=0.5, global_clipnorm=1.0)"),
  ])
  func optimizers(command: String, text: String) throws {
    #expect(try files("load sales", command, "model srn 2").texts[0].contains(text))
  }

  @Test(arguments: [
    ("model lstm 5", "keras.layers.LSTM(5, name=\"lstm\")"),
    ("model gru 5 4", "keras.layers.GRU(5, return_sequences=True, name=\"gru\")"),
    ("model srn 5 dropout=0.2", "keras.layers.SimpleRNN(5, dropout=0.2, name=\"simple_rnn\")"),
  ])
  func layers(command: String, text: String) throws {
    #expect(try files("load sales window=5", command).texts[0].contains(text))
  }

  @Test func whatIsDoneOtherwiseIsSaid() throws {
    let dropout = try files("load sales window=5", "model srn 5 dropout=0.2").texts
    #expect(dropout.allSatisfy { $0.contains("# Which inputs are left out is drawn otherwise than in Unroll") })
    let truncated = try files("load sales window=5", "model srn 5", "train 1 truncate=2").texts
    #expect(truncated.allSatisfy { $0.contains("go back through 2 steps at most") })
  }

  /// Names of files and columns can hold anything, and stay what they are: texts.
  @Test func namesStayTexts() throws {
    let name = "a\"b\\c.py"
    let texts = try files("load sales", "model srn 2", named: name).texts
    #expect(texts.allSatisfy { $0.contains("os.path.join(folder, \"a\\\"b\\\\c-weights.safetensors\")") })
    #expect(texts.allSatisfy { $0.contains("a'b'c-weights.safetensors beside it") })
  }

  /// No line is longer than a person reads, blank lines are those of PEP 8, and nothing is left of the template.
  @Test(arguments: [
    "load sales", "load sales window=4 horizon=2 validation=3", "load addition digits=3 examples=1000",
  ])
  func looksAsPeopleWriteIt(load: String) throws {
    for model in ["model lstm 8", "model gru 8 4 dropout=0.1", "model srn 8"] {
      for text in try files(load, model).texts {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(lines.allSatisfy { $0.count <= 120 && !$0.hasSuffix(" ") })
        #expect(!text.contains("\n\n\n\n") && !text.hasSuffix("\n\n") && text.hasPrefix("\"\"\""))
        #expect(!text.contains("Optional(") && !text.contains("\\("))
      }
    }
  }
}
