import Notebook
import NotebookTestSupport
import Testing

/// Saving, reading again and saving again.
@Suite struct SavedPageTests {
  private let store = InMemoryFileStore()

  private func text(_ name: String) -> String { String(decoding: store.bytes(name) ?? [], as: UTF8.self) }

  private func opened(_ text: String) throws -> Notebook {
    try store.write(Array(text.utf8), to: "f.md")
    var runner = try SessionRunner(path: "f.md", store: store.files, machine: .local)
    runner.remember()
    for index in runner.document.cells.indices { _ = runner.run(index) }
    var notebook = runner.opened
    notebook.context = context(store.files)
    notebook.allowsShortening = true
    return notebook
  }

  private let lesson =
    "\u{FEFF}Intro  \r\n\r\n# Lesson\r\n\r\n  ~~~~unroll words\r\n\r\n  > seed 4\r\n  seed 4\r\n  ~~~~\r\n"
    + "\r\n```sh\r\n> no command\r\n```\r\n\r\n````UNROLL\r\n> seed   5; seed 6 # both\r\nseed 5\r\nseed 6\r\n"
    + "````\r\nlast"

  @Test func aFileStaysAsItIs() throws {
    var notebook = try opened(lesson)
    #expect(notebook.run("save").lines == ["saved 2 commands to f.md"])
    #expect(text("f.md") == lesson)
    #expect(notebook.recorder.title == "Lesson" && notebook.recorder.notes.map(\.text).first == "Intro  ")
    #expect(notebook.recorder.notes.map(\.place) == [0, 1, 2])
  }

  @Test func whatIsTypedComesInABlockAtTheEnd() throws {
    var notebook = try opened(lesson)
    _ = notebook.run("seed 6")
    _ = notebook.run("save")
    #expect(text("f.md") == lesson + "\r\n\r\n```unroll\r\n> seed 6\r\nseed 6\r\n```\r\n")
    var other = try opened("```unroll\n> seed 4\nseed 4\n```\n\n")
    _ = other.run("seed 6; save")
    #expect(text("f.md") == "```unroll\n> seed 4\nseed 4\n> seed 6\nseed 6\n```\n\n")
  }

  @Test func proseStaysWhateverHappensToCommands() throws {
    var notebook = try opened(lesson)
    for line in ["edit 1 seed 7", "move 1 2", "insert 1 seed 8", "delete 2", "delete 1 2"] {
      #expect(!notebook.run(line).failed, "\(line)")
      for part in ["\u{FEFF}Intro  \r\n\r\n# Lesson\r\n", "\r\n```sh\r\n> no command\r\n```\r\n", "last"] {
        #expect(notebook.recorder.text.contains(part), "\(line)")
      }
    }
  }

  @Test func notesStandBetweenCommands() {
    var notebook = Notebook.after("seed 4", "seed 5", store: store.files)
    #expect(
      notebook.run("note It's \"here\"; note 'a; b'").lines == [
        "n1 stands after command 2", "n2 stands after command 2",
      ])
    #expect(notebook.run("note after=1 # Part").lines == ["n1 stands after command 1"])
    #expect(notebook.run("note after=0 start").lines == ["n1 stands at the start of the page"])
    #expect(notebook.run("title My page").lines.isEmpty && notebook.run("title").lines == ["My page"])
    _ = notebook.run("seed 6; save p.md")
    #expect(
      text("p.md")
        == "# My page\n\nstart\n\n```unroll\n> seed 4\nseed 4\n```\n\n# Part\n\n```unroll\n> seed 5\nseed 5\n```\n\n"
        + "It's \"here\"\n\na; b\n\n```unroll\n> seed 6\nseed 6\n```\n")
    _ = notebook.run("delete n2; edit n3 c; move n2 0; save")
    #expect(
      text("p.md")
        == "# My page\n\nstart\n\nIt's \"here\"\n\n```unroll\n> seed 4\nseed 4\n> seed 5\nseed 5\n```\n\nc\n\n"
        + "```unroll\n> seed 6\nseed 6\n```\n")
    #expect(notebook.run("page").lines.contains("n3  c"))
  }

  /// A note goes on behind a `;`, unless a command follows.
  @Test func aNoteMayHoldSemicolons() {
    var notebook = Notebook.after("seed 4", store: store.files)
    _ = notebook.run("note First this; then that; seed 5; note It's # over;")
    #expect(notebook.recorder.notes.map(\.text) == ["First this; then that", "It's # over"])
    #expect(notebook.recorder.cells.map(\.command) == ["seed 4", "seed 5"])
  }

  /// Where prose stands already, no other page comes over it.
  @Test func aPageWithProseTakesNoLostOne() throws {
    let journal = try #require(JournalText(Array(JournalText.text(of: opened(lesson).recorder, folder: "/x").utf8)))
    let lost = LostSession(journal, snapshots: [:], partial: nil, files: store.files, here: "/x")
    var notebook = Notebook.after("note Mine", store: store.files)
    notebook.context.lostSession = lost
    #expect(notebook.error(of: "recover").contains("before another one begins"))
    #expect(notebook.recorder.notes.map(\.text) == ["Mine"])
    var empty = Notebook.after(store: store.files)
    empty.context.lostSession = lost
    #expect(!empty.run("recover").failed && empty.recorder.text == lesson)
    #expect(empty.error(of: "save").hasPrefix("error: expected a file name"))
  }

  /// No note hides a command or makes one.
  @Test func notesThatLookLikeBlocks() throws {
    var notebook = Notebook.after("seed 4", store: store.files)
    #expect(notebook.error(of: "note ```unroll").contains("a note holds no block of commands"))
    #expect(!notebook.run("note ```").failed)
    #expect(!notebook.run("seed 5").failed)
    #expect(try document(notebook.recorder.text).cells.map(\.command) == ["seed 4", "seed 5"])
    let answer = notebook.finish(EditRequest(.newNote(after: 1), text: ""), with: "~~~\nx\n```unroll\n> a")
    #expect(!answer.failed)
    #expect(try document(notebook.recorder.text).cells.map(\.command) == ["seed 4", "seed 5"])
    #expect(notebook.finish(EditRequest(.newNote(after: 0), text: ""), with: "a\n~~~unroll\n> seed 6\n~~~").failed)
    #expect(notebook.finish(EditRequest(.newNote(after: 0), text: ""), with: " \n\n").failed)
  }

  @Test func paragraphsAreWrappedAnew() {
    var notebook = Notebook.after("seed 4")
    let note = "one\ntwo\n\n中文\n字\n\n- a\n- b\n\n" + String(repeating: "word ", count: 16) + "\nlast"
    _ = notebook.finish(EditRequest(.newNote(after: 1), text: ""), with: note)
    let shown = notebook.run("page").lines
    #expect(shown.contains("n1  one two") && shown.contains("n2  中文字") && shown.contains("n3  - a"))
    #expect(shown.contains("    - b") && shown.suffix(1) == ["    word last"])
  }

  @Test func whatSteersATerminalIsSpelled() {
    var notebook = Notebook.after("seed 4")
    _ = notebook.finish(EditRequest(.newNote(after: 1), text: ""), with: "a\u{1b}[2Jb")
    #expect(notebook.run("page").lines.last == "n1  a\\x1b[2Jb")
  }

  // MARK: somebody else

  @Test func whatSomebodyElseWroteIsShown() throws {
    var notebook = try opened("# T\n\n```unroll\n> seed 4\nseed 4\n```\n")
    _ = notebook.run("seed 5")
    let others = "# T\n\nMine!\n\n```unroll\n> seed 4\nseed 4\n```\n"
    try store.write(Array(others.utf8), to: "f.md")
    let message =
      "error: \"f.md\" was changed by somebody else since it was read or saved; add replace=yes to write over it, or "
      + "choose another name"
    for line in ["save replace=yes", "save", "save f.md"] {
      let answer = notebook.run(line)
      if line == "save replace=yes" {
        #expect(answer.failed && answer.lines.contains("-Mine!") && answer.lines.contains("+> seed 5"))
        #expect(answer.lines.prefix(2) == ["--- f.md (on disk)", "+++ f.md (this page)"])
        #expect(answer.lines.last == message)
      } else {
        #expect(answer.failed)
      }
      #expect(text("f.md") == others)
    }
    // They change it again: what was seen is not what is there.
    try store.write(Array((others + "more\n").utf8), to: "f.md")
    #expect(notebook.run("save replace=yes").failed)
    #expect(!notebook.run("save replace=yes").failed)
    #expect(text("f.md") == "# T\n\n```unroll\n> seed 4\nseed 4\n> seed 5\nseed 5\n```\n")
    #expect(!notebook.run("seed 6; save").failed, "it is ours again")
  }

  @Test func anotherFileIsAskedFor() throws {
    var notebook = try opened(lesson)
    try store.write(Array("# Other\n".utf8), to: "o.md")
    #expect(notebook.error(of: "save o.md").contains("exists and holds more than"))
    #expect(!notebook.run("save o.md replace=yes").failed && text("o.md") == lesson)
    #expect(notebook.run("save").lines == ["saved 2 commands to o.md"], "it is the one saved last")
    store.remove("o.md")
    #expect(!notebook.run("save").failed && text("o.md") == lesson)
    store.protect("o.md")
    #expect(notebook.error(of: "save").contains("write-protected"))
  }

  @Test func withoutANameThereIsNothingToSaveTo() {
    var notebook = Notebook.after("seed 4", store: store.files)
    #expect(notebook.error(of: "save").hasPrefix("error: expected a file name"))
  }
}
