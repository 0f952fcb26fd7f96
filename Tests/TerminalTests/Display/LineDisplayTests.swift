import Terminal
import TestSupport
import Testing

/// What is drawn, as a small terminal shows it.
@Suite struct LineDisplayTests {
  private struct Screen {
    var display = LineDisplay()
    var terminal: TerminalModel
    var size: WindowSize
    var shown = ShownLine()
    var top = 0
    var written = ""

    init(columns: Int, lines: Int, above: String = "") {
      size = WindowSize(columns: columns, lines: lines)
      terminal = TerminalModel(columns: columns, lines: lines)
      terminal.write(above)
      shown.prompt = "[1] > "
    }

    mutating func show(_ text: String, cursor: Int? = nil, suggestion: String = "", below: [String] = []) {
      (shown.line, shown.suggestion, shown.below) = (EditedLine(text, cursor: cursor), suggestion, below)
      show()
    }

    mutating func show() {
      written = display.show(LineLayout(shown, in: size).frame(top: &top))
      terminal.write(written)
    }

    /// What a terminal shows that is given the whole frame at once.
    var expected: (rows: [String], row: Int, column: Int) {
      var top = top
      let frame = LineLayout(shown, in: size).frame(top: &top)
      var rows = frame.rows.map { row -> String in
        var text = row.map(\.text).joined()
        while text.last == " " { text.removeLast() }
        return text
      }
      while rows.last == "" { rows.removeLast() }
      return (rows, frame.cursorRow, frame.cursorColumn)
    }

    /// Whether the screen shows the frame, below `above` lines.
    func isRight(above: Int = 0) -> Bool {
      let (rows, row, column) = expected
      let shown = terminal.all.dropFirst(above)
      return Array(shown) == rows && terminal.cursor.column == column
        && (terminal.screen.count == terminal.all.count ? terminal.cursor.row == row + above : true)
        && terminal.unknown.isEmpty
    }

    mutating func resize(columns: Int) {
      terminal.resize(columns: columns, lines: size.lines)
      size.columns = columns
    }
  }

  /// A fixed sequence of numbers that looks like none.
  private struct Numbers {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, bound)
    }
  }

  private let pieces = ["a", "b ", "中", "文", "e\u{301}", "👨‍👩‍👧", "🇹🇼", "\u{1}", "word", "=", "\n", "x y z", "0123456789"]

  /// After any edits at any width the screen is what it would be if all were drawn at once.
  @Test(arguments: [2, 7, 20, 41, 80]) func whateverIsTyped(columns: Int) {
    var numbers = Numbers(state: UInt64(columns))
    var screen = Screen(columns: columns, lines: 200)
    var text: [String] = []
    for step in 0..<150 {
      if numbers.next(4) == 0, !text.isEmpty {
        text.remove(at: numbers.next(text.count))
      } else {
        text.insert(pieces[numbers.next(pieces.count)], at: numbers.next(text.count + 1))
      }
      if text.count > 40 { text = [] }
      let line = EditedLine(text.joined())
      let cursor =
        numbers.next(3) == 0 ? line.scalars.count : line.character(at: numbers.next(line.scalars.count)).lowerBound
      screen.show(
        line.text, cursor: cursor, suggestion: cursor == line.scalars.count && numbers.next(2) == 0 ? "the rest" : "",
        below: numbers.next(5) == 0 ? ["one", "two"] : [])
      guard screen.isRight() else {
        Issue.record("step \(step): \(screen.terminal.all), expected \(screen.expected)")
        return
      }
    }
  }

  @Test func onlyWhatDiffersIsWritten() {
    var screen = Screen(columns: 80, lines: 24)
    screen.show("see")
    screen.show("seed")
    #expect(screen.written == "d")
    screen.show("seed")
    #expect(screen.written == "")
    screen.show("seed", cursor: 0)
    #expect(screen.written == "\r\u{1B}[6C")
    screen.show("seed 4")
    #expect(screen.written == "\r\u{1B}[10C 4" || screen.written.hasSuffix(" 4"))
    screen.show("seed")
    #expect(screen.isRight())
  }

  /// Lines of two rows, at the top and at the bottom of the window, through many widths.
  @Test(arguments: [0, 5, 18]) func aWindowThatChangesItsWidth(above: Int) {
    let text = "compare srn lstm gru units=4,8,16 train=300 repeat=10 rate=0.001,0.01 batch=1"
    for cursor in [0, 30, text.count] {
      var screen = Screen(columns: 60, lines: 20, above: String(repeating: "\r\n", count: above))
      screen.show(text, cursor: cursor)
      for columns in [40, 61, 25, 13, 80, 60, 39, 200, 60] {
        screen.resize(columns: columns)
        screen.show()
        let (rows, _, _) = screen.expected
        #expect(Array(screen.terminal.all.suffix(rows.count)) == rows, "\(columns)")
        #expect(screen.terminal.all.filter { $0.contains("[1] >") }.count == 1, "\(columns): \(screen.terminal.all)")
      }
    }
  }

  /// Typing 中文 21 times, Ctrl-A, `a`.
  @Test func insertingBeforeWideCharacters() {
    let text = String(repeating: "中文", count: 21)
    for columns in [59, 60, 79, 80] {
      var screen = Screen(columns: columns, lines: 20)
      for count in 1...text.count { screen.show(String(text.prefix(count))) }
      screen.show(text, cursor: 0)
      screen.show("a" + text, cursor: 1)
      #expect(screen.isRight(), "\(columns): \(screen.terminal.screen)")
      #expect(screen.terminal.cursor == (0, 7))
    }
  }

  @Test func scrolling() {
    var screen = Screen(columns: 20, lines: 5)
    let text = (1...50).map { "line \($0)" }.joined(separator: "\n")
    screen.show(text)
    #expect(screen.terminal.screen.count == 5 && screen.terminal.screen[4] == "  ... line 50")
    for cursor in stride(from: text.count, through: 0, by: -3) { screen.show(text, cursor: cursor) }
    #expect(screen.terminal.screen[0] == "[1] > line 1" && screen.terminal.cursor == (0, 6 + text.count % 3))
  }

  @Test func theEndIsBehindTheLastRow() {
    var screen = Screen(columns: 20, lines: 10)
    screen.show(String(repeating: "x", count: 40), cursor: 0)
    let end = screen.display.end()
    screen.terminal.write(end + "\r\nnext")
    #expect(screen.terminal.screen.last == "next" && screen.terminal.screen.count == 4)
    // Nothing is drawn over what came after.
    screen.show("y")
    screen.terminal.write("\r\n")
    #expect(screen.terminal.screen.count >= 4)
  }

  @Test func clearing() {
    var screen = Screen(columns: 20, lines: 10, above: "above\r\n")
    screen.show(String(repeating: "x", count: 40), below: ["a", "b"])
    screen.terminal.write(screen.display.clear(columns: 20))
    #expect(screen.terminal.screen == ["above"] && screen.terminal.cursor == (1, 0))
  }
}
