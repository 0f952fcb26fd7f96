import Notebook
import NotebookTestSupport
import Phrases
import Testing
import Text

/// Lists of commands, transcripts and notebooks as sessions.
@Suite struct ImportedSessionTests {
  private func imported(_ text: String) throws(ImportError) -> ImportedSession { try ImportedSession(Array(text.utf8)) }

  private func commands(_ text: String) throws -> [String] { try imported(text).commands }

  @Test func aListIsACommandALine() throws {
    let list = "load sales\n\n  model lstm 8  \r\n# why\n#\n# not\ntrain 5; plot\n"
    #expect(
      try imported(list).parts == [
        .command("load sales", output: []), .command("model lstm 8", output: []), .prose("why\n\nnot"),
        .command("train 5; plot", output: []),
      ])
    #expect(try commands("\u{FEFF}load sales\r\nseed 2") == ["load sales", "seed 2"])
  }

  @Test(arguments: [
    "[1] > load sales\nsales: 36 months\n[2] > modle\n  ^^^^^\nerror: no command \"modle\"\n[2] > seed 2\nseed 2\n[3] > quit\n",
    "> load sales\nsales: 36 months\n> modle\n        ^\n錯誤：沒有指令\n> seed 2\n>\n",
    "$ unroll\nA notebook at the prompt\n[12] > load sales\nsales\n[13] > seed 2\n",
    "$ unroll -c 'load sales; seed 2'\nsales\n$ ls\na b\n",
    "\u{1B}[1;34m[1] >\u{1B}[0m load sales\n\u{1B}]0;t\u{7}sales\n\u{1B}[1;34m[2] >\u{1B}[0m seed 2\n",
    "Try this:\n\n```\nload sales\nseed 2\n```\n\nand see.\n", "~~~text\n> load sales\nsales\n> seed 2\n~~~\n",
  ])
  func transcriptsAreWhatWasTyped(text: String) throws {
    #expect(try commands(text).joined(separator: "; ") == "load sales; seed 2")
  }

  @Test func proseAroundBlocksStays() throws {
    #expect(
      try imported("Try this:\n\n```\nload sales\n```\n\nand see.\n").parts
        == [.prose("Try this:"), .command("load sales", output: []), .prose("and see.")])
  }

  @Test func aSessionStaysASession() throws {
    let text = "# T\n\nA\n\n```unroll\n> seed\nseed 1\n> seed 2\nseed 2\n```\n\nB\n"
    #expect(try imported(text).document == text)
    let chinese = "<!-- language: zh-TW -->\n# 標題\n\n~~~unroll\n> seed\n~~~\n"
    #expect(try imported(chinese).language == .traditionalChinese)
    #expect(try imported(chinese).document == "<!-- language: zh-TW -->\n# 標題\n\n```unroll\n> seed\n```\n")
  }

  @Test func whatWouldOpenABlockIsCode() throws {
    let imported = try imported("# ```unroll\n# > quit\nseed\n")
    #expect(imported.document == "    ```unroll\n    > quit\n\n```unroll\n> seed\n```\n")
    #expect(try SessionDocument(Array(imported.document.utf8)).cells.map(\.command) == ["seed"])
  }

  @Test(arguments: [
    ("", ImportError.noCommands), ("\n\n", .noCommands), ("# only\n", .noCommands), ("{", .truncated),
    ("{\"nbformat\":4,\"cells\":[", .truncated), ("{}", .notNotebook), ("{\"nbformat\":3,\"cells\":[]}", .notNotebook),
    ("{\n\"a\":x}", .notJSON(line: 2)), ("{\"a\":1}\n x", .notJSON(line: 2)), ("{'a':1}", .notJSON(line: 1)),
    (
      "{\"nbformat\":4,\"cells\":[],\"metadata\":{\"language_info\":{\"name\":\"python\"}}}",
      .foreignNotebook(language: "python")
    ),
    ("{\"nbformat\":4,\"cells\":[],\"metadata\":{\"kernelspec\":{\"name\":\"ir\"}}}", .foreignNotebook(language: "ir")),
    ("{\"nbformat\":4,\"cells\":[],\"metadata\":{\"unroll\":{}}}", .noCommands),
    ("{\"nbformat\":4,\"cells\":7,\"metadata\":{\"unroll\":{}}}", .notNotebook),
  ])
  func whatIsNoSessionIsSaidToBeNone(text: String, error: ImportError) {
    #expect(throws: error) { try imported(text) }
  }

  @Test func bytesThatAreNoTextHaveTheirLine() {
    #expect(throws: ImportError.notUTF8(line: 2)) { try ImportedSession(Array("seed\n".utf8) + [0xFF]) }
  }

  @Test func deepNestingIsRefused() {
    let deep = "{\"a\":" + String(repeating: "[", count: 1_000_000)
    #expect(throws: ImportError.tooDeep(line: 1)) { try imported(deep) }
    #expect(throws: ImportError.tooDeep(line: 1)) { try imported(String(repeating: "{\"a\":", count: 100_000)) }
  }

  @Test func cellsThatWereEditedAreTakenAsTheyAre() throws {
    let cell =
      "{\"cell_type\":\"code\",\"source\":[\"# why\\n\",\"seed 1\\n\",\"seed 2\"],\"outputs\":[{\"text\":\"seed 1\\nseed 2\\n\"}]}"
    let one =
      "{\"cell_type\":\"code\",\"source\":\"seed \\u0033\",\"outputs\":[{\"text\":[\"a\\n\",\"b\"]},{\"data\":{\"text/plain\":\"\\ud83d\\ude00\\\\\"}}]}"
    let text = "{\"nbformat\":4,\"metadata\":{\"unroll\":{}},\"cells\":[\(cell),\(one),{\"cell_type\":\"other\"},null]}"
    #expect(
      try imported(text).parts == [
        .command("seed 1", output: []), .command("seed 2", output: []),
        .command("seed 3", output: ["a", "b", "\u{1F600}\\"]),
      ])
  }

  /// What is exported comes back: the commands of a list, and of a notebook their outputs and the prose too.
  @Test(arguments: 0..<60)
  func exportsComeBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let handOut = HandOut.random(using: &random)
    let texts = handOut.commands.map { $0.text.withoutTrailingBlanks }
    // A line of blanks is no command, and neither is a comment.
    let expected = texts.filter { $0.drop { $0 == " " }.first.map { $0 != "#" } ?? false }
    if expected.isEmpty {
      #expect(throws: ImportError.noCommands) { try imported(handOut.jupyterNotebook) }
    } else {
      #expect(try imported(handOut.jupyterNotebook).commands == expected)
    }
  }

  @Test func aListComesBack() throws {
    let text =
      "# T\n\nOne\n\n- two\n\n```unroll\n> load sales\n> model lstm 2\n```\n\n## Three\n\n~~~unroll\n> train 3\n> plot\n~~~\nEnd\n"
    let handOut = try handOut(text)
    let list = try imported(handOut.commandList)
    #expect(list.commands == handOut.commands.map(\.text))
    #expect(list.parts.first == .prose("# T"))
    #expect(list.document.contains("\n## Three\n"))
    let paper = String(decoding: handOut.paper(name: "p.md").first?.bytes ?? [], as: UTF8.self)
    #expect(try commands(paper) == handOut.commands.map(\.text))
  }

  /// A notebook has all that its session has.
  @Test func aNotebookComesBack() throws {
    let text =
      "# T\n\nOne \"q\" \\ `x`\n\n```unroll\n> load sales\n> plot data\n> modle\n```\n\n> quoted\n\n```unroll\n> model lstm 2\n```\n\nEnd\n"
    let handOut = try handOut(text)
    let back = try imported(handOut.jupyterNotebook)
    #expect(back.commands == handOut.commands.map(\.text))
    let store = InMemoryFileStore(["s.md": Array(back.document.utf8)])
    var runner = try SessionRunner(path: "s.md", store: store.files)
    #expect(runner.check() == [])
    #expect(back.document.hasPrefix("# T\n\nOne \"q\" \\ `x`\n\n```unroll\n> load sales\nsales: 36 months"))
    #expect(back.document.hasSuffix("\nEnd\n"))
  }
}
