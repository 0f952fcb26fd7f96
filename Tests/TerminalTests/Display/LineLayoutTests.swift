import Terminal
import TestSupport
import Testing
import Text

@Suite struct LineLayoutTests {
  private let texts = [
    "", "a", "compare srn lstm gru units=4,8,16 train=300 repeat=10 rate=0.001,0.01 batch=1",
    String(repeating: "中文", count: 21), "x" + String(repeating: "好", count: 40), "e\u{301}👨‍👩‍👧🇹🇼👍🏽 कि中",
    "first\nsecond 中文\n\nfourth", "a\tb\tc", "ctrl\u{1}x\u{1B}y\u{7F}", String(repeating: "0123456789", count: 30),
    "\u{301}alone", "turned \u{202E} text", "\u{200D}",
  ]
  private let windows = [1, 2, 3, 5, 7, 10, 13, 20, 40, 41, 60, 80, 300]

  private func frame(_ text: String, cursor: Int? = nil, columns: Int, lines: Int = 500, suggestion: String = "")
    -> Frame
  {
    var shown = ShownLine()
    shown.prompt = "\u{1}\u{1B}[1;34m\u{1}[1] >\u{1}\u{1B}[0m\u{1} "
    shown.line = EditedLine(text, cursor: cursor)
    shown.suggestion = suggestion
    var top = 0
    return LineLayout(shown, in: WindowSize(columns: columns, lines: lines)).frame(top: &top)
  }

  private func text(_ frame: Frame) -> String { frame.rows.map { $0.map(\.text).joined() }.joined() }

  @Test func noRowIsWiderThanTheWindow() {
    for text in texts {
      for columns in windows {
        let frame = frame(text, columns: columns)
        #expect(frame.rows.allSatisfy { $0.reduce(0) { $0 + $1.width } <= columns })
        #expect(frame.cursorColumn < columns && frame.cursorRow < frame.rows.count)
      }
    }
  }

  /// A row is left only if the next character does not fit.
  @Test func nothingIsLost() {
    for text in texts where !text.contains("\n") && text.unicodeScalars.allSatisfy({ $0 != "\t" }) {
      let whole = self.text(frame(text, columns: 1000))
      #expect(whole.hasPrefix("[1] > "))
      for columns in windows.dropFirst(10) { #expect(self.text(frame(text, columns: columns)) == whole) }
    }
  }

  @Test func theCursorStandsBeforeItsCharacter() {
    let line = "ab中文e\u{301}👨‍👩‍👧x"
    for columns in windows.dropFirst(2) {
      var column = 6
      var row = 0
      let scalars = EditedLine(line)
      scalars.forEachCharacter(in: 0..<scalars.scalars.count) { range in
        let width = displayWidth(scalars.text(range))
        let frame = frame(line, cursor: range.lowerBound, columns: columns)
        if columns > 6, column + width > columns { (row, column) = (row + 1, 0) }
        if columns > 6 { #expect((frame.cursorRow, frame.cursorColumn) == (row, column)) }
        column += width
      }
    }
  }

  @Test func aCursorBehindAFullRowStandsInTheNext() {
    let frame = frame(String(repeating: "x", count: 14), columns: 20)
    #expect((frame.cursorRow, frame.cursorColumn) == (1, 0) && frame.rows.count == 2)
  }

  @Test func rowsGoOnWithAMark() {
    let frame = frame("ask '3\n+4'", columns: 40)
    #expect(frame.rows.map { $0.map(\.text).joined() } == ["[1] > ask '3", "  ... +4'"])
    #expect((frame.cursorRow, frame.cursorColumn) == (1, 9))
  }

  @Test func controlCharactersAreSeen() {
    #expect(text(frame("a\u{1}b\u{1B}\u{7F}\u{202E}", columns: 80)) == "[1] > a^Ab^[^?\\u{202e}")
  }

  @Test func longTextsScroll() {
    let text = (1...50).map { "line \($0)" }.joined(separator: "\n")
    var shown = ShownLine()
    shown.line = EditedLine(text)
    var top = 0
    func rows() -> [String] {
      LineLayout(shown, in: WindowSize(columns: 20, lines: 5)).frame(top: &top).rows.map { $0.map(\.text).joined() }
    }
    #expect(rows() == (46...50).map { "line \($0)" })
    shown.line.cursor = 0
    #expect(rows().first == "line 1" && top == 0)
    shown.below = ["x", "y"]
    #expect(rows().count == 5)
    shown.line = EditedLine("line 1")
    #expect(rows() == ["line 1", "x", "y"])
    shown.isFinished = true
    shown.below = []
    shown.line = EditedLine(text)
    #expect(rows().count == 50)
  }

  @Test func suggestionsFollowInGrey() {
    let row = frame("loa", columns: 80, suggestion: "d sales").rows[0]
    #expect(row.map(\.text).joined() == "[1] > load sales")
    #expect(row.suffix(7).allSatisfy { $0.style == "90" } && row[0].style == "1;34" && row[6].style == "")
    let narrow = frame("loa", columns: 10, suggestion: "d sales")
    #expect(narrow.rows.map { $0.map(\.text).joined() } == ["[1] > load", " sales"] && narrow.cursorRow == 0)
  }

  @Test func parts() {
    var shown = ShownLine()
    shown.line = EditedLine("train 'x' # y")
    shown.styles = [StyledRange(0..<5, .command), StyledRange(6..<9, .quoted), StyledRange(10..<13, .comment)]
    var top = 0
    let cells = LineLayout(shown, in: WindowSize()).frame(top: &top).rows[0]
    #expect(
      cells.map(\.style) == Array(repeating: "1;36", count: 5) + [""] + Array(repeating: "32", count: 3) + [""]
        + Array(repeating: "90", count: 3))
  }
}
