import Console
import Testing

/// Markdown as a class reads it.
@Suite struct ProseTests {
  private func shown(_ text: String, columns: Int = 30, colour: Bool = false, afterCommand: Bool = false) -> String {
    Prose(columns: columns, hasColour: colour).lines(
      text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }, afterCommand: afterCommand
    ).joined(separator: "\n")
  }

  @Test func paragraphsAreAsWideAsTheWindow() {
    let text = "One two three\nfour **five six** seven eight nine\n\n\nten"
    #expect(shown(text) == "One two three four five six\nseven eight nine\n\nten")
    #expect(shown(text, columns: 80) == "One two three four five six seven eight nine\n\nten")
  }

  @Test func marksBecomeLooks() {
    #expect(
      shown("## A **b** `c`\n\n`train 15` and *so* on", columns: 40, colour: true)
        == "\u{1B}[1mA b\u{1B}[0m \u{1B}[36mc\u{1B}[0m\n\n\u{1B}[36mtrain 15\u{1B}[0m and \u{1B}[3mso\u{1B}[0m on")
    #expect(
      shown("## A\n`train 15` __b__ _i_ snake_case_name 2 * 3 * 4") == "A\n`train 15` b i snake_case_name\n2 * 3 * 4")
    #expect(shown("\\*as it is\\* \\`") == "*as it is* `")
    #expect(shown("a **bold that goes on over the end of the line** c", colour: true).components("\u{1B}[1m") == 3)
  }

  @Test func links() {
    #expect(shown("[one-hot](one-hot.md) [x](x) ![a chart](c.svg)") == "one-hot (one-hot.md) x a chart\n(c.svg)")
  }

  @Test func listsHang() {
    #expect(
      shown("- one two three four five six seven\n  eight\n- `b`\n  10. nested", columns: 20)
        == "- one two three four\n  five six seven\n  eight\n- `b`\n  10. nested")
    #expect(shown("1. 中文字中文字中文字\n2. b", columns: 13) == "1. 中文字中文\n   字中文字\n2. b")
  }

  @Test func fencesAndCommentsAreLeftOut() {
    #expect(shown("<!-- language: zh-TW -->\n# T\n\n```unroll") == "T\n")
    #expect(shown("```\n\nText\n\n```unroll", afterCommand: true) == "\nText\n")
    #expect(shown("See:\n```sh\nls -l **x**\n```\nend") == "See:\n    ls -l **x**\nend")
    #expect(shown("<!-- a\nb -->c\nd") == "d")
  }

  @Test func tablesAndQuotes() {
    #expect(shown("| a | bc |\n|---|---|\n| 12 | **3** |") == "a   bc\n──  ──\n12  3")
    #expect(shown("> one\n> two") == "  one two")
    #expect(shown("    as it is") == "    as it is")
  }

  /// Prose comes from a file, which may hold anything.
  @Test func nothingSteersTheTerminal() {
    #expect(!shown("a \u{1B}[2J `\u{9B}b` **\u{7}**").unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }
}

extension String {
  /// How many parts a text divides it into.
  fileprivate func components(_ text: String) -> Int { split(separator: text, omittingEmptySubsequences: false).count }
}
