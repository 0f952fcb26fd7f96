import Terminal
import Testing

@Suite struct LineHistoryTests {
  private let past = ["load sales", "train 5", "load addition", "train 5", "evaluate"]

  @Test func walking() {
    var history = LineHistory(past)
    let own = EditedLine("tr", cursor: 1)
    #expect(history.walk(back: 1, from: own)?.text == "evaluate")
    #expect(history.walk(back: 2, from: EditedLine("evaluate"))?.text == "load addition")
    #expect(history.walk(back: 9, from: EditedLine("x"))?.text == "load sales")
    #expect(history.walk(back: 1, from: EditedLine("x")) == nil)
    #expect(history.walk(back: -9, from: EditedLine("x")) == own)
    #expect(history.walk(back: -1, from: own) == nil)
  }

  @Test func byBeginning() {
    var history = LineHistory(past)
    let own = EditedLine("lo")
    let first = history.match(back: true, from: own)
    #expect(first == EditedLine("load addition", cursor: 2))
    let second = history.match(back: true, from: EditedLine("load addition", cursor: 2))
    #expect(second?.text == "load sales")
    #expect(history.match(back: true, from: EditedLine("load sales", cursor: 2)) == nil)
    #expect(history.match(back: false, from: EditedLine("load sales", cursor: 2))?.text == "load addition")
    #expect(history.match(back: false, from: EditedLine("load addition", cursor: 2)) == own)
    #expect(history.match(back: false, from: own) == nil)
  }

  @Test func suggesting() {
    let history = LineHistory(past + ["模型 e\u{301}x"])
    #expect(history.suggestion(for: "load") == " addition")
    #expect(history.suggestion(for: "load s") == "ales")
    #expect(history.suggestion(for: "evaluate") == "" && history.suggestion(for: "") == "")
    #expect(history.suggestion(for: "模") == "型 e\u{301}x")
    // An accent alone would change what was typed.
    #expect(history.suggestion(for: "模型 e") == "")
  }

  @Test func repeatedLinesAreKeptOnce() {
    var history = LineHistory(past)
    history.add("evaluate")
    #expect(history.lines == past)
    for number in 0..<HistoryFile.mostLines + 5 { history.add("seed \(number)") }
    #expect(history.lines.count == HistoryFile.mostLines && history.lines.first == "seed 5")
  }

  @Test func searching() {
    var search = HistorySearch(in: past, back: true)
    #expect(search.prompt == "(reverse-i-search)`': " && search.found == nil)
    search.type("5")
    #expect(search.found == EditedLine("train 5", cursor: 6))
    search.next(back: true)
    // The same line once more is passed by.
    #expect(search.hasFailed || search.found?.text == "train 5")
    search = HistorySearch(in: past, back: true)
    search.type("l")
    search.type("o")
    #expect(search.found?.text == "load addition")
    search.next(back: true)
    #expect(search.found?.text == "load sales" && !search.hasFailed)
    search.next(back: true)
    #expect(search.hasFailed && search.found?.text == "load sales")
    #expect(search.prompt == "(failed reverse-i-search)`lo': ")
    search.next(back: false)
    #expect(search.found?.text == "load addition" && search.prompt == "(i-search)`lo': ")
    search.type("zz")
    #expect(search.hasFailed)
    #expect(search.takeBack() && search.found?.text == "load addition")
    #expect(search.takeBack() && search.takeBack() && !search.takeBack())
    #expect(search.text == "" && search.found == nil)
  }
}
