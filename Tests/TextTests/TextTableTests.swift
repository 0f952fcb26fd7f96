import Testing
import Text

@Suite struct TextTableTests {
  /// A cell of megabytes would otherwise have every row filled up to its width.
  @Test(arguments: ["x", "\u{4E2D}", "\u{1B}", "\t", "\u{301}"]) func noCellIsWiderThanAnybodyReads(letter: String) {
    let long = String(repeating: letter, count: 1_000_000)
    var table = TextTable(columns: [.init("a"), .init(long, alignment: .right)])
    table.rows = [[long, "1"], ["b", "2"]]
    let lines = table.lines(width: 1000)
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { displayWidth($0) <= 402 && $0.utf8.count <= 1300 })
    #expect(lines[2].contains("…"))
    let whole = String(repeating: "x", count: 200)
    #expect(TextTable(columns: [.init("")], rows: [[whole]]).lines(width: 200) == [whole])
  }

  /// Figures stay whole; what is said of them is cut, the longest first.
  @Test(arguments: ["a name that is longer than any table could show it", "每個月的銷售額，單位是百萬元，含稅，不含退貨與折讓，依出貨日計算，含外銷"])
  func aWideTableIsCutToEightyColumns(name: String) {
    var table = TextTable(columns: [.init("month"), .init(name, alignment: .right), .init(name + name), .init("n")])
    table.rows = [["2024-01-31", "1234567.25", name, "1"], ["2024-02-29", "-0.5", "b", "22"]]
    let lines = table.lines()
    #expect(lines.count == 4 && lines.allSatisfy { displayWidth($0) <= 80 })
    #expect(lines[2].hasPrefix("2024-01-31 ") && lines[2].contains(" 1234567.25 ") && lines[0].contains("…"))
    table.columns[1].title = "x"
    #expect(table.lines()[0].hasPrefix("month                x  " + String(name.prefix(10))))
    let numbers = TextTable(
      columns: Array(repeating: .init("figures", alignment: .right), count: 20),
      rows: [Array(repeating: "123456.5", count: 20)])
    #expect(!numbers.lines().joined().contains("…"))
  }

  /// Figures that do not fit beside each other follow below, beside the first column once more.
  @Test(arguments: [20, 33, 80], [2, 3, 9, 20])
  func figuresThatDoNotFitFollowBelow(width: Int, columns: Int) {
    for digits in [4, 13, 20] {
      let figures = (1..<columns).map { String(repeating: "\($0 % 10)", count: digits) }
      let table = TextTable(
        columns: [.init("月")] + figures.indices.map { .init("n\($0)", alignment: .right) },
        rows: [["一月"] + figures, ["二月"] + figures])
      let lines = table.lines(width: width)
      let parts = stride(from: 0, to: lines.count, by: 4).map { Array(lines[$0..<$0 + 4]) }
      #expect(table.fits(in: width) == (4 + figures.count * (digits + 2) <= width))
      #expect((parts.count == 1) == (table.fits(in: width) || columns == 2))
      #expect(parts.count == 1 || lines.allSatisfy { displayWidth($0) <= max(width, 4 + 2 + digits) })
      for (row, name) in [(2, "一月"), (3, "二月")] {
        let cells = parts.map { $0[row].split(separator: " ").map { String($0) } }
        #expect(cells.allSatisfy { $0.first == name } && cells.flatMap { $0.dropFirst() } == figures)
      }
    }
  }

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
