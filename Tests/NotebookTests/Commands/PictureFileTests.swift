import Notebook
import NotebookTestSupport
import Storage
import Testing

@Suite struct PictureFileTests {
  private let plot = "plot data file=sales.svg"

  @Test func writesWhatItDraws() throws {
    let store = InMemoryFileStore()
    var notebook = Notebook.after("load sales", store: store.files)
    let answer = notebook.run(plot)
    #expect(!answer.failed)
    #expect(answer.lines.last == "wrote sales.svg")
    // The session records the picture; that a file was written is for the person alone.
    #expect(answer.recorded == Array(answer.lines.dropLast()))
    let svg = String(decoding: try store.read("sales.svg", limit: 1 << 20), as: UTF8.self)
    #expect(svg.hasPrefix("<svg") && svg.contains(">sales</text>") && svg.hasSuffix("</svg>\n"))
  }

  @Test func sizesApplyToTheFile() throws {
    let store = InMemoryFileStore()
    _ = Notebook.after("load sales", "plot data width=40 height=10 file=a.svg", store: store.files)
    let svg = String(decoding: try store.read("a.svg", limit: 1 << 20), as: UTF8.self)
    #expect(svg.contains("width=\"400\" height=\"200\""))
  }

  @Test func itsOwnPicturesAreReplaced() throws {
    let store = InMemoryFileStore()
    var notebook = Notebook.after("load sales", plot, "load addition digits=1", store: store.files)
    let first = try store.read("sales.svg", limit: 1 << 20)
    #expect(!notebook.run(plot).failed)
    #expect(try store.read("sales.svg", limit: 1 << 20) != first)
  }

  @Test func otherFilesAreLeftAlone() throws {
    let store = InMemoryFileStore()
    for text in ["<svg xmlns=\"x\">\n<!-- mine -->\n</svg>", "", "notes"] {
      try store.write(Array(text.utf8), to: "sales.svg")
      var notebook = Notebook.after("load sales", store: store.files)
      let message = notebook.error(of: plot)
      #expect(message.hasPrefix("error: \"sales.svg\" exists and is not a picture drawn here; choose another name"))
      #expect(try store.read("sales.svg", limit: 100) == Array(text.utf8))
      #expect(!notebook.run(plot + " replace=yes").failed)
    }
  }

  @Test func filesThatCannotBeWritten() throws {
    var notebook = Notebook.after("load sales", store: .disk)
    for name in ["/proc/no.svg", "/no/such/folder/a.svg", "/tmp/\(String(repeating: "x", count: 300)).svg"] {
      let answer = notebook.run("plot data file=\(name)")
      #expect(answer.failed)
      #expect(answer.lines.last?.hasPrefix("error: ") == true)
    }
    let folder = try TemporaryFolder()
    try folder.makeFolder("a.svg")
    #expect(notebook.run("plot data file=\(folder.path("a.svg"))").failed)
    #expect(folder.names() == ["a.svg"])
  }

  /// Replaying a session draws the same and writes nothing.
  @Test func aReplayWritesNothing() throws {
    let store = InMemoryFileStore()
    try store.write(Array(session("> load sales", "> " + plot).utf8), to: "lesson.md")
    var runner = try SessionRunner(path: "lesson.md", store: store.files, machine: .local)
    let drawn = (0..<2).map { runner.run($0) }
    #expect(!drawn[1].failed && drawn[1].output.count == 20)
    #expect(!store.exists("sales.svg"))
    var notebook = Notebook.after("load sales")
    #expect(notebook.run("plot data").recorded == drawn[1].output)
  }

  @Test func everyPictureHasAFile() throws {
    let store = InMemoryFileStore()
    var notebook = Notebook.after(
      "load addition digits=1", "model lstm 4", "train 2", store: store.files)
    let commands = [
      "plot", "plot data", "plot loss", "plot error", "plot weights", "plot one-hot '1+1'", "gates 1+2",
      "gates 1+2 unit=2", "importance 1+2",
    ]
    for (index, command) in commands.enumerated() {
      let answer = notebook.run("\(command) file=\(index).svg")
      #expect(!answer.failed, "\(command)")
      #expect(store.exists("\(index).svg"))
      #expect(answer.recorded == notebook.run(command).recorded)
    }
  }

  /// As in the class's figure: the simple network red, the LSTM green, the GRU blue; actual months blue, forecasts
  /// orange.
  @Test func coloursAreThoseOfTheClass() throws {
    let store = InMemoryFileStore()
    var notebook = Notebook.after("load addition digits=1", store: store.files)
    for cell in ["gru", "srn", "lstm"] { _ = notebook.run("model \(cell) 2; train 2") }
    _ = notebook.run("plot accuracy file=accuracy.svg")
    let accuracy = try lines("accuracy.svg", store)
    #expect(accuracy == ["#0077bb", "#cc3311", "#009988"])
    _ = notebook.run("load sales; model lstm 2; plot file=forecast.svg")
    #expect(try lines("forecast.svg", store) == ["#0077bb", "#ee7733", "#606060"])
  }

  /// The colours of the lines of a picture, in their order, each once.
  private func lines(_ name: String, _ store: InMemoryFileStore) throws -> [String] {
    let svg = String(decoding: try store.read(name, limit: 1 << 20), as: UTF8.self)
    var colours: [String] = []
    for line in svg.split(separator: "\n") where line.contains("stroke-width=\"1.75\"") {
      guard let start = line.firstRange(of: "stroke=\"")?.upperBound else { continue }
      let colour = String(line[start...].prefix(7))
      if !colours.contains(colour) { colours.append(colour) }
    }
    return colours
  }
}
