import Notebook
import NotebookTestSupport
import Testing

@Suite struct CompleterTests {
  private let completer = Completer(
    CompletionSources(
      entries: { folder in
        switch folder {
        case ".":
          [
            .init("my data.csv"), .init("notes.txt"), .init("sales.csv"), .init("s.md"), .init("sub", isFolder: true),
            .init(".hidden.csv"), .init("e\u{1B}[2J.csv"),
          ]
        case "sub/": [.init("one.csv"), .init("two.csv")]
        default: []
        }
      },
      columns: { $0 == "my data.csv" ? ["month", "sold", "sold again", "s\u{1B}[2J"] : [] }))

  private func texts(_ before: String) -> [String] { completer.candidates(before: before).candidates.map(\.text) }

  @Test func commands() {
    #expect(texts("") == CommandTable.names)
    #expect(texts("tra") == ["train"])
    #expect(texts("seed 3; ev") == ["evaluate"])
    #expect(texts("?tr") == ["?train"])
    #expect(texts("help mo") == ["model", "models", "move"])
    #expect(texts("zzz").isEmpty && texts("# tra").isEmpty && texts("zzz tra").isEmpty)
    #expect(completer.candidates(before: "tra").candidates.first?.summary.isEmpty == false)
  }

  @Test func epochsAndModels() {
    func texts(_ before: String, _ lines: String...) -> [String] {
      let notebook = lines.reduce(into: prompt()) { _ = $0.run($1) }
      var sources = CompletionSources.nothing
      sources.models = notebook.workbench.models
      return Completer(sources).candidates(before: before).candidates.map(\.text)
    }
    let start = ["load sales", "model srn 2", "train 60"]
    #expect(texts("at ", start[0], start[1], start[2]) == ["end", "1", "2", "5", "10", "20", "50", "60"])
    #expect(texts("at 5", start[0], start[1], start[2]) == ["5", "50"])
    #expect(texts("plot forecast at=10,2", start[0], start[1], start[2]) == ["2", "20"])
    #expect(texts("use ", start[0], start[1], start[2], "branch") == ["1", "2"])
    #expect(texts("at ") == ["end", "EPOCH"] && texts("use ") == ["NUMBER"])
  }

  @Test func wordsOfTheUsage() {
    #expect(texts("model ").prefix(3) == ["srn", "lstm", "gru"])
    #expect(texts("mod l") == ["lstm"])
    #expect(texts("plot lo") == ["loss"])
    #expect(texts("load a") == ["addition"])
    #expect(texts("model lstm l").isEmpty)
    #expect(
      texts("runs ").prefix(8) == ["best", "show", "export", "collect", "verify", "jobs", "cancel", "clear"])
    #expect(texts("runs show ").first == "NUMBER" && texts("runs exp s") == ["sales.csv", "sub/"])
    #expect(texts("runs best ").allSatisfy { $0.hasSuffix("=") })
    #expect(texts("explain ").prefix(4) == ["step", "lstm", "gru", "srn"])
    #expect(texts("explain step 3 o") == ["of"])
    #expect(texts("model lstm ").first == "UNITS" && !texts("model lstm r").contains("UNITS"))
    #expect(completer.candidates(before: "encode ").candidates == [.init("'TEXT'", isPlaceholder: true)])
    #expect(!texts("compare lstm ").contains { $0.contains("EPOCHS") })
  }

  @Test func options() {
    #expect(texts("train ").first == "EPOCHS")
    #expect(texts("train 5 ").starts(with: ["batch=", "stateful=", "shuffle=", "truncate=", "watch=", "schedule="]))
    #expect(texts("train 5 batch=3 ").contains("batch=") == false)
    #expect(texts("train 5 s") == ["stateful=", "shuffle=", "schedule=", "stop="])
    #expect(texts("train 5 sha").isEmpty)
    #expect(completer.candidates(before: "train 5 ba").candidates.first?.isWhole == false)
  }

  @Test func valuesOfOptions() {
    #expect(texts("train 5 shuffle=") == ["yes", "no"])
    #expect(texts("train 5 shuf=y") == ["yes"])
    #expect(texts("model lstm 8 recurrent_activation=h") == ["hard_sigmoid"])
    #expect(texts("gates as=") == ["picture", "numbers"] && texts("importance 3+4 as=n") == ["numbers"])
    #expect(texts("plot data style=") == ["braille", "ascii"])
    #expect(texts("train 5 batch=").isEmpty && texts("train 5 nothing=").isEmpty)
    #expect(completer.candidates(before: "train 5 shuffle=y").typed == "y")
  }

  @Test func wordsOfLists() {
    #expect(texts("sweep train=3 cells=") == ["srn", "lstm", "gru"])
    #expect(texts("sweep train=3 cells=s") == ["srn"])
    #expect(texts("sweep train=3 cells=srn,") == ["lstm", "gru"])
    #expect(texts("sweep train=3 cells=srn,l") == ["lstm"])
    #expect(completer.candidates(before: "sweep train=3 cells=srn,l").typed == "l")
    #expect(texts("compare srn train=3 optimizer=adam,rm") == ["rmsprop"])
    #expect(texts("compare srn train=3 units=4,").isEmpty)
  }

  /// Cells can be named one after another, each with its explanation.
  @Test func wordsThatRepeat() {
    #expect(texts("compare lstm ").prefix(3) == ["srn", "lstm", "gru"])
    #expect(completer.candidates(before: "compare lstm g").candidates == [.init("gru", "gated recurrent unit")])
  }

  @Test func files() {
    #expect(texts("load s") == ["sales", "sales.csv", "sub/"])
    #expect(texts("load sub/") == ["sub/one.csv", "sub/two.csv"])
    #expect(texts("load sub/t") == ["sub/two.csv"])
    #expect(texts("save s") == ["s.md", "sub/"])
    #expect(texts("plot data file=s") == ["sub/"])
    #expect(texts("load my") == ["'my data.csv'"])
    #expect(texts("load 'my") == ["'my data.csv'"])
    #expect(texts("load \"my d") == ["\"my data.csv\""])
    #expect(texts("load .h") == [".hidden.csv"])
    #expect(!texts("load ").contains { $0.contains("\u{1B}") })
    #expect(completer.candidates(before: "load sub").candidates.first?.isWhole == false)
  }

  @Test func columns() {
    #expect(texts("load 'my data.csv' column=s") == ["sold", "'sold again'"])
    #expect(texts("load 'my data.csv' column=m") == ["month"])
    #expect(texts("load 'my data.csv' column='so") == ["'sold'", "'sold again'"])
    #expect(texts("load 'my data.csv' column=") == ["month", "sold", "'sold again'"])
    #expect(texts("load column=").isEmpty)
  }

  /// Whatever stands before the cursor, completion answers.
  @Test func anythingMayBeTyped() {
    var random = SeededGenerator(seed: 5)
    let parts = ["load", " ", "'", "\"", "=", ";", "#", "?", "column=", "train", "é", "你", "\u{1B}", "my", "/", "…"]
    for _ in 0..<3_000 {
      let line = (0..<Int.random(in: 0..<8, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
      let (typed, candidates) = completer.candidates(before: line.joined())
      #expect(line.joined().hasSuffix(typed) && !candidates.contains { $0.text.contains("\u{1B}") })
    }
  }

  @Test func listingFitsTheTerminal() {
    for columns in [1, 10, 80] {
      let lines = Completer.listing(completer.candidates(before: "").candidates, columns: columns)
      #expect(lines.count == CommandTable.names.count && lines.allSatisfy { $0.count < max(columns, 2) })
    }
    #expect(Completer.listing([.init("a", "one"), .init("bcd", "two")], columns: 80) == ["a    one", "bcd  two"])
  }
}
