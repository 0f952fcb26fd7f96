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

  /// As in the class's figure: the simple network red, the LSTM green, the GRU blue, in every picture; actual
  /// months are dark, forecasts have the colour of their cell.
  @Test func coloursAreThoseOfTheClass() throws {
    let store = InMemoryFileStore()
    var notebook = Notebook.after("load addition digits=1", store: store.files)
    for cell in ["gru", "srn", "lstm"] { _ = notebook.run("model \(cell) 2; train 2") }
    _ = notebook.run("plot accuracy file=accuracy.svg")
    let accuracy = try lines("accuracy.svg", store)
    #expect(accuracy == ["#287eba", "#be0a0a", "#46a488"])
    _ = notebook.run("load sales; model lstm 2; plot file=forecast.svg")
    #expect(try lines("forecast.svg", store) == ["#333333", "#46a488", "#666666"])
  }

  /// Boxes, ranges, bars and forecasts beyond the end have the cell's colour, too.
  @Test func everyPictureHasTheColoursOfCells() throws {
    let store = InMemoryFileStore()
    var notebook = Notebook.after("load sales", store: store.files)
    _ = notebook.run("compare srn lstm units=2,4 train=2 repeat=5")
    _ = notebook.run("plot runs file=runs.svg")
    _ = notebook.run("plot rmse file=rmse.svg")
    _ = notebook.run("model gru 2; train 2; plot error file=error.svg; forecast 3 file=beyond.svg")
    for (name, expected) in [
      ("runs.svg", ["#be0a0a", "#46a488"]), ("rmse.svg", ["#be0a0a", "#46a488"]), ("error.svg", ["#287eba"]),
      ("beyond.svg", ["#287eba"]),
    ] {
      let svg = String(decoding: try store.read(name, limit: 1 << 20), as: UTF8.self)
      #expect(expected.allSatisfy(svg.contains), "\(name)")
      for other in ["#be0a0a", "#46a488", "#287eba"] where !expected.contains(other) {
        #expect(!svg.contains(other), "\(name)")
      }
    }
  }

  @Test func aForecastIsWrittenAsItsEndingSays() throws {
    let store = InMemoryFileStore()
    var notebook = Notebook.after("load sales", "model lstm 2", "train 20", store: store.files)
    let plain = notebook.run("forecast 12 interval=80")
    for name in ["f.csv", "f.svg", "f.png"] {
      let answer = notebook.run("forecast 12 interval=80 file=\(name)")
      #expect(answer.lines.last == "wrote \(name)" && answer.recorded == plain.recorded)
    }
    let svg = String(decoding: try store.read("f.svg", limit: 1 << 20), as: UTF8.self)
    #expect(svg.contains(">sales: 12 months beyond the end</text>") && svg.contains(">end</text>"))
    #expect(svg.contains(">80 %</text>") && svg.contains("rotate(-90"))
    #expect(try store.read("f.csv", limit: 1 << 20).starts(with: "month,steps_ahead,forecast".utf8))
    #expect(try store.read("f.png", limit: 1 << 20).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    let message = notebook.error(of: "forecast 12 file=f.pdf")
    #expect(message.hasSuffix("its file name ends in .csv, .svg or .png; type file=f.csv"))
    // Its own pictures are written again, tables only if asked.
    #expect(!notebook.run("forecast 3 file=f.png").failed)
    #expect(notebook.run("forecast 3 file=f.csv").failed)
  }

  @Test func darkPaperAndPixels() throws {
    let store = InMemoryFileStore()
    var notebook = Notebook.after("load sales", store: store.files)
    _ = notebook.run("plot data file=a.svg dark=yes; plot data file=a.png; plot data file=b.png dark=yes")
    let svg = String(decoding: try store.read("a.svg", limit: 1 << 20), as: UTF8.self)
    #expect(svg.contains("fill=\"#0b0b0b\"/>") && !svg.contains("white"))
    #expect(try store.read("a.png", limit: 1 << 20) != store.read("b.png", limit: 1 << 20))
    #expect(!notebook.run("plot data file=a.png height=10").failed)
    try store.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1], to: "c.png")
    #expect(notebook.run("plot data file=c.png").failed)
  }

  /// A PNG has no Chinese letters; the answer says so and names what has.
  @Test func chineseNamesWantSVG() throws {
    let store = InMemoryFileStore()
    try store.write(
      Array("月份,營收\n2024-01,3\n2024-02,5\n2024-03,4\n2024-04,6\n2024-05,4\n2024-06,7\n".utf8), to: "a.csv")
    var notebook = Notebook.after("load a.csv test=2", store: store.files)
    #expect(
      notebook.error(of: "plot data file=圖.png")
        == "error: a PNG has only the letters of ASCII, not \"營\"; SVG has all; type file=圖.svg")
    #expect(!store.exists("圖.png"))
    #expect(!notebook.run("plot data file=圖.svg").failed)
  }

  /// What a screen reader reads, in the language of the session; fonts that write Taiwan's forms first in Chinese.
  @Test func descriptions() throws {
    let store = InMemoryFileStore()
    var notebook = Notebook.after("load sales", store: store.files)
    _ = notebook.run("plot data file=en.svg; language zh-TW; plot data file=zh.svg")
    let (english, chinese) = (
      String(decoding: try store.read("en.svg", limit: 1 << 20), as: UTF8.self),
      String(decoding: try store.read("zh.svg", limit: 1 << 20), as: UTF8.self)
    )
    #expect(
      english.contains(
        "<desc id=\"desc\">sales. Across: month, from 1-01 to 3-12. Upward: sales, from 119.3 to 682."
          + " sales: 36 points, from 119.3 to 682.</desc>"))
    #expect(english.contains("lang=\"en\"") && chinese.contains("lang=\"zh-TW\""))
    #expect(chinese.contains("font-family=\"'Noto Sans CJK TC'") && chinese.contains("縱軸"))
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
