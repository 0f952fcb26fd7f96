import Notebook
import NotebookTestSupport
import Phrases
import Storage
import Testing
import Text

/// What the notebook says in Traditional Chinese: all of it, in 80 columns, and the same on every replay.
@Suite struct LanguageTests {
  private func chinesePrompt(_ store: FileStore = InMemoryFileStore().files) -> Notebook {
    Notebook(
      context: CommandContext(files: FileAccess(store: store), machine: .local), allowsShortening: true,
      language: .traditionalChinese)
  }

  @Test func everyWordOfADeclarationHasATranslation() {
    for command in CommandTable.commands {
      var phrases = [command.summary, command.group.title] + command.details
      if command.usage.description.contains(/[A-Z]{3}/) { phrases.append(command.usage) }
      phrases += command.options.flatMap { [$0.summary, $0.standard] + $0.kind.words.map(\.summary) }
      phrases += command.takes.places(after: []).flatMap { $0.kind.words.map(\.summary) }
      for phrase in phrases where phrase.key.contains(where: \.isLetter) && Double(phrase.key) == nil {
        #expect(hasTranslation(phrase), "\(command.name): \(phrase)")
      }
    }
    for step in Tour.steps where !step.text.isEmpty { #expect(hasTranslation(step.text), "\(step.text)") }
  }

  private func hasTranslation(_ phrase: Phrase) -> Bool {
    phrase.text(in: .traditionalChinese) != phrase.description
  }

  /// A command word is no phrase, even where another phrase has the same letters.
  @Test func commandWordsStay() {
    for command in CommandTable.commands {
      let usage = command.usage.text(in: .traditionalChinese)
      #expect(usage == command.name || usage.hasPrefix(command.name + " "), "\(usage)")
    }
  }

  @Test(arguments: CommandTable.names + [""])
  func helpHasEightyColumns(name: String) {
    var notebook = chinesePrompt()
    let answer = notebook.run("help \(name)")
    #expect(!answer.failed)
    for line in answer.lines where !line.hasPrefix("plot [") { #expect(displayWidth(line) <= 80, "\(line)") }
  }

  /// The sentences of every golden in Chinese hold no run of English words; nor do those of its mistakes.
  @Test(arguments: GoldenTests.names.filter { !["compare.md", "sweep.md", "help.md", "plot.md"].contains($0) })
  func nothingIsLeftInEnglish(name: String) throws {
    let bytes = try DiskFileStore().read(GoldenTests.folder + "/" + name, limit: 1 << 20)
    let chinese = Array("<!-- language: zh-TW -->\n".utf8) + bytes
    let files = try Dictionary(
      uniqueKeysWithValues: TemporaryFolder.names(in: GoldenTests.folder).map {
        ($0, try DiskFileStore().read(GoldenTests.folder + "/" + $0, limit: 1 << 20))
      })
    let store = InMemoryFileStore(files.merging(["zh.md": chinese]) { $1 })
    var runner = try SessionRunner(path: "zh.md", store: store.files, machine: .local)
    for index in runner.document.cells.indices {
      let cell = runner.document.cells[index]
      guard !cell.command.contains("language") else { continue }
      for line in runner.run(index).output where line.hasPrefix("錯誤：") || line.hasPrefix("error") {
        #expect(line.contains { $0.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) } })
        #expect(!line.hasPrefix("error"), "\(line)")
        #expect(line.firstMatch(of: /[a-z]+ [a-z]+ [a-z]+ [a-z]+/) == nil || line.contains("「"), "\(line)")
      }
    }
  }

  /// What stands over columns is Chinese too, but for names and the field's abbreviations.
  @Test(arguments: [
    ["load sales", "data 3", "model lstm 4", "train 20", "evaluate", "predict interval=50", "forecast 3 interval=80"],
    ["load sales", "compare srn lstm train=2 repeat=6", "sweep units=2,3 train=2 repeat=2", "runs"],
    ["load addition digits=1", "data 2", "model gru 4", "train 2", "sample", "table", "gates 1+2 as=numbers"],
    ["load addition digits=1 examples=50", "compare srn gru units=4 train=2 repeat=6"],
  ])
  func tablesHaveChineseHeads(commands: [String]) throws {
    var notebook = chinesePrompt()
    var heads: [String] = []
    for command in commands {
      let answer = notebook.run(command)
      #expect(!answer.failed, "\(answer.lines.last ?? "")")
      let lines = answer.lines
      for index in lines.indices.dropFirst() where lines[index].hasPrefix("─") { heads.append(lines[index - 1]) }
    }
    #expect(heads.count >= commands.count - 2)
    let same: Set = [
      "RMSE", "MAE", "MAPE", "MASE", "%", "sales", "units", "lstm", "srn", "gru", "Wilcoxon", "Holm", "p", "10", "50",
      "80", "95", "4",
    ]
    for word in heads.flatMap({ $0.split(separator: " ") })
    where !word.contains(where: { $0.unicodeScalars.contains { $0.value > 0x2E80 } }) {
      #expect(same.contains(String(word)), "\(word)")
    }
  }

  /// Somebody's own names stay as they are, even where they are words of ours.
  @Test func namesOfColumnsStay() {
    let table = TextTable(
      columns: [.init("epoch"), .init("epoch", isName: true), .init("{} % from", isName: true), .init("95 % from")],
      rows: [["test", "test", "test", "test"]])
    let lines = OutputFormatter().lines([.table(table)], in: .traditionalChinese)
    #expect(lines[0] == "週期  epoch  {} % from  95 % 從" && lines[2] == "test  test   test       test")
  }

  @Test func theLanguageIsShownAndChanged() {
    var notebook = prompt()
    #expect(notebook.run("language").lines == ["language en: English"])
    #expect(notebook.run("language zh-TW").lines == ["language zh-TW：繁體中文"])
    #expect(notebook.run("modle").lines.last == "錯誤：沒有指令「modle」；你是指「model」嗎？")
    #expect(notebook.run("seed 7").lines == ["種子 7"])
    #expect(notebook.run("undo").lines == ["已復原：seed 7"])
    #expect(notebook.run("redo").lines == ["已重做：seed 7"])
    #expect(notebook.run("reset").lines == ["工作台已清空；種子 1"])
    #expect(notebook.run("lang en").lines == ["language en: English"])
    #expect(notebook.run("language fr").lines.last?.contains("\"en\" or \"zh-TW\"") == true)
  }

  /// Whatever a session starts in and changes to, its file says the same again.
  @Test(arguments: [Language.english, .traditionalChinese])
  func aSavedSessionChecks(start: Language) throws {
    let store = InMemoryFileStore()
    var notebook = Notebook(
      context: CommandContext(files: FileAccess(store: store.files), machine: .local), allowsShortening: true,
      language: start)
    for line in [
      "seed 3", "modle", "load sales", "lang zh-TW", "data 2", "help seed", "lang en", "undo", "help undo", "save s.md",
    ] {
      _ = notebook.run(line)
    }
    let text = String(decoding: try store.read("s.md", limit: 1 << 20), as: UTF8.self)
    #expect(text.hasPrefix(start == .english ? "# Session" : "<!-- language: zh-TW -->\n# Session"))
    var runner = try SessionRunner(path: "s.md", store: store.files, machine: .local)
    #expect(runner.check() == [])
    #expect(runner.notebook.recorder.language == start && runner.notebook.language == .english)
  }

  @Test(arguments: [
    ("<!-- language: zh-TW -->", Language.traditionalChinese), ("<!--  language: zh-TW\t-->  ", .traditionalChinese),
    ("\u{FEFF}<!-- language: zh-TW -->\r", .traditionalChinese), ("<!-- language: en -->", .english),
    ("<!-- language zh-TW -->", .english), ("# language: zh-TW", .english), ("", .english),
  ])
  func theFirstLineSaysIt(line: String, language: Language) throws {
    #expect(try document(line + "\n```unroll\n> seed\n```\n").language == language)
    #expect(try document("\n" + line + "\n```unroll\n> seed\n```\n").language == .english)
  }

  @Test func anUnknownLanguageIsAMistake() {
    #expect(throws: SessionError.unknownLanguage("fr")) { try document("<!-- language: fr -->\n") }
  }

  @Test func completionSpeaksIt() {
    let candidates = Completer(.nothing, in: .traditionalChinese).candidates(before: "train ").candidates
    #expect(candidates.contains { $0.text == "batch=" && $0.summary == "最佳化器每一步的樣本數（stateful 時為 1，否則為 32）" })
  }
}
