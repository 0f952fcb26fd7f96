import Notebook
import NotebookTestSupport
import Phrases
import Testing

/// A session file as something to hand out.
@Suite struct HandOutTests {
  /// What a session file's parts are: its prose in quotes, its commands by their text.
  private func parts(_ text: String) throws -> [String] {
    try handOut(text).parts.map { part in
      switch part {
      case .prose(let prose): "“\(prose)”"
      case .command(let command): command.text
      }
    }
  }

  @Test func proseAndCommandsComeInTheirOrder() throws {
    #expect(
      try parts(
        "# T\n\nOne\ntwo\n\n```unroll\n> seed\nseed 1\n> help\n```\n\n\n## Next\n```unroll\n> seed 2\n```\nEnd\n")
        == ["“One\ntwo”", "seed", "help", "“## Next”", "seed 2", "“End”"])
  }

  @Test(arguments: [
    ("# A title #\n\nx\n", "A title"), ("A title\n=====\nx\n", "A title"), ("#  A # b ##\n", "A # b"),
    ("No title\n", "t.md"), ("x\n\n# Later\n", "t.md"), ("```unroll\n> seed\n```\n# Later\n", "t.md"),
    ("\u{FEFF}# A title\r\n\r\nx\r\n", "A title"), ("<!-- language: zh-TW -->\n# 標題\n", "標題"),
    ("<!-- language: zh-TW -->\r\n\r\n# 標題\r\n", "標題"), ("## A section\n", "t.md"), ("#\n", "t.md"),
  ])
  func theTitleIsTheHeadingThatTheFileBeginsWith(text: String, title: String) throws {
    #expect(try handOut(text + "\n```unroll\n> seed\n```\n").title == title)
  }

  @Test func fencesOfAllKindsBelongToTheFile() throws {
    #expect(try parts("~~~ unroll\n> seed\nseed 1\n~~~\n") == ["seed"])
    #expect(try parts("````unroll\n> seed\n```\n````\n") == ["seed"])
    #expect(try parts("   ```unroll\n\n   > seed\n   ```\nx\n") == ["seed", "“x”"])
    #expect(
      try parts("~~~\n```unroll\n> no\n```\n~~~\n\n```unroll\n> seed\n```\n")
        == ["“~~~\n```unroll\n> no\n```\n~~~”", "seed"])
    #expect(try parts("\u{FEFF}x\r\n\r\n```unroll\r\n> seed\r\nseed 1\r\n```\r\ny\r\n") == ["“x”", "seed", "“y”"])
  }

  @Test func commandsKeepTheirOutputsAndLines() throws {
    let handOut = try handOut("```unroll\n> load sales\n> plot data\n> modle\n> language zh-TW\n> encode 12\n```\n")
    let commands = handOut.commands
    #expect(commands.map(\.number) == [1, 2, 3, 4, 5])
    #expect(commands.map(\.failed) == [false, false, true, false, false])
    #expect(commands.map(\.language) == [.english, .english, .english, .traditionalChinese, .traditionalChinese])
    guard case .picture? = commands[1].answers.first?.output else { return #expect(Bool(false), "no picture") }
    #expect(commands[1].lines.count > 10)
    #expect(commands[2].answers.first?.output == nil)
    #expect(commands[2].lines.last?.hasPrefix("error: no command") == true)
  }

  /// The page of a prompt is the same hand-out as its file.
  @Test func aPromptIsHandedOutAsItsFileIs() throws {
    let notebook = Notebook.after(
      "load sales", "language zh-TW", "model lstm 2", "train 5", "plot", "language en", "help", "note It's **here**",
      "seed 4",
      "note after=0 First")
    let text = notebook.recorder.document(title: "Session")
    let (page, file) = (HandOut(notebook.recorder), try handOut(text))
    #expect(page.title == file.title)
    #expect(page.commands.map(\.text) == file.commands.map(\.text))
    #expect(page.commands.map(\.lines) == file.commands.map(\.lines))
    #expect(page.commands.map(\.language) == file.commands.map(\.language))
    #expect(page.page(markedUp) == file.page(markedUp))
  }
}

/// A session file that was run, to hand out.
func handOut(_ text: String) throws -> HandOut {
  let store = InMemoryFileStore(["t.md": Array(text.utf8)])
  var runner = try SessionRunner(path: "t.md", store: store.files)
  var commands: [HandOut.Command] = []
  for index in runner.document.cells.indices {
    let step = runner.run(index)
    commands.append(
      HandOut.Command(
        number: index + 1, text: step.cell.command, outputs: step.outputs, lines: step.output,
        language: runner.notebook.language, failed: step.hasMistake))
  }
  return HandOut(runner.document, commands: commands, name: "t.md")
}

/// Prose as a paragraph of text, in the place of a library for Markdown.
func markedUp(_ parts: [String]) -> [String] { parts.map { "<p>\(HTMLText.escaped($0))</p>\n" } }
