import Notebook
import NotebookTestSupport
import Storage
import Testing

/// Every session that is shipped, exported with the output that is recorded in it, comes back.
@Suite struct ShippedSessionsTests {
  static let folder = "\(#filePath)".split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 } + "/sessions"

  static let names = TemporaryFolder.names(in: folder).filter { $0.hasSuffix(".md") }.sorted()

  private func document(_ name: String) throws -> SessionDocument {
    try SessionDocument(try FileStore.disk.read(Self.folder + "/" + name, limit: FileAccess.largestFile))
  }

  private func handOut(_ document: SessionDocument, _ name: String) -> HandOut {
    let commands = document.cells.enumerated().map { index, cell in
      HandOut.Command(number: index + 1, text: cell.command, outputs: [], lines: cell.output, language: .english)
    }
    return HandOut(document, commands: commands, name: name)
  }

  @Test func thereAreSome() { #expect(Self.names.count > 8) }

  /// What `check` compares is the same in the session that comes back.
  @Test(arguments: names)
  func aNotebookComesBack(name: String) throws {
    let document = try document(name)
    let notebook = handOut(document, name).jupyterNotebook
    let back = try SessionDocument(Array(try ImportedSession(Array(notebook.utf8)).document.utf8))
    #expect(back.cells.map(\.command) == document.cells.map(\.command))
    #expect(back.cells.map(\.output) == document.cells.map { $0.output })
    #expect(back.language == document.language)
  }

  @Test(arguments: names)
  func aListAndAPaperComeBack(name: String) throws {
    let document = try document(name)
    let handOut = handOut(document, name)
    let list = try ImportedSession(Array(handOut.commandList.utf8))
    #expect(list.commands == document.cells.map(\.command))
    #expect(list.language == document.language)
    let paper = try ImportedSession(handOut.paper(name: "p.md")[0].bytes)
    // A transcript comes back without what went wrong.
    let right = document.cells.filter { cell in
      !cell.output.contains { $0.hasPrefix("error: ") || $0.hasPrefix("錯誤：") } && cell.command != "quit"
    }
    #expect(paper.commands == right.map(\.command))
  }

  @Test(arguments: names)
  func pagesAreWellFormed(name: String) throws {
    let handOut = handOut(try document(name), name)
    #expect(HTMLCheck(handOut.page(markedUp)).problems == [])
    #expect(HTMLCheck(handOut.slides(markedUp)).problems == [])
  }
}
