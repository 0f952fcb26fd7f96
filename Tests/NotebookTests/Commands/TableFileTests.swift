import Notebook
import NotebookTestSupport
import Storage
import Testing

/// Tables that commands write beside what they show.
@Suite struct TableFileTests {
  private static func notebook(_ store: InMemoryFileStore) -> Notebook {
    Notebook.after("load sales", "model lstm 3", "train 20", store: store.files)
  }

  private static func rows(_ name: String, of store: InMemoryFileStore) throws -> [[String]] {
    let text = String(decoding: try store.read(name, limit: 1 << 20), as: UTF8.self)
    #expect(text.hasSuffix("\n"))
    return text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// What is read back has the same bits as what was computed: differences of cells are cells, and the printed table is
  /// the file rounded.
  @Test func predictionsReadBack() throws {
    let store = InMemoryFileStore()
    var notebook = Self.notebook(store)
    let answer = notebook.run("predict interval=50,80 file=p.csv")
    #expect(!answer.failed && answer.lines.last == "wrote p.csv")
    #expect(answer.recorded == Array(answer.lines.dropLast()))
    let rows = try Self.rows("p.csv", of: store)
    #expect(rows[0] == ["month", "actual", "predicted", "error", "low_50", "high_50", "low_80", "high_80"])
    #expect(rows.count == 13 && rows[1].prefix(2) == ["3-01", "339.7"])
    for row in rows.dropFirst() {
      let numbers = try row.dropFirst().map { try #require(Double($0)) }
      #expect(numbers.map(\.description) == Array(row.dropFirst()))
      #expect((numbers[1] - numbers[0]).bitPattern == numbers[2].bitPattern)
      #expect(
        numbers[5] <= numbers[3] && numbers[3] <= numbers[1] && numbers[1] <= numbers[4] && numbers[4] <= numbers[6])
    }
    // At least ten digits more than are shown.
    #expect(rows.dropFirst().contains { $0[2].count > 12 })
  }

  @Test func forecastsReadBack() throws {
    let store = InMemoryFileStore()
    var notebook = Self.notebook(store)
    let answer = notebook.run("forecast 6 file=f.csv")
    let rows = try Self.rows("f.csv", of: store)
    #expect(rows[0] == ["month", "steps_ahead", "forecast"] && rows.count == 7)
    #expect(rows[1].prefix(2) == ["4-01", "1"] && rows[6].prefix(2) == ["4-06", "6"])
    for (row, line) in zip(rows.dropFirst(), answer.lines.dropFirst(2)) {
      let (value, shown) = (try #require(Double(row[2])), try #require(Double(line.split(separator: " ").last ?? "")))
      #expect(abs(value - shown) <= 0.05000001)
    }
  }

  @Test func allDataAreWritten() throws {
    let store = InMemoryFileStore()
    var notebook = Self.notebook(store)
    #expect(!notebook.run("data 2 file=d.csv").failed)
    let rows = try Self.rows("d.csv", of: store)
    #expect(rows.count == 37 && rows[0] == ["month", "sales", "difference", "input", "target", "part"])
    #expect(rows[1] == ["1-01", "266.0", "", "", "", "train"] && rows[36].last == "test")
    let difference = try #require(Double(rows[2][2]))
    #expect(difference.bitPattern == (145.9 - 266.0).bitPattern)
    // The network reads floats; all of their bits are there.
    let input = try #require(Double(rows[2][3]))
    #expect(Double(Float(input)) == input)
    _ = notebook.run("load addition digits=1 examples=20")
    #expect(!notebook.run("data file=a.csv").failed)
    #expect(try Self.rows("a.csv", of: store).count == 21)
  }

  @Test(arguments: ["predict file=t.csv", "forecast 3 file=t.csv", "data file=t.csv"])
  func nothingIsOverwritten(line: String) throws {
    let store = InMemoryFileStore(["t.csv": Array("mine\n".utf8)])
    var notebook = Self.notebook(store)
    #expect(notebook.error(of: line).hasPrefix("error: \"t.csv\" exists"))
    #expect(try store.read("t.csv", limit: 100) == Array("mine\n".utf8))
    #expect(!notebook.run(line + " replace=yes").failed)
    #expect(try store.read("t.csv", limit: 1 << 16).count > 100)
    #expect(notebook.error(of: line.replacing("t.csv", with: "t.txt") + " replace=yes").hasSuffix("type file=t.csv"))
  }

  @Test(arguments: ["predict file=t.csv", "forecast 3 file=t.csv", "data file=t.csv"])
  func aReplayWritesNothing(line: String) throws {
    let store = InMemoryFileStore()
    let lesson = session("> load sales", "> model lstm 3", "> train 2", "> " + line)
    try store.write(Array(lesson.utf8), to: "lesson.md")
    var runner = try SessionRunner(path: "lesson.md", store: store.files, machine: .local)
    let answers = (0..<4).map { runner.run($0) }
    #expect(!answers[3].failed && answers[3].output.count > 3 && !store.exists("t.csv"))
  }

  /// As other programs have it; the answer is what to type.
  @Test(arguments: [
    ("forecast 6 f.csv", "type \"forecast 6 file=f.csv\""), ("forecast 6 > f.csv", "type \"forecast 6 file=f.csv\""),
    ("forecast 6 >f.csv", "type \"forecast 6 file=f.csv\""), ("predict p.csv", "type \"predict file=p.csv\""),
    ("predict > 'my p.csv'", "type \"predict file='my p.csv'\""), ("data d.csv", "type \"data file=d.csv\""),
    ("data 5 > d", "type \"data 5 file=d.csv\""),
    ("export f.csv", "type \"predict file=p.csv\", \"forecast 12 file=f.csv\", \"data file=d.csv\""),
    ("save p.csv", "type \"predict file=p.csv\", \"forecast 12 file=f.csv\" or \"data file=d.csv\""),
  ])
  func otherWaysAreAnswered(line: String, hint: String) throws {
    let store = InMemoryFileStore()
    var notebook = Self.notebook(store)
    #expect(notebook.error(of: line).contains(hint), "\(notebook.error(of: line))")
    #expect(!store.exists("f.csv") && !store.exists("p.csv"))
  }
}
