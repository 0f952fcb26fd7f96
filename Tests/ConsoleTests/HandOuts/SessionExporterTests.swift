import Console
import Foundation
import Markdown
import Notebook
import NotebookTestSupport
import Terminal
import TestSupport
import Testing

/// Session files that are run and written to hand out.
@Suite struct SessionExporterTests {
  private let home: Home

  init() throws { home = try Home() }

  private static let session = """
    # A lesson

    Some *prose*.

    ```unroll
    > load sales
    sales: 36 months, 119.3 to 682.0; 24 to train on, 12 to test
    > plot data
    ```

    """

  private func export(
    _ files: [String], as kind: HandOut.Kind? = nil, name: String? = nil, folder: String? = nil,
    replacing: Bool = false
  ) -> (status: Int32, terminal: ScriptedTerminal) {
    let terminal = ScriptedTerminal([])
    let program = Program(at: terminal, colour: .never, home.folders)
    let status = program.export(
      files, as: kind, to: HandOutPlace(name: name, folder: folder), replacing: replacing)
    return (status, terminal)
  }

  @Test func aPageStandsBesideItsSession() throws {
    let file = try home.write(Self.session, to: "lesson.md")
    let (status, terminal) = export([file])
    #expect(status == 0)
    #expect(terminal.output == "\(file): exported 2 commands to \(home.path("lesson.html"))\n")
    let page = try home.text("lesson.html")
    #expect(page.contains("<h1>A lesson</h1>"))
    #expect(page.contains("<p>Some <em>prose</em>.</p>"))
    #expect(HTMLCheck(page).problems == [])
    #expect(try home.text("lesson.md") == Self.session)
  }

  @Test func severalGoToAFolderUnderNamesOfTheirKinds() throws {
    let files = [try home.write(Self.session, to: "a.md"), try home.write(Self.session, to: "b.md")]
    for kind in HandOut.Kind.allCases {
      #expect(export(files, as: kind, folder: home.path("state")).status == 0)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: home.path("state")).filter { $0.hasPrefix("a") }
    #expect(
      names.sorted() == ["a-paper-2.svg", "a-paper.md", "a-slides.html", "a.html", "a.ipynb", "a.txt"])
  }

  /// Jupyter reads what another library reads.
  @Test func notebooksAreJSON() throws {
    let file = try home.write(Self.session + "~~~unroll\n> modle\n> gates\n~~~\n\"\\ \u{1B} 中 \u{1F600}\n", to: "a.md")
    #expect(export([file], name: home.path("n.ipynb")).status == 1)
    let text = Self.session + "\"\\ \u{1B} 中 \u{1F600} </script>\r\n\t`x`\n"
    #expect(export([try home.write(text, to: "b.md")], name: home.path("n.ipynb")).status == 0)
    let json = try JSONSerialization.jsonObject(with: Data(try home.text("n.ipynb").utf8))
    let notebook = try #require(json as? [String: Any])
    #expect(notebook["nbformat"] as? Int == 4)
    #expect(notebook["nbformat_minor"] as? Int == 5)
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    let sources = cells.map { ($0["source"] as? [String] ?? []).joined() }
    #expect(
      sources == [
        "# A lesson", "Some *prose*.", "load sales", "plot data", "\"\\ \u{1B} 中 \u{1F600} </script>\n\t`x`",
      ])
    #expect(Set(cells.map { $0["id"] as? String ?? "" }).count == cells.count)
  }

  @Test func whatFailsNowIsNotWritten() throws {
    let file = try home.write("```unroll\n> seed\nseed 1\n> modle\n```\n", to: "a.md")
    let (status, terminal) = export([file])
    #expect(status == 1)
    #expect(terminal.errors.contains("line 4 fails now: error: no command"))
    #expect(!FileManager.default.fileExists(atPath: home.path("a.html")))
  }

  @Test func filesOfOnesOwnStay() throws {
    let file = try home.write(Self.session, to: "a.md")
    try home.write("mine", to: "a.html")
    let (status, terminal) = export([file])
    #expect(status == 1)
    #expect(terminal.errors.contains("choose another name, or add --replace"))
    #expect(try home.text("a.html") == "mine")
    #expect(export([file], replacing: true).status == 0)
    #expect(export([file]).status == 0)
    #expect(try home.text("a.html").hasPrefix("<!DOCTYPE html>"))
  }

  /// A paper of the session's own name would replace the session.
  @Test func aSessionIsNeverWrittenOver() throws {
    let file = try home.write(Self.session, to: "a.md")
    #expect(export([file], name: file).status == 1)
    #expect(try home.text("a.md") == Self.session)
  }

  @Test func foldersThatCannotBeWrittenAreNamed() throws {
    let file = try home.write(Self.session, to: "a.md")
    let (status, terminal) = export([file], folder: home.path("nowhere"))
    #expect(status == 1)
    #expect(terminal.errors.contains("nowhere/a.html"))
    #expect(terminal.errors.contains("No such file or directory"))
  }

  /// Whatever prose and data hold, the page holds as text, with the library that reads Markdown too.
  @Test(arguments: 0..<40)
  func hostileProseIsText(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "<script>alert(1)</script>", "</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))",
      "\u{1B}[31m",
      "\u{202E}", "&#27;", "&#x202e;", "<!--", "-->", "```", "~~~", "\n", "\n\n", "\r\n", "> ", "- ", "# ",
      "| a | b |\n|--|--|\n",
      "![x](y)", "<a href='javascript:x'>", "`", "*", "_", "[", "](", ")", "<", ">", "\"", "'", "&lt;", "word ", "中文",
      "<style>*{}</style>", "[1]: javascript:x\n", "[a][1]", "\u{0}", "\u{FFFE}", "<https://example.org>", "\t", "    ",
      "1. ",
    ]
    func prose() -> String {
      (0..<Int.random(in: 0...30, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
    let parts: [HandOut.Part] = [
      .prose(prose()), .command(HandOut.Command(number: 1, text: prose(), answers: [], language: .english)),
      .prose(prose()), .prose(prose()),
    ]
    let handOut = HandOut(title: prose(), language: .english, parts: parts)
    for html in [handOut.page { MarkdownPage.html($0) }, handOut.slides { MarkdownPage.html($0) }] {
      let check = HTMLCheck(html)
      #expect(check.problems == [])
      #expect(check.elements.filter { $0 == "script" }.count == 1)
      let schemes = check.links.filter { !$0.hasPrefix("#command-") && !$0.hasPrefix("https://example.org") }
      #expect(schemes.allSatisfy { !$0.contains("javascript") })
    }
  }

  // MARK: the other way

  @Test func aListBecomesASession() throws {
    let list = try home.write("load sales\n# why\nseed 2\n", to: "c.txt")
    let terminal = ScriptedTerminal([], terminals: [])
    let program = Program(at: terminal, colour: .never, home.folders)
    #expect(program.import(list, to: nil, replacing: false) == 0)
    let session = "# Session\n\n```unroll\n> load sales\n```\n\nwhy\n\n```unroll\n> seed 2\n```\n"
    #expect(terminal.output == session)
    #expect(program.import(list, to: home.path("s.md"), replacing: false) == 0)
    #expect(try home.text("s.md") == session)
    #expect(program.import(list, to: home.path("s.md"), replacing: false) == 1)
    #expect(terminal.errors.contains("choose another name, or add --replace"))
    #expect(program.update([home.path("s.md")]) == 0)
    #expect(program.check([home.path("s.md")]) == 0)
  }

  @Test func importedCommandsRunWhereNobodySits() throws {
    let list = try home.write("seed 7\nseed\n", to: "c.txt")
    let terminal = ScriptedTerminal([], terminals: [])
    let program = Program(at: terminal, colour: .never, home.folders)
    #expect(program.open(file: nil, commands: "import \(list); seed 3", in: .english) == 0)
    #expect(terminal.output == "seed 3\nseed 7\nseed 7\n")
  }

  @Test func theFirstImportedCommandThatFailsEndsIt() throws {
    let list = try home.write("seed 7\nnonsense\nseed 8\nseed 9\n", to: "c.txt")
    let terminal = ScriptedTerminal([.line("import \(list)"), .line("history"), .line("quit")])
    let program = Program(at: terminal, colour: .never, home.folders)
    #expect(program.open(file: nil, commands: nil, in: .english) == 0)
    #expect(terminal.errors.contains("2 more commands were not entered"))
    #expect(terminal.output.contains("seed 7") && !terminal.output.contains("seed 8"))
  }

  @Test func whatFailedThereMayFailHere() throws {
    let session = """
      # Mistakes

      Some are made.

      ```unroll
      > evaluate
        ^^^^^^^^
      error: there is no model yet; type for example "load sales" and then "model lstm 8"
      > seed 8
      ```

      """
    let file = try home.write(session, to: "m.md")
    let program = Program(at: ScriptedTerminal([], terminals: []), colour: .never, home.folders)
    _ = program.update([file])
    let terminal = ScriptedTerminal(["import \(file)", "page", "save \(home.path("s.md"))", "quit"].map { .line($0) })
    #expect(Program(at: terminal, colour: .never, home.folders).open(file: nil, commands: nil, in: .english) == 0)
    #expect(try home.text("s.md").hasPrefix("# Mistakes\n\nSome are made.\n"))
    #expect(try home.text("s.md").contains("> seed 8\n"))
  }
}
