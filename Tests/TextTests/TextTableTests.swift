import Testing
import Text

@Suite struct TextTableTests {
  private let columns: [TextTable.Column] = [
    .init("layer"), .init("shape", alignment: .centre), .init("参数", alignment: .right),
  ]

  @Test func alignsByColumnsOfTheTerminal() {
    let table = TextTable(columns: columns, rows: [["lstm", "[8]", "320"], ["全连接", "[1]", "9"]])
    #expect(
      table.lines() == [
        "layer   shape  参数",
        "──────  ─────  ────",
        "lstm     [8]    320",
        "全连接   [1]      9",
      ])
  }

  @Test func asciiRule() {
    #expect(TextTable(columns: [.init("a"), .init("bcd")], rows: []).lines(ascii: true) == ["a  bcd", "-  ---"])
  }

  @Test func withoutTitlesThereIsNoHeader() {
    let table = TextTable(
      columns: [.init(""), .init("", alignment: .right)], rows: [["cell", "lstm"], ["units", "8"]])
    #expect(table.lines() == ["cell   lstm", "units     8"])
  }

  @Test func raggedRowsAndHostileCells() {
    let table = TextTable(
      columns: [.init("a"), .init("b")], rows: [[], ["x"], ["1", "2", "3"], ["\u{1B}[2J", "e\u{301}"]])
    let lines = table.lines()
    #expect(lines == ["a        b", "───────  ─", "", "x", "1        2", "\\x1b[2J  e\u{301}"])
    #expect(TextTable(columns: [], rows: [["a"]]).lines().isEmpty)
  }

  @Test func noBlanksAtTheEnd() {
    let table = TextTable(columns: columns, rows: [["a", "", ""], ["", "", "  "]])
    #expect(table.lines().allSatisfy { $0.last != " " })
  }
}
