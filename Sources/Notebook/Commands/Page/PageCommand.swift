import CommandLanguage
import Phrases
import Text

extension Command {
  /// `page` shows the page: commands, their output, and notes.
  package static let page = Command(
    name: "page", group: .page, summary: "show the page: commands, output and notes, with their numbers",
    synonyms: ["cells", "show", "view"], examples: ["page", "note Now with more units.; page"],
    details: [
      """
      What is typed at the prompt is a page: commands with their output, and notes between them. Commands are numbered \
      1, 2, 3, notes n1, n2, n3.
      """,
      """
      The output is always what running the page from top to bottom gives. After a change, what follows is run again at \
      once; if that takes longer than two seconds it is marked as stale, and "run" runs it.
      """,
      "\"undo\" right after a change of the page takes it back, and \"redo\" brings it again.",
    ],
    next: ["edit 3", "note", "save monthly.md"],
    isOfPrompt: true
  ) { (arguments, workbench, context) throws(Diagnostic) in
    try arguments.finish()
    let page = context.recorder
    guard !page.cells.isEmpty || !page.notes.isEmpty || page.title != SessionDocument.savedTitle else {
      return .ofPrompt([.text("the page is empty")], workbench)
    }
    return .ofPrompt(outputs(page, freshCount: context.freshCount), workbench)
  }

  private static func outputs(_ page: SessionRecorder, freshCount: Int) -> [Output] {
    var outputs: [Output] = page.title.map { [.line($0)] } ?? []
    let notes = Array(page.notes.enumerated())
    let width = "n\(notes.count)".utf8.count + 2
    func show(notesAt place: Int) {
      for (index, note) in notes where note.place == place {
        outputs.append(.line(""))
        for (row, line) in lines(of: note.text).enumerated() {
          outputs.append(.entry(Phrase(verbatim: line), head: row == 0 ? "n\(index + 1)" : "", indent: width))
        }
      }
    }
    show(notesAt: 0)
    for (index, cell) in page.cells.enumerated() {
      let isFirst = index == 0 || notes.contains { $0.element.place == index }
      if isFirst, !outputs.isEmpty { outputs.append(.line("")) }
      let line = "[\(index + 1)] > \(cell.command)"
      outputs.append(index < freshCount ? .line(line) : .text("\(line)   (stale)"))
      outputs += cell.shown
      show(notesAt: index + 1)
    }
    return outputs
  }
}

extension Command {
  /// The lines of a note as they are shown. Those of a paragraph are one, which is wrapped anew; lists, tables and code
  /// stay as they are.
  fileprivate static func lines(of note: String) -> [String] {
    let lines = note.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    let isParagraph = lines.allSatisfy { line in
      line.unicodeScalars.first?.properties.isAlphabetic == true && !line.hasSuffix("  ") && !line.hasSuffix("\\")
    }
    guard isParagraph, var text = lines.first else { return lines }
    for line in lines.dropFirst() {
      // Between Chinese characters no blank stands.
      let isWide = displayWidth(String(text.suffix(1))) == 2 && displayWidth(String(line.prefix(1))) == 2
      text += (isWide ? "" : " ") + line
    }
    return [text]
  }
}

extension CommandResult {
  /// A result that is no part of the session.
  static func ofPrompt(_ outputs: [Output], _ workbench: Workbench) -> CommandResult {
    var result = CommandResult(outputs, workbench)
    result.recordedNumber = 0
    return result
  }

  /// A result that changes the page.
  static func changing(_ edit: PageEdit, _ workbench: Workbench, saying outputs: [Output] = []) -> CommandResult {
    var result = CommandResult.ofPrompt(outputs, workbench)
    result.pageEdit = edit
    return result
  }
}
