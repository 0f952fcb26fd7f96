import Notebook
import NotebookTestSupport
import Testing

@Suite struct LoadTests {
  /// A trained model goes away with its data: the person is told, a session file says the same as ever.
  @Test func aTrainedModelIsPutAwayAloud() {
    var notebook = Notebook.after("load sales", "model lstm 4", "train 2")
    let answer = notebook.run("load addition digits=2 examples=100")
    #expect(answer.lines.count == 2 && answer.lines[0] == answer.recorded[0])
    #expect(answer.lines.last == "the model lstm 4 was put away; \"undo\" brings it back")
    #expect(answer.recorded.count == 1)
    _ = notebook.run("undo")
    #expect(!notebook.run("evaluate").failed)
  }

  @Test func anUntrainedModelIsNoLoss() {
    var notebook = Notebook.after("load sales", "model lstm 4")
    #expect(notebook.run("load sales").lines.count == 1)
  }
}

/// A series with inputs, in windows, several steps at once.
@Suite struct LoadSeriesTests {
  private static let file: [UInt8] = {
    var text = "month,sales,price,ads,fixed,note\n"
    for month in 0..<36 {
      let (year, number) = (2020 + month / 12, month % 12 + 1)
      let date = "\(year)-" + (number < 10 ? "0" : "") + "\(number)"
      text += "\(date),\(100 + month * month % 17).5,\(9 + month % 5).25,\(month % 3),7.5,\(month == 5 ? "x" : "y")\n"
    }
    return Array(text.utf8)
  }()

  private static let store = InMemoryFileStore(["s.csv": file]).files

  /// What is wrong, and what the caret stands under.
  @Test(arguments: [
    ("inputs=price,cost", "cost", "no column \"cost\"; there are"),
    ("inputs=price,price", "price", "the input \"price\" is named twice; name it once"),
    ("inputs=price,Price", "Price", "the input \"price\" is named twice; name it once"),
    ("target=sales inputs=ads,sales", "sales", "\"sales\" is the series itself; its past is read in any case"),
    ("target=sales inputs=note", "note", "\"y\" is not a number"),
    ("target=sales inputs=price,fixed", "fixed", "the input \"fixed\" is the same throughout the training part"),
    ("target=sales column=price", "sales", "column= and target= say the same thing; give one of them"),
    ("column=sales window=21", "21", "a window of 21 is too long for 24 values to train on; read at most 20 at once"),
    ("column=sales window=0", "0", "from 1 to 1000000"),
    (
      "column=sales horizon=13", "13", "a horizon of 13 reaches beyond the test part of 12; forecast at most 12 at once"
    ),
    (
      "column=sales validation=21", "21", "a validation part of 21 leaves too little to train on; keep at most 20 apart"
    ),
    ("column=sales test=33 window=3", "33", "the series has 36 values, too few to test on 33"),
  ])
  func mistakesHaveACaretAndAWayOut(options: String, word: String, message: String) {
    var notebook = Notebook.after("load sales", "model srn 2", "train 1", store: Self.store)
    let before = notebook.workbench.description
    let line = "load s.csv \(options)"
    let answer = notebook.run(line)
    #expect(answer.failed && answer.lines.last?.contains(message) == true, "\(answer.lines)")
    let carets = answer.lines.first { $0.contains("^") } ?? ""
    let start = carets.prefix { $0 != "^" }.count - 2
    #expect(String(line.dropFirst(start).prefix(carets.count { $0 == "^" })) == word, "\(answer.lines)")
    #expect(notebook.workbench.description == before)
  }

  @Test func theSalesTakeTheSameNumbers() {
    var notebook = Notebook.after("load sales window=4 horizon=2 validation=5", "model gru 3", "train 3")
    let task = notebook.workbench.task?.series?.task
    #expect(task?.window == 4 && task?.horizon == 2 && task?.validationCount == 5 && task?.testCount == 12)
    #expect(notebook.error(of: "load sales window=30").contains("a window of 30 is too long for 24 values to train on"))
    #expect(notebook.error(of: "load sales horizon=13").contains("forecast at most 12 at once"))
    #expect(notebook.workbench.task?.series?.task == task)
  }

  @Test(arguments: ["", "window=5", "horizon=3", "window=4 horizon=2 validation=4"])
  func everyCommandWorksOnInputs(options: String) {
    var notebook = Notebook.after(
      "load s.csv target=sales inputs=pri,ADS \(options)", "model lstm 3", "train 4", store: Self.store)
    #expect(notebook.workbench.task?.series?.task.series.inputs.map { $0.name } == ["price", "ads"])
    for line in [
      "data", "evaluate", "predict", "forecast 4", "plot", "plot error", "plot data", "plot loss", "plot weights",
      "gates", "gates unit=1 as=numbers", "explain step 2", "importance repeat=2", "importance as=numbers repeat=3",
      "compare srn gru units=2 train=3 repeat=3", "sweep cells=srn units=2,3 train=2", "train 2 watch=yes", "undo",
    ] {
      let answer = notebook.run(line)
      #expect(!answer.failed, "\(line): \(answer.lines)")
      let isDrawn = line.hasPrefix("plot") || line.hasPrefix("gates") || line.hasSuffix("watch=yes")
      #expect(answer.lines.allSatisfy { $0.count <= 80 } || isDrawn, "\(line): \(answer.lines)")
    }
  }

  @Test func importanceNeedsInputs() {
    var notebook = Notebook.after("load sales", "model srn 2", "train 1")
    #expect(notebook.error(of: "importance").contains("this series has no inputs to tell apart"))
    #expect(notebook.error(of: "importance 3+4").contains("works on additions"))
    #expect(notebook.error(of: "forecast 3 future=x.csv").contains("the network reads no inputs of this series"))
  }

  @Test func aForecastSaysWhatItAssumes() {
    let future = Array("month,price,ads\n2023-01,20.5,1\n2023-02,21.5,2\n2023-03,22.5,0\n".utf8)
    let store = InMemoryFileStore(["s.csv": Self.file, "f.csv": future]).files
    var notebook = Notebook.after("load s.csv target=sales inputs=price,ads", "model gru 3", "train 30", store: store)
    func said(_ line: String) -> String { notebook.run(line).lines.joined(separator: " ") }
    let last = "assumed: \"price\", \"ads\" stay as they were last; future=FILE.csv tells how they go on"
    #expect(said("forecast 2").contains(last) && !said("forecast 1").contains("assumed"))
    #expect(!said("forecast 4 future=f.csv").contains("assumed"))
    #expect(said("forecast 5 future=f.csv").contains("after 3 rows of the file"))
    let (plain, told) = (notebook.run("forecast 3").lines, notebook.run("forecast 3 future=f.csv").lines)
    // The first reads what is known; from the second on the planned inputs count.
    #expect(plain[2] == told[2] && plain[3] != told[3])
    #expect(notebook.error(of: "forecast 3 future=s.csv").contains("no rows after \"2022-12\""))
  }
}
