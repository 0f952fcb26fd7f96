import Notebook
import NotebookTestSupport
import Phrases
import Plotting
import Testing

/// How a session is shown is no part of what `undo` takes back.
@Suite struct PresentationTests {
  @Test func pixelsStayOffAfterUndo() {
    var notebook = Notebook.after("load sales", "model srn 2", "train 1", "graphics off")
    for line in ["undo", "redo", "reset", "undo"] {
      #expect(!notebook.run(line).failed)
      #expect(!notebook.presentation.drawsPixels, "\(line)")
    }
    _ = notebook.run("graphics auto; undo")
    #expect(notebook.presentation.drawsPixels)
  }

  @Test func theLanguageStaysAfterUndo() {
    var notebook = Notebook.after("seed 7", "language zh-TW")
    #expect(notebook.run("undo").lines == ["已復原：seed 7"])
    #expect(notebook.run("redo").lines == ["已重做：seed 7"])
    #expect(notebook.run("reset").lines == ["工作台已清空；種子 1"])
    #expect(notebook.language == .traditionalChinese)
  }

  /// What fails changes nothing, not even after a command of the same line that did.
  @Test func aMistakeChangesNothing() {
    var notebook = prompt()
    #expect(notebook.run("graphics nowhere").failed && notebook.run("language fr").failed)
    #expect(notebook.presentation == Presentation())
    #expect(notebook.run("graphics off; language fr").failed)
    #expect(notebook.presentation == Presentation(drawsPixels: false))
  }

  /// The record is laid out for 80 columns, whatever the screen has.
  @Test func theRecordIsNotTheScreen() {
    var notebook = Notebook.after("load sales")
    notebook.formatter = OutputFormatter(chartStyle: ChartStyle(glyphs: .ascii, width: 40, height: 10))
    let answer = notebook.run("plot data; seed")
    #expect(answer.lines.count == 10 + 1 && answer.recorded.count == 20 + 1)
    #expect(notebook.recorder.cells.suffix(2).flatMap(\.output) == answer.recorded)
  }
}
