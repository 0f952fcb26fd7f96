import Notebook
import NotebookTestSupport
import Testing

/// Whatever is done to a page, it is what a fresh replay of its file gives, byte for byte.
@Suite struct PagePropertyTests {
  private static let commands = [
    "load sales", "load sales test=6", "model srn 2", "model gru 2", "train 3", "train 2 stateful=no batch=4",
    "evaluate",
    "seed 3", "seed", "undo", "redo", "reset", "history", "encode '1+2'", "load addition digits=1 examples=20",
    "sample 3", "ask 1+2", "plot loss width=30 height=5", "predict", "optimizer adam rate=0.01", "again 1",
    "language zh-TW", "language en", "load t.csv test=3", "load no.csv", "data 3", "help seed",
    "compare srn units=1 train=1 repeat=2", "runs", "modle", "train",
    "at 1", "at 2", "at end", "branch", "models", "use 1", "plot forecast at=1,2 width=30 height=5", "evaluate",
  ]

  private static let notes = [
    "Plain text.", "It's so; is it?", "```", "~~~~\n> a\n", "# Heading", "> load sales", "- a\n\n- b",
    "<!-- language: en -->",
    "`code` ``` x", "    indented", "中文。", "| a | b |\n|---|---|", "\u{1b}[2J",
  ]

  private static let data = Array(
    ("m,x\n" + (1...14).map { "\($0),\($0 * 5 % 9)" }.joined(separator: "\n") + "\n").utf8)

  /// A file of prose and blocks of all kinds.
  private static func file(_ random: inout SeededGenerator) -> String {
    let end = Bool.random(using: &random) ? "\n" : "\r\n"
    var lines: [String] = []
    if Bool.random(using: &random) { lines += ["# Title", ""] }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let fence = ["```", "````", "~~~", "  ```"].randomElement(using: &random) ?? "```"
      let indentation = fence.hasPrefix(" ") ? "  " : ""
      if Bool.random(using: &random) { lines += ["Prose *here*  ", "", "```sh", "> x", "", "```", ""] }
      lines.append(fence + "unroll")
      if Bool.random(using: &random) { lines.append("") }
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        lines.append(indentation + "> " + (commands.randomElement(using: &random) ?? ""))
      }
      if Int.random(in: 0..<4, using: &random) == 0 { lines.append(indentation + "> seed 5; encode 1  # two") }
      lines.append(fence)
    }
    if Bool.random(using: &random) { lines += ["", "The end."] }
    let mark = Int.random(in: 0..<4, using: &random) == 0 ? "\u{FEFF}" : ""
    return mark + lines.joined(separator: end) + (Bool.random(using: &random) ? end : "")
  }

  private static func edit(_ count: Int, _ notes: Int, _ random: inout SeededGenerator) -> String {
    let (number, other) = (Int.random(in: 0...count + 1, using: &random), Int.random(in: 0...count + 1, using: &random))
    let command = commands.randomElement(using: &random) ?? ""
    let note = Int.random(in: 1...notes + 1, using: &random)
    switch Int.random(in: 0..<13, using: &random) {
    case 0, 1: return command
    case 2: return "edit \(number) \(command)"
    case 3: return "insert \(number) \(command)"
    case 4: return "delete \(number)"
    case 5, 6: return "move \(number) \(other)"
    case 7: return "note after=\(number) Some text, it's short."
    case 8: return "delete n\(note)"
    case 9: return "edit n\(note) Another text"
    case 10: return "move n\(note) \(number)"
    case 11: return Bool.random(using: &random) ? "undo" : "redo"
    default: return "title Number \(number)"
    }
  }

  private static func check(_ notebook: Notebook, _ store: InMemoryFileStore, _ said: String) throws {
    let text = notebook.recorder.text
    try store.write(Array(text.utf8), to: "p.md")
    var runner = try SessionRunner(path: "p.md", store: store.files, machine: .local)
    let differences = runner.check()
    try #require(differences.isEmpty, "\(said)\n\(differences.joined(separator: "\n"))")
    // Opened and saved again it is the same.
    var reopened = try SessionRunner(path: "p.md", store: store.files, machine: .local)
    reopened.remember()
    for index in reopened.document.cells.indices { _ = reopened.run(index) }
    try #require(Array(reopened.opened.recorder.text.utf8) == Array(text.utf8), "\(said)")
    try #require(reopened.opened.recorder.cells == notebook.recorder.cells, "\(said)")
  }

  @Test(arguments: 0..<40) func thePageIsAFreshReplay(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let store = InMemoryFileStore(["t.csv": Self.data])
    var notebook: Notebook
    var said: [String] = []
    if seed.isMultiple(of: 2) {
      let text = Self.file(&random)
      said.append(text.debugDescription)
      try store.write(Array(text.utf8), to: "f.md")
      var runner = try SessionRunner(path: "f.md", store: store.files, machine: .local)
      runner.remember()
      for index in runner.document.cells.indices { _ = runner.run(index) }
      notebook = runner.opened
      notebook.context = context(store.files)
      notebook.allowsShortening = true
    } else {
      notebook = prompt(store.files)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        _ = notebook.run(Self.commands.randomElement(using: &random) ?? "")
      }
    }
    for _ in 0..<12 {
      let line = Self.edit(notebook.recorder.cells.count, notebook.recorder.notes.count, &random)
      said.append(line)
      let before = notebook.recorder.text
      if notebook.run(line).failed { #expect(notebook.recorder.text == before, "\(said)") }
      if Int.random(in: 0..<3, using: &random) == 0 {
        let place = Int.random(in: 0...notebook.recorder.cells.count, using: &random)
        let text = Self.notes.randomElement(using: &random) ?? ""
        said.append("note \(place) \(text.debugDescription)")
        _ = notebook.finish(EditRequest(.newNote(after: place), text: ""), with: text)
      }
      guard !notebook.recorder.cells.isEmpty else { continue }
      try Self.check(notebook, store, said.joined(separator: "\n"))
    }
  }

  @Test(arguments: 0..<10) func awayAndBackNothingRuns(seed: Int) throws {
    var random = SeededGenerator(seed: 100 + UInt64(seed))
    let store = InMemoryFileStore(["t.csv": Self.data])
    var notebook = prompt(store.files)
    for _ in 0..<8 { _ = notebook.run(Self.commands.randomElement(using: &random) ?? "") }
    let count = notebook.recorder.cells.count
    guard count > 1 else { return }
    for _ in 0..<6 {
      let from = Int.random(in: 1...count, using: &random)
      let to = Int.random(in: 1...count, using: &random)
      let before = notebook.recorder.cells
      _ = notebook.run("move \(from) \(to)")
      let ran = notebook.memory?.runCount
      _ = notebook.run("move \(to) \(from)")
      #expect(notebook.memory?.runCount == ran && notebook.recorder.cells == before)
    }
  }
}
