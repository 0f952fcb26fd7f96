import Notebook
import NotebookTestSupport
import Storage
import Tasks
import Testing
import Text

/// `load` of files as people have them, and the words of what follows.
@Suite struct LoadFileTests {
  private static func notebook(_ text: String, _ name: String = "t.csv") -> Notebook {
    var notebook = Notebook.after(store: InMemoryFileStore([name: Array(text.utf8)]).files)
    notebook.context.machine.textDecoders = .system
    return notebook
  }

  private static func rows(_ labels: [String], _ separator: String = ",") -> String {
    "when\(separator)sold\n"
      + labels.enumerated().map { "\($1)\(separator)\(190 + $0 * 37 % 101).\($0 * 7 % 10)\n" }.joined()
  }

  private static let months = (1...12).map { "2024-\($0 < 10 ? "0" : "")\($0)" }

  // MARK: options

  @Test func whatWasTakenIsSaidInLines() {
    var notebook = Self.notebook(
      "Report\nmonth;a;b\n" + Self.months.reversed().enumerated().map { "\($1);\($0 * $0);\($0 * 7 % 5)\n" }.joined())
    let answer = notebook.run("load t.csv test=3")
    #expect(
      answer.recorded == [
        "b: 12 months, 0 to 4; 9 to train on, 3 to test", "row 1 is left out above the values: \"Report\"",
        "the column is \"b\", the last with numbers; column= takes another: \"a\"",
        "the newest row stood first; the rows are turned round, the oldest first",
      ])
    #expect(notebook.run("load t.csv test=3 column=A").lines[0].hasPrefix("a: 12 months"))
    #expect(notebook.run("load t.csv test=3 target=a").lines[0].hasPrefix("a: 12 months"))
    #expect(notebook.error(of: "load t.csv column=a target=a").contains("the same thing"))
  }

  @Test func decimalMarks() {
    let text = "m;s\n" + Self.months.enumerated().map { "\($1);\($0 + 1).\(100 + $0)\n" }.joined()
    var notebook = Self.notebook(text)
    #expect(notebook.error(of: "load t.csv").contains("can be 1.1 or 1100; type decimal=. or decimal=,"))
    #expect(notebook.run("load t.csv test=3 decimal=,").lines[0].contains("1100"))
    #expect(notebook.run("load t.csv test=3 decimal=.").lines[0].contains("1.1"))
    var other = Self.notebook(Self.rows(Self.months, ";"))
    let answer = other.run("load t.csv decimal=,")
    #expect(answer.failed && answer.lines[0].hasSuffix(" ^"))
    #expect(other.workbench.task == nil)
  }

  @Test func missingAndRepeatedRows() {
    var labels = Self.months
    labels.remove(at: 4)
    var notebook = Self.notebook(Self.rows(labels + labels.suffix(1)))
    #expect(notebook.error(of: "load t.csv test=3").contains("repeated=mean"))
    #expect(notebook.error(of: "load t.csv test=3 repeated=last").contains("missing=interpolate"))
    let answer = notebook.run("load t.csv test=3 repeated=last missing=interpolate")
    #expect(answer.lines[0].hasPrefix("sold: 12 months") && answer.lines.count == 3)
    #expect(notebook.run("load t.csv test=3 repeated=last missing=skip").lines[0].hasPrefix("sold: 11 months"))
  }

  @Test func dayOrMonthFirst() {
    let labels = ["01/02/2024", "03/05/2024", "02/01/2024", "07/06/2024", "05/04/2024", "06/08/2024", "09/07/2024"]
    var notebook = Self.notebook(Self.rows(labels))
    #expect(notebook.error(of: "load t.csv test=2").contains("type dates=dmy or dates=mdy"))
    #expect(!notebook.run("load t.csv test=2 dates=mdy").failed)
    #expect(notebook.workbench.task?.series?.task.series.labels.first == "01/02/2024")
    #expect(!notebook.run("load t.csv test=2 dates=dmy").failed)
    #expect(notebook.workbench.task?.series?.task.series.labels.first == "02/01/2024")
  }

  @Test func severalColumnsByTheSameRules() throws {
    var text = "month;sales;price;ads\n"
    for (index, month) in Self.months.enumerated().reversed() where index != 5 {
      text += "\(month);\(index * index),5;\(index == 3 ? "" : "\(20 - index),25");\(index * 7 % 5)\n"
    }
    var notebook = Self.notebook(text)
    #expect(
      notebook.error(of: "load t.csv test=3 target=sales inputs=price,ads").contains("column \"price\" has no value"))
    let answer = notebook.run("load t.csv test=3 target=sales inputs=price,ads missing=interpolate")
    #expect(!answer.failed)
    let series = try #require(notebook.workbench.task?.series?.task.series)
    #expect(series.name == "sales" && series.labels == Self.months && series.values[5] == (16.5 + 36.5) / 2)
    #expect(series.inputs.map { $0.name } == ["price", "ads"])
    #expect(series.inputs[0].values == (0..<12).map { 20.25 - Double($0) })
    #expect(series.inputs[1].values.count == 12 && series.inputs[1].values[6] == 2)
    for (inputs, complaint) in [
      ("price,pric", "named twice"), ("sales", "is the series itself"), ("cost", "no column \"cost\""),
      ("price,", "expected a value"), ("'price, ads'", ""),
    ] {
      let error = notebook.error(of: "load t.csv test=3 target=sales missing=skip inputs=\(inputs)")
      #expect(complaint.isEmpty ? error == "it did not fail" : error.contains(complaint), "\(inputs): \(error)")
    }
    let skipped = try #require(notebook.workbench.task?.series?.task.series)
    #expect(skipped.values.count == 10 && skipped.inputs.allSatisfy { $0.values.count == 10 })
  }

  /// Twelve are kept for the test unless somebody says otherwise.
  @Test func aShortSeries() {
    var notebook = Self.notebook(Self.rows(Array(Self.months.prefix(9))))
    #expect(notebook.error(of: "load t.csv").contains("too few to test on 12; test on at most 5"))
    for line in ["load t.csv test=2", "model srn 2", "train 2", "evaluate"] { #expect(!notebook.run(line).failed) }
  }

  // MARK: names

  @Test(arguments: ["t.tsv", "t.txt", "T.CSV", "t.dat", "table"]) func anyFileIsRead(name: String) {
    var notebook = Self.notebook(Self.rows(Self.months, "\t"), name)
    #expect(!notebook.run("load \(name) test=3").failed)
  }

  @Test func namesThatAreNone() {
    var notebook = Self.notebook(Self.rows(Self.months), "my table.csv")
    #expect(notebook.error(of: "load slaes").contains("did you mean \"sales\"?"))
    #expect(notebook.error(of: "load https://example.org/t.csv").contains("address on the web"))
    #expect(notebook.error(of: "load my table.csv").contains("load 'my table.csv'"))
    #expect(!notebook.run("load 'my table.csv' test=3").failed)
  }

  // MARK: words

  @Test(arguments: [
    (["2019", "2020", "2021", "2022", "2023", "2024", "2025"], "years", "year"),
    (["2023Q1", "2023Q2", "2023Q3", "2023Q4", "2024Q1", "2024Q2", "2024Q3"], "quarters", "quarter"),
    (["2024-W01", "2024-W02", "2024-W03", "2024-W04", "2024-W05", "2024-W06", "2024-W07"], "weeks", "week"),
    (
      ["2024-02-26", "2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02", "2024-03-03"], "days", "day"
    ),
    (
      ["2024-03-01", "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07", "2024-03-08", "2024-03-11"],
      "working days", "working day"
    ), (["a", "b", "c", "d", "e", "f", "g"], "rows", "row"),
  ])
  func nothingElseIsCalledAMonth(labels: [String], many: String, one: String) {
    var notebook = Self.notebook(Self.rows(labels))
    var said = ""
    for line in [
      "load t.csv test=2", "data 3", "model srn 2", "train 2", "evaluate", "predict", "forecast 3", "plot",
      "plot error",
      "plot data", "gates", "explain step 1", "gates unit=1", "compare srn train=2 repeat=2",
    ] {
      let answer = notebook.run(line)
      #expect(!answer.failed, "\(line): \(answer.lines)")
      said += answer.lines.joined(separator: "\n") + "\n"
      #expect(answer.lines.allSatisfy { displayWidth($0) <= 80 }, "\(line)")
    }
    #expect(!said.lowercased().contains("month"))
    #expect(said.contains("7 \(many),") && said.contains("3 of 7 \(many);") && said.contains("\(many) ahead"))
    #expect(said.contains("predicted one \(one) ahead") && said.contains("2 test \(many), RMSE"))
  }

  @Test func aMonthEndStaysOne() {
    let labels = ["2023-08-31", "2023-09-30", "2023-10-31", "2023-11-30", "2023-12-31"]
    var notebook = Self.notebook(Self.rows(labels))
    for line in ["load t.csv test=1", "model srn 2", "train 2"] { #expect(!notebook.run(line).failed) }
    let lines = notebook.run("forecast 3").lines
    #expect(lines[0].hasPrefix("when        months ahead  forecast"))
    #expect(lines[2...4].map { String($0.prefix(10)) } == ["2024-01-31", "2024-02-29", "2024-03-31"])
  }

  /// Whatever names a file has, and however long.
  @Test(arguments: [
    "sales of everything in every shop of the country including taxes and returns, in millions",
    "銷售額（含稅、不含退貨與折讓、依出貨日計算、單位：新台幣百萬元、含外銷及代工收入）",
  ])
  func tablesStayWithinEightyColumns(name: String) {
    let labels = Self.months.map { "\(name) \($0)" }
    let text =
      "\"\(name) month\";\"\(name)\"\n" + labels.enumerated().map { "\"\($1)\";\($0 * $0 + 1_000_000)\n" }.joined()
    var notebook = Self.notebook(text)
    for line in [
      "load t.csv test=3", "data", "model srn 2", "train 2", "evaluate", "predict", "forecast 3", "runs",
      "compare srn train=2 repeat=2", "plot", "plot data", "plot error", "gates", "explain step 2",
      "sweep train=2 repeat=2",
    ] {
      let answer = notebook.run(line)
      #expect(!answer.failed, "\(line): \(answer.lines)")
      for said in answer.lines { #expect(displayWidth(said) <= 80, "\(line): \(said)") }
    }
    #expect(notebook.run("predict").lines[0].contains("…"))
  }
}
