import Notebook
import NotebookTestSupport
import Testing

@Suite struct IntervalCommandTests {
  private static func notebook(_ load: String = "load sales") -> Notebook {
    Notebook.after(load, "model lstm 3", "train 20")
  }

  @Test func tooFewErrorsSaySo() {
    var notebook = Self.notebook()
    #expect(
      notebook.error(of: "forecast 3 interval=80,95").hasSuffix(
        "error: an interval of 95 % needs 19 errors; the test part has 12; type interval=92 or less, or load the data "
          + "with test=19"))
    // Each row's own error is left out.
    #expect(notebook.error(of: "predict interval=92").hasSuffix("or load the data with test=13"))
    #expect(!notebook.run("predict interval=91").failed && !notebook.run("forecast 3 interval=92").failed)
    #expect(notebook.error(of: "plot forecast interval=95").contains("needs 19 errors"))
    #expect(notebook.error(of: "plot data interval=80").contains("does not apply"))
  }

  @Test func intervalsWiden() throws {
    var notebook = Self.notebook()
    let lines = notebook.run("forecast 12 interval=80").lines
    #expect(lines[0].contains("forecast  80 % from "), "\(lines[0])")
    let widths = try lines[2..<14].map { line -> Double in
      let cells = line.split(separator: " ").suffix(2).compactMap { Double($0) }
      try #require(cells.count == 2)
      return cells[1] - cells[0]
    }
    #expect(zip(widths, widths.dropFirst()).allSatisfy { $0 <= $1 + 0.11 } && widths[11] > widths[0])
    // The picture has the band in its legend, and a line where the data end.
    #expect(lines.last?.contains("80 %") == true && lines.contains { $0.contains("end") })
  }

  /// Several networks give the means of their forecasts and intervals; repeat= alone says nothing.
  @Test func severalNetworks() throws {
    var notebook = Self.notebook()
    let one = notebook.run("forecast 3 interval=80").recorded
    #expect(notebook.run("forecast 3 interval=80 repeat=1").recorded == one)
    let three = notebook.run("forecast 3 interval=80 repeat=3").recorded
    #expect(three != one && three.count == one.count)
    #expect(notebook.run("forecast 3 interval=80 repeat=3").recorded == three)
    #expect(notebook.error(of: "predict repeat=3").hasSuffix("type interval=80 as well"))
    notebook.context.observer.shouldStop = { true }
    let stopped = notebook.run("predict interval=80 repeat=3")
    #expect(!stopped.failed && stopped.recorded.isEmpty && stopped.lines == ["stopped: nothing is forecast"])
  }

  /// Many levels have no room beside each other: each has a table of its own, of at most 80 columns.
  @Test func manyLevels() {
    var notebook = Self.notebook()
    let lines = notebook.run("forecast 3 interval=50,60,70,80,90").lines
    #expect(lines.filter { $0.contains("% from") }.count == 5 && lines.allSatisfy { $0.count <= 80 })
  }

  @Test func plotsOfForecasts() {
    var notebook = Self.notebook()
    let before = notebook.run("plot forecast").recorded
    let with = notebook.run("plot forecast interval=50,80").recorded
    #expect(before != with && with.contains { $0.contains("50 %") && $0.contains("80 %") })
    #expect(notebook.run("plot forecast").recorded == before)
    #expect(notebook.run("plot forecast interval=80 style=ascii").recorded.allSatisfy { $0.allSatisfy(\.isASCII) })
  }
}
