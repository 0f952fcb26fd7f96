import Notebook
import NotebookTestSupport
import Testing

/// The picture of a forecast as it was after earlier epochs.
@Suite struct EpochFramesTests {
  private func frames(_ commands: String...) -> [HandOut.Frame] {
    var notebook = Notebook.after()
    var frames: [HandOut.Frame] = []
    for command in commands {
      let answer = notebook.run(command)
      frames = notebook.frames(of: command, answer.outputs)
    }
    return frames
  }

  @Test func aForecastHasFramesOfItsTraining() {
    let frames = frames("load sales", "model lstm 2", "train 200", "plot")
    #expect(frames.count > 4 && frames.count <= 12)
    #expect(frames.map(\.epoch) == frames.map(\.epoch).sorted())
    #expect(frames.last?.epoch == 200)
    #expect(frames.first?.picture != frames.last?.picture)
  }

  @Test func whatDoesNotChangeHasNone() {
    #expect(frames("load sales", "plot data").isEmpty)
    #expect(frames("load sales", "model lstm 2", "plot").isEmpty)
    #expect(frames("load sales", "model lstm 2", "train 5", "plot data").isEmpty)
    #expect(frames("load sales", "model lstm 2", "train 5", "evaluate").isEmpty)
    #expect(frames("load addition digits=1 examples=50", "model gru 4", "train 1", "plot weights").isEmpty)
    #expect(frames("load sales", "model lstm 2", "train 5", "at 2", "plot").isEmpty)
  }

  @Test func thePromptExportsThePageOfTheFile() throws {
    let commands = ["load sales", "model lstm 2", "plot", "train 20", "plot", "train 10", "plot"]
    for budget in [0, 1 << 28] {
      let memory = InMemoryFileStore()
      var notebook = prompt(memory.files)
      notebook.remember(atMost: budget)
      for command in commands { #expect(!notebook.run(command).failed) }
      #expect(!notebook.run("export page.html").failed)
      let page = String(decoding: try #require(memory.bytes("page.html")), as: UTF8.self)
      let sliders = page.split(separator: "<input type=\"range\"").count - 1
      #expect(sliders == 2)
      #expect(page.contains("data-label=\"after epoch 20\">") && page.contains("data-label=\"after epoch 30\">"))
    }
  }

  /// A page that runs shows the last one before its script has unpacked the others.
  @Test func aPageThatRunsHoldsTheOthersPacked() throws {
    let memory = InMemoryFileStore()
    var notebook = prompt(memory.files)
    for command in ["load sales", "model lstm 2", "train 20", "plot", "export page.html", "export live.html live=yes"] {
      #expect(!notebook.run(command).failed)
    }
    let pages = try ["page.html", "live.html"].map { String(decoding: try #require(memory.bytes($0)), as: UTF8.self) }
    let counts = pages.map { $0.split(separator: "<div class=\"frame\"").count - 1 }
    #expect(counts[0] > 2 && counts[1] == 1)
    #expect(pages[1].contains("data-label=\"after epoch 20\"><svg"))
    #expect(pages[1].contains("max=\"\(counts[0] - 1)\""))
    let packed = try #require(pages[1].split(separator: "id=\"frames\">").last).prefix { $0 != "<" }
    #expect(packed.utf8.count > 500 && pages[1].utf8.count < pages[0].utf8.count)
  }

  @Test func thePageHasASliderOverThem() throws {
    var handOut = try handOut("```unroll\n> load sales\n> model lstm 2\n> train 20\n> plot\n```\n")
    var notebook = Notebook.after("load sales", "model lstm 2", "train 20")
    let answer = notebook.run("plot")
    guard case .command(var command)? = handOut.parts.last else { return #expect(Bool(false), "no command") }
    command.frames = notebook.frames(of: "plot", answer.outputs)
    handOut.parts[handOut.parts.count - 1] = .command(command)
    let page = handOut.page(markedUp)
    #expect(HTMLCheck(page).problems == [])
    #expect(page.contains("<input type=\"range\" id=\"epoch-4\" min=\"0\" max=\"\(command.frames.count - 1)\""))
    #expect(HTMLCheck(page).elements.filter { $0 == "svg" }.count == command.frames.count)
    #expect(page.contains("data-label=\"after epoch 20\">"))
  }
}
