import Notebook
import NotebookTestSupport
import Storage
import Testing

/// The files of hand-outs, and what they may replace.
@Suite struct HandOutFileTests {
  private let memory = InMemoryFileStore()

  private func notebook() -> Notebook { .after("load sales", "plot data", "plot data", store: memory.files) }

  @Test(arguments: [
    ("page.html", HandOut.Kind.page), ("PAGE.HTM", .page), ("slides.html", .slides), ("lesson-Slides.html", .slides),
    ("c.txt", .commands), ("n.ipynb", .notebook), ("p.md", .paper), ("p.markdown", .paper),
  ])
  func theNameSaysWhatIsWritten(name: String, kind: HandOut.Kind) { #expect(HandOut.Kind(name: name) == kind) }

  @Test(arguments: ["page", "page.pdf", "page.html.gz", "", "html", "slides", "a.md/b"])
  func otherNamesSayNothing(name: String) { #expect(HandOut.Kind(name: name) == nil) }

  @Test func whatWasExportedIsReplacedUnlessSomebodyChangedIt() throws {
    var notebook = notebook()
    for name in ["page.html", "slides.html", "c.txt", "n.ipynb", "p.md"] {
      #expect(notebook.run("export \(name)").failed == false)
      #expect(notebook.run("export \(name)").failed == false)
      let bytes = try #require(memory.bytes(name))
      #expect(HandOutSeal.isWhole(bytes))
      try memory.write(bytes + Array(" mine".utf8), to: name)
      #expect(
        notebook.error(of: "export \(name)").hasPrefix("error: \"\(name)\" exists and is not as \"export\" wrote it"))
      #expect(memory.bytes(name) == bytes + Array(" mine".utf8))
      #expect(notebook.run("export \(name) replace=yes").failed == false)
      #expect(memory.bytes(name) == bytes)
    }
    #expect(notebook.recorder.cells.count == 3)
  }

  @Test func aPaperHasItsPicturesBesideIt() throws {
    var notebook = notebook()
    #expect(notebook.run("export out/p.md").lines == ["exported 3 commands to out/p.md, with 2 pictures beside it"])
    #expect(memory.paths == ["out/p-2.svg", "out/p-3.svg", "out/p.md"])
    let text = String(decoding: try #require(memory.bytes("out/p.md")), as: UTF8.self)
    #expect(text.contains("](p-2.svg)\n"))
  }

  /// Whatever fails, no file of a paper is written.
  @Test(arguments: 1...12)
  func aPaperIsWrittenAsAWholeOrNotAtAll(call: Int) {
    var notebook = notebook()
    memory.fail(calls: call..<call + 1, errno: 28)
    #expect(
      notebook.error(of: "export p.md").hasSuffix(
        "No space left on device; free some space, then try again; nothing was changed"))
    #expect(memory.paths == [])
  }

  @Test func oneFileOfSomebodysOwnStopsAll() throws {
    var notebook = notebook()
    try memory.write(Array("mine".utf8), to: "p-3.svg")
    #expect(notebook.error(of: "export p.md").hasPrefix("error: \"p-3.svg\" exists"))
    #expect(memory.paths == ["p-3.svg"])
  }

  @Test func protectedFilesStay() {
    var notebook = notebook()
    #expect(notebook.run("export page.html").failed == false)
    memory.protect("page.html")
    #expect(notebook.error(of: "export page.html").contains("write-protected"))
  }

  @Test func namesThatAreNoHandOutsAreRefused() {
    var notebook = notebook()
    #expect(notebook.error(of: "export page.pdf").hasSuffix("type \"export page.html\", or add as=page"))
    #expect(notebook.error(of: "export x.csv").hasPrefix("error: \"export\" writes the session, and no table"))
    #expect(notebook.run("export page.pdf as=slides").lines == ["exported 3 commands to page.pdf"])
    var empty = Notebook.after()
    #expect(empty.error(of: "export page.html") == "error: there is nothing to export yet")
  }
}
