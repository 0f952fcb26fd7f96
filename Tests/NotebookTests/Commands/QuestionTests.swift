import Notebook
import NotebookTestSupport
import Testing

/// Questions as people type them, and answers that nobody could see.
@Suite struct QuestionTests {
  private static func trained() -> Notebook {
    .after("load addition digits=2 examples=1000", "model srn 4", "train 1")
  }

  @Test(arguments: ["3 + 36", "３＋３６", "３　＋　３６", "3+ 36", "3 +36", "' 3 + 36 '", "３﹢36"])
  func blanksAndFullWidthCharacters(question: String) {
    var notebook = Self.trained()
    let answer = notebook.run("ask \(question)")
    #expect(!answer.failed && answer.lines[0].hasPrefix("3+36 = "), "\(answer.lines)")
    for command in ["importance \(question)", "gates \(question)", "explain step 1 of \(question)"] {
      #expect(!notebook.run(command).failed, "\(command)")
    }
  }

  @Test(arguments: ["12-5", "3*4", "-3+5", "1+2+3", "1.5+2", "1234+1"]) func otherQuestionsAreRefused(question: String)
  {
    var notebook = Self.trained()
    let answer = notebook.run("ask \(question)")
    #expect(answer.failed && answer.lines.first?.hasSuffix("^") == true, "\(answer.lines)")
  }

  @Test func severalQuestionsInALine() {
    var notebook = Self.trained()
    let answer = notebook.run("ask 3 + 36 1+2 '4 + 5' 6 +7")
    #expect(answer.lines.map { $0.prefix { $0 != " " } } == ["3+36", "1+2", "4+5", "6+7"])
  }

  @Test(arguments: [("3 + x", 8), ("3 +", 6), ("3 4", 4), ("1 + 2 + 3", 10), ("3 + 123", 8)])
  func mistakesArePointedAt(question: String, column: Int) {
    var notebook = Self.trained()
    let answer = notebook.run("ask \(question)")
    #expect(answer.failed)
    #expect(answer.lines.dropLast().last == String(repeating: " ", count: column + 2) + "^", "\(answer.lines)")
  }

  /// A network that has seen next to nothing answers blanks.
  @Test func aBlankAnswerIsSaidInWords() {
    var notebook = Notebook.after("load addition digits=2 examples=1000", "model lstm 8", "train 1")
    #expect(notebook.run("ask 7+5").lines == ["7+5 = blank  wrong, it is 12"])
    let rows = notebook.run("sample 20").lines.dropFirst(2).dropLast()
    #expect(rows.count == 20 && rows.contains { $0.contains(" blank  wrong") })
    #expect(rows.allSatisfy { $0.split(separator: " ").count == 4 })
    #expect(notebook.run("importance 7+5 as=numbers").lines[0].hasPrefix("7+5 = blank, lstm 8"))
  }
}
