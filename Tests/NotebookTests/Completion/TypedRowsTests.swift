import Notebook
import Testing

@Suite struct TypedRowsTests {
  private func lines(_ text: String) -> [String] { TypedRows(text).lines.map(\.text) }

  @Test func aLineAlone() {
    #expect(lines("train 5 # a 'comment") == ["train 5 # a 'comment"])
    #expect(lines("") == [] && lines("  ") == [])
    #expect(!TypedRows("train 5").isUnfinished && !TypedRows("# it's a comment").isUnfinished)
  }

  @Test(arguments: [
    "ask '3+4", "ask \"3", "train 5 \\", "\\", "ask 'a' 'b", "plot; ask '", "ask 'it''s", "a\nask 'b",
    "note 'it", "note it's \\", "edit 2 ask 'b",
  ])
  func whatIsUnfinished(text: String) { #expect(TypedRows(text).isUnfinished) }

  @Test(arguments: [
    "ask '3+4'", "ask 'a\nb'", "train 5 \\\n", "# \\", "ask 'a\\'", "ask 'it''s'", "a\nb",
    "note it's", "not it's \"so", "edit n2 it's", "title It's", "note after=2 it's", "note 'it''s'",
  ])
  func whatIsFinished(text: String) { #expect(!TypedRows(text).isUnfinished) }

  @Test(
    arguments: [
      ("load sales\nmodel lstm 2\n\ntrain 2", ["load sales", "model lstm 2", "train 2"]),
      ("train 300 \\\n  rate=0.01\nevaluate", ["train 300 rate=0.01", "evaluate"]),
      ("ask '3\n+4'", ["ask '3 +4'"]), ("ask 'a \\\nb'", ["ask 'a \\ b'"]),
      ("```\nload sales\n```", ["load sales"]), ("# a\nseed 1", ["# a", "seed 1"]), ("ask '3", ["ask '3"]),
      ("train \\", ["train"]),
    ])
  func rows(text: String, expected: [String]) { #expect(lines(text) == expected) }

  @Test func aSessionIsItsCommands() {
    let block = """
      # Monthly sales

      > a quotation of the reader's

      ```unroll
      > load sales
      sales: 36 months
      > data 2
        table
      ```

      ```sh
      > not ours
      ```
      """
    #expect(lines(block) == ["load sales", "data 2"])
    #expect(TypedRows(block).isSession && !TypedRows(block).isUnfinished)
    #expect(lines("> load sales\nsales: it's 36 months\n> data 2\n  table") == ["load sales", "data 2"])
    #expect(lines("[1] > load sales\nsales: 36 months\n[12] > data 2\n") == ["load sales", "data 2"])
    // A block whose end was not copied.
    #expect(lines("```unroll\n> seed 1\nseed 1") == ["seed 1"])
    #expect(lines(">\n> seed 1") == ["seed 1"])
    #expect(lines("> seed 1") == ["> seed 1"])
    #expect(lines("[a] > x\n[1]> y\n>z") == ["[a] > x", "[1]> y", ">z"])
  }

  @Test func manyRowsTakeTimeInProportion() {
    let text = "ask '" + String(repeating: "row\n", count: 50_000)
    #expect(TypedRows(text).isUnfinished && TypedRows(text).lines.count == 1)
  }

  @Test func rowsKeepTheirPlaces() {
    let rows = TypedRows("seed 1\ntrain 5 \\\nrate=1\nask 'a\nb'")
    #expect(rows.lines.map { rows.inOneRow($0) } == ["seed 1", "train 5   rate=1", "ask 'a b'"])
    #expect(rows.lines.map(\.range) == [0..<6, 7..<23, 24..<33])
  }
}
