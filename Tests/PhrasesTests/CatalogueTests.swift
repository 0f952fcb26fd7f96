import Foundation
import Notebook
import Phrases
import Testing

/// The catalogues are whole: each says the same things, and all that the sources say is in them.
@Suite struct CatalogueTests {
  private static let root = URL(fileURLWithPath: "\(#filePath)").deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func catalogue(_ name: String) throws -> Catalogue {
    let path = root.appendingPathComponent("Sources/Phrases/Catalogues/\(name).txt").path
    return Catalogue(try String(contentsOfFile: path, encoding: .utf8))
  }

  /// The files that speak to people, but for what they say to the machine or to whoever starts the program.
  private static func sources() throws -> [(name: String, literals: [String])] {
    let others = [
      "RunDatabase.swift", "LibEditLineReader.swift", "LineCompletion.swift", "Screen.swift",
      // Words of other languages that are read in files.
      "DateWords.swift", "ColumnNames.swift",
      // What other programs read.
      "TestReport.swift",
      // What programs of clusters are told, and what they say.
      "SlurmWords.swift", "SlurmJob.swift", "SlurmPrograms.swift", "TaskLog.swift", "JobList.swift", "PlanText.swift",
      "PlanReading.swift",
      "ComputedRun.swift", "FileLines.swift",
      "PartLog.swift",
    ]
    return try ["CommandLanguage", "Tasks", "Notebook", "Storage", "Terminal", "Phrases", "Console", "Slurm", "unroll"]
      .flatMap {
        folder in
        let path = root.appendingPathComponent("Sources/" + folder).path
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return try names.sorted().filter { $0.hasSuffix(".swift") }.map { name in
          let source = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
          let isOther = others.contains { name.hasSuffix($0) }
          return (name, isOther ? [] : SourceLiterals(source).literals)
        }
      }
  }

  @Test func readsAFile() {
    let catalogue = Catalogue("# remark\n\none {}\n  eins {}\ntwo\n")
    #expect(catalogue.keys == ["one {}", "two"])
    #expect(catalogue["one {}"] == "eins {}" && catalogue["two"] == nil && catalogue["# remark"] == nil)
  }

  @Test func literalsAreFound() {
    let source = """
      let a = "one \\(f("two", g(3))) three" // "no"
      let b = \"""
          four \\
          five \\(x)
            six
          \"""
      let c = #"raw "text""# + "se\\"ven"
      """
    #expect(SourceLiterals(source).literals == ["two", "one {} three", "four five {}\n  six", "se\"ven"])
  }

  @Test func bothHaveTheSameKeysOnce() throws {
    let english = try Self.catalogue("en")
    let chinese = try Self.catalogue("zh-TW")
    #expect(english.keys == chinese.keys)
    #expect(Set(english.keys).count == english.keys.count && english.keys.count > 500)
    for key in english.keys { #expect(english[key] == nil) }
  }

  /// What the program holds is the file, not one from before.
  @Test func theProgramHoldsTheFile() throws {
    let chinese = try Self.catalogue("zh-TW")
    let held = try #require(Catalogue.of(.traditionalChinese))
    #expect(held.keys == chinese.keys)
    #expect(Catalogue.of(.english) == nil)
  }

  @Test func everyKeyIsTranslatedWithItsArguments() throws {
    let chinese = try Self.catalogue("zh-TW")
    for key in chinese.keys {
      let translation = try #require(chinese[key], "\(key)")
      #expect(PhraseTemplate(translation).places == PhraseTemplate(key).places, "\(key)")
      #expect(!translation.hasSuffix(" ") && !key.hasSuffix(" "), "\(key)")
    }
  }

  /// Mainland and half-width forms that slip in easily.
  @Test func theWordsAreThoseOfTaiwan() throws {
    let chinese = try Self.catalogue("zh-TW")
    let strangers = ["文件", "神經網絡", "保存", "打開", "信息", "默認", "優化器", "激活", "循環神經", "数", "学"]
    for key in chinese.keys {
      let text = chinese[key] ?? ""
      for word in strangers { #expect(!text.contains(word), "\(text)") }
      for mark in [";", "?"] {
        #expect(!text.contains { $0.isHan } || !text.contains("\(mark) "), "\(text)")
      }
    }
  }

  /// Only `error: {}` stands in Phrases itself, and usages are composed of the declarations of commands.
  @Test func noKeyIsStale() throws {
    let said = Set(try Self.sources().flatMap(\.literals) + CommandTable.commands.map(\.usage.key))
    for key in try Self.catalogue("en").keys { #expect(said.contains(key), "\(key)") }
  }

  /// Every literal of two words or more is a phrase, unless it is here: what is written into files or drawings, the
  /// headings of tables, and notes of pictures. Commands and single words are seen to where they are said.
  @Test func everySentenceIsInTheCatalogue() throws {
    let keys = Set(try Self.catalogue("en").keys)
    let terms = Set(Glossary.terms.flatMap { [$0.word] + $0.synonyms })
    for (name, literals) in try Self.sources() {
      for literal in literals where Self.isSentence(literal) && !keys.contains(literal) && !terms.contains(literal) {
        #expect(Self.others.contains(literal), "\(name): \(literal)")
      }
    }
  }

  private static func isSentence(_ literal: String) -> Bool {
    guard literal.contains(" "), !literal.contains("\n"), let word = literal.split(separator: " ").first else {
      return false
    }
    let letters = literal.filter { $0.isASCII && $0.isLetter }
    // An example: a command and its arguments, in which some character is no letter of a sentence.
    let isExample = commands.contains(String(word)) && (literal.contains { $0.isNumber } || letters.count < 12)
    let parts = literal.split(separator: "; ").map { $0.prefix { $0 != " " } }
    let areExamples = parts.count > 1 && parts.allSatisfy { commands.contains(String($0)) }
    return letters.count > 3 && !isExample && !areExamples && !literal.contains("(xW") && !literal.hasPrefix("<")
  }

  private static let commands = [
    "again", "export", "import", "apply", "ask", "at", "branch", "compare", "data", "decode", "delete", "edit",
    "encode", "evaluate",
    "explain", "forecast", "gates", "insert", "move", "note", "title",
    "graphics", "help", "hints", "pager",
    "history", "importance", "language", "load", "model", "models", "optimizer", "plot", "predict", "quit", "recover",
    "redo",
    "reset", "runs", "sample", "save", "seed", "sweep", "table", "tour", "train", "undo", "use",
  ]

  private static let others: Set<String> = [
    "load model.safetensors", "save model.safetensors", "import weights.safetensors", "training 3",
    "parameters ", "note Now with more units.; page", "page in ", "--- {} (on disk)", "+++ {} (this page)", "delete 4",
    "delete n1", "move n1 3",
    "note Now with twice as many units.", "title Monthly sales, one month ahead",
    // Names of keys, and what readline says while it searches.
    "Ctrl-X Ctrl-U", "Ctrl-X Ctrl-E", "({}{}i-search)`{}': ", "failed ",
    "Big5 (CP950)", "Windows-1252 (Latin-1)", "grand total",
    ", softmax", "[batch, {}, {}]", "[batch, {}]", "decoder {} {}", "dense {}", "encoder {} {}", "repeat {} times",
    "--- {} (recorded)", "+++ {} (fresh)", "addition ", "addition digits={} examples={}", "column {}",
    "engine={} data={} {}", "{} seed={}", " measure=", "MAPE %", "input {}",
    "predict file=predictions.csv", "data file=data.csv", "explain lstm", "{} × tanh({})",
    "tanh({} + {} × ({}))", "h = o tanh(c)",
    "plot forecast file=forecast.svg", "runs cell=lstm units=8", "save monthly.md", "save monthly.md replace=yes",
    "language {}", "language zh-TW", "recover partly", "help training",
    "apply sales.csv", "apply sales.csv column=sales file=applied.csv", "RMSE grows by",
    "{}, its past",
    "optimizer adam rate=0.003",
    "load addition", "graphics auto", "hard σ", "c = f c₋₁ + i g",
    "h = z h₋₁ + (1 − z) g", "unroll [FILE]", "unroll -c 'COMMANDS'", "unroll replay [--step] FILE…",
    "unroll check [--jobs N] FILE…",
    "unroll update [--accept 3,5] FILE…", "unroll open", "unroll: cannot write the output: {}", "save _3 answer.txt",
    "unroll replay [--step] [--set NAME=VALUE]... [--seed N] FILE...", "unroll update [--accept NUMBERS] FILE...",
    "unroll export [-o NAME | --to FOLDER] [--as KIND] [--live] [--replace] FILE...",
    "unroll import [-o NAME] [--replace] FILE",
    "unroll plan FILE > PLAN", "unroll compute PLAN [--part K]", "unroll collect PLAN…", "unroll collect PLAN...",
    // What a log says, and a time.
    "begins with {} of {} runs", "ends with all {} runs", "stopped by signal {}", "{} h {} min", "addition ",
    "engine={} data={} ",
    " measure={}",
    "unroll export FILE… [-o NAME]", "unroll import FILE [-o NAME]", "export page.html", "export slides.html",
    "export model.onnx", "export page.html live=yes", "export model.py",
    "export notebook.ipynb", "export handout.html as=slides", "import commands.txt",
    "import notebook.ipynb", "exported by Unroll: ", " 'wasm-unsafe-eval'; worker-src blob:",
    // Parts of HTML, and prompts of a transcript.
    " lang=\"{}\"", " mistake", "th scope=\"col\"", " class=\"left\"", " class=\"flows\"",
    " class=\"frames\"", " hidden", "unroll> ",
    "unroll -c ",
    // Beginnings of what the library says that reads the command line.
    ". Did you mean", "Unknown option ", "Unexpected argument ", "Missing expected argument ", "Missing value for ",
    "The option ", "The value ",
    "unroll replay [--step] [--set NAME=VALUE]... [--seed N] FILE...", "unroll update [--accept NUMBERS] FILE...",
    "unroll export [-o NAME | --to FOLDER] [--as KIND] [--live] [--replace] FILE...",
    "unroll import [-o NAME] [--replace] FILE",
  ]
}

extension Character {
  fileprivate var isHan: Bool { unicodeScalars.first.map { (0x3400...0x9FFF).contains($0.value) } ?? false }
}
