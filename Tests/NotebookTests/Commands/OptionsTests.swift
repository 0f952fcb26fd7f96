import CommandLanguage
import Notebook
import NotebookTestSupport
import Tasks
import Testing

/// Every option of every command keeps what its declaration says: each word it takes completes and runs, each number
/// outside its range is refused with the range, and its default written out gives what leaving it out gives.
@Suite struct OptionsTests {
  /// An option of a command, by name so that a failing test names it.
  struct Case: CustomTestStringConvertible {
    let command: Command
    let option: OptionDescription

    var testDescription: String { "\(command.name) \(option.name)=" }
  }

  static let cases = CommandTable.commands.flatMap { command in
    // What stands behind a note is a part of it; its one option stands before.
    command.name == "note" ? [] : command.options.map { Case(command: command, option: $0) }
  }

  // MARK: scenes

  /// The scenes, each with files and runs of its own: a copy of a notebook still refers to those of the first, and tests
  /// run side by side.
  private static var scenes: [Notebook] {
    stored.value.map { scene in
      var scene = scene
      scene.context.files = FileAccess(store: store())
      scene.context.runs = .ofSession()
      return scene
    }
  }

  /// Notebooks that `scenes` copies and nothing changes.
  private struct Scenes: @unchecked Sendable { let value: [Notebook] }

  private static let stored = Scenes(value: [
    Notebook.after("load sales", "model gru 3", "train 2", store: store()),
    Notebook.after("load addition digits=2 examples=200", "model gru 3", "train 1", store: store()),
    Notebook.after(
      "load inputs.csv target=sales inputs=price", "model gru 3", "train 1", store: store()),
  ])

  private static let savedModel: [UInt8] = {
    let store = InMemoryFileStore()
    _ = Notebook.after("load sales", "model gru 3", "train 1", "save m.safetensors", store: store.files)
    return store.bytes("m.safetensors") ?? []
  }()

  private static func store() -> FileStore {
    let text = "month;sales\n" + Series.sales.values.map { "m;\($0)\n" }.joined()
    let inputs = "month;sales;price\n" + Series.sales.values.map { "m;\($0);\($0 - 1)\n" }.joined()
    let model = savedModel
    return InMemoryFileStore([
      "model.safetensors": model, "weights.safetensors": model, "inputs.csv": Array(inputs.utf8),
      "sales.csv": Array(text.utf8),
      "comma.csv": text.utf8.map { $0 == 0x2E ? 0x2C : $0 },
      "utf-16le.csv": text.utf8.flatMap { [$0, 0] }, "utf-16be.csv": text.utf8.flatMap { [0, $0] },
    ]).files
  }

  /// Lines that an option of a command can be added to, in one scene or another.
  private static func lines(_ command: String, without option: String) -> [String] {
    switch command {
    case "load" where ["data", "force"].contains(option): ["load model.safetensors"]
    case "load":
      ["load sales.csv", "load addition"] + (option == "decimal" ? ["load comma.csv"] : [])
        + (option == "encoding" ? ["load utf-16le.csv", "load utf-16be.csv"] : [])
    case "model": ["model gru 3", "model lstm 3"]
    case "optimizer": ["optimizer adam", "optimizer rmsprop", "optimizer sgd"]
    case "train":
      [
        "train 2", "train 1 schedule=cosine", "train 2 schedule=cosine", "train 2 schedule=step",
        "train 2 schedule=plateau", "train 2 stop=best",
      ].filter { option.isEmpty || !$0.contains(" \(option)=") }
    case "evaluate": ["evaluate"]
    case "compare", "sweep":
      [
        (command == "compare" ? "compare srn" : "sweep") + (option == "train" ? "" : " train=1")
          + (option == "repeat" ? "" : " repeat=1")
          + (option == "patience" ? " stop=best" : "")
          // Without a cluster the runs are computed here, so that any machine can replay such a line.
          + (ClusterRequest.options.contains { $0.name == option } ? " on=slurm" : "")
      ]
    case "runs": ["runs", "runs export runs.csv"]
    case "plot": ["plot data", "plot weights", "plot forecast"]
    case "data": ["data"]
    case "apply":
      ["apply sales.csv"] + (option == "decimal" ? ["apply comma.csv"] : [])
        + (option == "encoding" ? ["apply utf-16le.csv", "apply utf-16be.csv"] : [])
    case "predict": ["predict"]
    case "forecast": ["forecast 3"]
    case "gates": ["gates", "gates 1+2"]
    case "explain": ["explain step 1", "explain step 1 of 1+2"]
    case "importance": option == "repeat" ? ["importance"] : ["importance 1+2"]
    case "save": option == "data" ? ["save model.safetensors"] : ["save session.md"]
    case "import": ["import weights.safetensors"]
    case "export": (option == "pytorch" ? [] : ["export out.html"]) + (option == "as" ? [] : ["export out.py"])
    default: []
    }
  }

  /// What a line with the option answers in every scene that allows it, beside what it answers without.
  private static func answers(
    _ tested: Case, _ value: String
  ) -> [(line: String, with: Notebook.Answer, without: Notebook.Answer, notebooks: [Notebook])] {
    lines(tested.command.name, without: tested.option.name).flatMap { line in
      // Each has its own folder, or the second could not write what the first has written.
      zip(scenes, scenes).map { scenes in
        var (one, other) = scenes
        let text = "\(line) \(tested.option.name)=\(value)"
        return (text, one.run(text), other.run(line), [one, other])
      }
    }
  }

  private static func complaints(_ tested: Case, _ value: String) -> [String] {
    answers(tested, value).compactMap { $0.with.failed ? $0.with.lines.last : nil }
  }

  // MARK: words

  @Test(arguments: cases.filter { !$0.option.kind.words.isEmpty })
  func eachWordCompletesAndRuns(tested: Case) throws {
    let line = try #require(Self.lines(tested.command.name, without: tested.option.name).first)
    let completer = Completer(CompletionSources(entries: { _ in [] }, columns: { _ in [] }))
    let completed = completer.candidates(before: "\(line) \(tested.option.name)=").candidates
    #expect(completed.map(\.text) == tested.option.kind.words.map(\.text))
    for word in tested.option.kind.words {
      #expect(Self.answers(tested, word.text).contains { !$0.with.failed }, "\(word.text)")
    }
    #expect(Self.answers(tested, "nonsense").allSatisfy { $0.with.failed })
  }

  @Test(arguments: CommandTable.commands.map(\.name))
  func eachWordOfTheUsageCompletes(name: String) throws {
    let command = try #require(CommandTable.commands.first { $0.name == name })
    let completer = Completer(CompletionSources(entries: { _ in [] }, columns: { _ in [] }))
    for word in command.takes.places(after: []).flatMap(\.kind.words) {
      #expect(completer.candidates(before: "\(name) \(word.text)").candidates.contains { $0.text == word.text })
    }
  }

  // MARK: numbers

  @Test(arguments: cases)
  func eachNumberOutsideItsRangeIsRefused(tested: Case) {
    var kind = tested.option.kind
    if case .list(let element) = kind { kind = element }
    if kind == .epoch { kind = .wholeNumber(0...Int.mostTyped) }
    switch kind {
    case .wholeNumber(let range):
      #expect(Self.answers(tested, String(range.lowerBound)).contains { !$0.with.failed })
      #expect(isRefused(tested, String(range.lowerBound - 1), "from \(range.lowerBound) to "))
      if range.upperBound == .mostTyped {
        // The data have fewer than a million.
        #expect(isRefused(tested, "1000000", "from \(range.lowerBound) to "))
      } else {
        #expect(isRefused(tested, String(range.upperBound + 1), "from \(range.lowerBound) to \(range.upperBound)"))
      }
      for value in ["1.5", "word", "''", "1e400"] { #expect(Self.answers(tested, value).allSatisfy { $0.with.failed }) }
    case .number(let range):
      #expect(Self.answers(tested, NumberLiteral.text(of: range.lowerBound)).contains { !$0.with.failed })
      for value in [range.lowerBound == 0 ? -1 : 0, range.upperBound * 10] {
        #expect(isRefused(tested, NumberLiteral.text(of: value), "from "))
      }
      #expect(Self.answers(tested, "word").allSatisfy { $0.with.failed })
    case .word, .list, .file, .column, .command, .text, .epoch, .model: break
    }
  }

  /// Whether a value is refused wherever the option may stand, and somewhere with its range. What the number of
  /// examples may be depends on the digits, and the message says it for them.
  private func isRefused(_ tested: Case, _ value: String, _ range: String) -> Bool {
    let answers = Self.answers(tested, value)
    let complaints = Self.complaints(tested, value)
    let expected = tested.option.name == "examples" ? "ask for at " : range
    return complaints.count == answers.count && complaints.contains { $0.contains(expected) }
  }

  // MARK: defaults

  @Test(arguments: cases.filter(\.option.hasDefault))
  func aDefaultWrittenOutChangesNothing(tested: Case) {
    let answers = Self.answers(tested, tested.option.standard.description).filter { !$0.with.failed }
    #expect(!answers.isEmpty)
    for answer in answers {
      #expect(answer.with.recorded == answer.without.recorded, "\(answer.line)")
      #expect(answer.notebooks[0].present == answer.notebooks[1].present, "\(answer.line)")
    }
  }

  /// Defaults that depend on the data or the workbench, each with a value that says the same.
  @Test(arguments: [
    (0, "train 2", "batch=1"), (0, "train 2", "stateful=yes"), (0, "train 2", "shuffle=no"),
    (0, "train 2 stateful=no", "shuffle=yes"), (0, "train 2 stateful=no", "batch=32"), (1, "train 2", "batch=32"),
    (1, "train 2", "shuffle=yes"), (0, "optimizer adam", "rate=0.001"), (0, "optimizer rmsprop", "rate=0.001"),
    (0, "optimizer sgd", "rate=0.01"), (0, "sweep train=2 repeat=1", "optimizer=adam"),
    (0, "sweep train=2 repeat=1 optimizer=sgd", "rate=0.01"), (0, "sweep train=2 repeat=1", "batch=1"),
    (1, "sweep train=2 repeat=1", "batch=32"), (1, "sweep train=2 repeat=1", "digits=2"),
    (0, "load sales.csv", "column=sales"), (0, "evaluate", "season=12"), (0, "sweep train=2 repeat=1", "measure=rmse"),
    (1, "sweep train=2 repeat=1", "measure=exact"),
  ])
  func whatADefaultDependsOn(scene: Int, line: String, option: String) {
    var (with, without) = (Self.scenes[scene], Self.scenes[scene])
    let answers = (with.run(line + " " + option), without.run(line))
    #expect(!answers.0.failed && answers.0.recorded == answers.1.recorded)
    #expect(with.present == without.present)
  }
}

extension Notebook {
  /// The workbench without what was typed to get there.
  fileprivate var present: String {
    String(workbench.description.split(separator: "\npast: ", maxSplits: 1).first ?? "")
  }
}
