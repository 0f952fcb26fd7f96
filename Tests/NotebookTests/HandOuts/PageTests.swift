import Notebook
import NotebookTestSupport
import Phrases
import Plotting
import Testing
import Text

/// Pages and slides: what is ours is well formed, and what is not is text.
@Suite struct PageTests {
  static let session = """
    # A *title*

    Prose

    ```unroll
    > load sales
    > model lstm 2
    > train 5
    > plot
    > plot data style=ascii
    > gates
    > modle
    > history
    ```
    The end

    """

  @Test func pagesAndSlidesAreWellFormed() throws {
    let handOut = try handOut(Self.session)
    for html in [handOut.page(markedUp), handOut.slides(markedUp)] {
      let check = HTMLCheck(html)
      #expect(check.problems == [])
      #expect(check.elements.filter { $0 == "script" }.count == 1)
      #expect(check.elements.filter { $0 == "h1" }.count == 1)
      #expect(check.elements.filter { $0 == "svg" }.count == check.elements.filter { $0 == "details" }.count)
      #expect(check.elements.filter { $0 == "svg" }.count >= 2)
      #expect(check.links.allSatisfy { $0.hasPrefix("#command-") })
    }
  }

  /// The policy of the page names the digests of its style and its script, so that nothing else runs.
  @Test func thePolicyNamesWhatRuns() throws {
    let page = try handOut(Self.session).page(markedUp)
    for (tag, directive) in [("style", "style-src"), ("script", "script-src")] {
      let text = page.between("<\(tag)>", "</\(tag)>")
      let digest = SHA256.digest(Array(text.utf8))
      #expect(page.contains("\(directive) 'sha256-\(base64Text(digest))'"))
    }
    #expect(page.contains("default-src 'none'"))
  }

  @Test func picturesHaveTextAndBothGrounds() throws {
    let page = try handOut(Self.session).page(markedUp)
    #expect(page.contains("<title id=\"p4-1-title\">sales: actual and predicted, lstm 2</title>"))
    #expect(page.contains("aria-labelledby=\"p4-1-title p4-1-desc\""))
    #expect(page.contains("fill=\"var(--k0)\""))
    #expect(page.contains("@media screen and (prefers-color-scheme:dark){:root{--k0:#") && page.contains(":#0b0b0b;"))
    #expect(page.contains("<summary>The picture as text</summary>"))
  }

  @Test func tablesAreTables() throws {
    let page = try handOut(Self.session).page(markedUp)
    #expect(page.contains("<th scope=\"col\" class=\"left\">layer</th>"))
    #expect(page.contains("<td>32</td>") || page.contains("<td>40</td>"))
  }

  /// On a phone a sentence breaks, and what stands below something else does not.
  @Test func onlySentencesBreak() throws {
    let page = try handOut("```unroll\n> load sales\n> encode '3+36'\n> help seed\n```\n").page(markedUp)
    #expect(page.contains("<pre class=\"flows\">sales: 36 months"))
    #expect(page.contains("<pre>  ␣ +") || page.contains("<pre>   ␣ +"))
    #expect(page.contains("<pre>seed"))
  }

  @Test func chinesePagesSpeakChinese() throws {
    let page = try handOut("<!-- language: zh-TW -->\n# 標題\n\n```unroll\n> load sales\n> plot data\n```\n").page(
      markedUp)
    #expect(page.contains("<html lang=\"zh-Hant-TW\">"))
    #expect(page.contains("複製指令"))
    #expect(page.contains("圖的文字版"))
  }

  @Test func slidesAreATitleAndACommandEach() throws {
    let slides = try handOut(Self.session).slides(markedUp)
    #expect(HTMLCheck(slides).elements.filter { $0 == "section" }.count == 10)
    #expect(slides.contains("aria-label=\"Slide 10 of 10\""))
  }

  static let hostile = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><b>",
    "' onx='",
    "javascript:alert(1)", "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;t\u{7}", "\u{202E}txet", "\u{0}", "&lt;script&gt;",
    "&#60;b>",
    "]]>", "-->", "<!--", "```", "\u{FFFE}", "\u{85}\u{2028}", "<svg/onload=x>", "${1}", "</style>", "</title>",
    "\\u003cscript\\u003e",
  ]

  /// Whatever prose, commands and outputs hold, the page holds as text.
  @Test(arguments: 0..<60)
  func whatIsHostileIsText(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let handOut = HandOut.random(using: &random)
    for html in [handOut.page(markedUp), handOut.slides(markedUp)] {
      #expect(HTMLCheck(html).problems == [])
      #expect(HTMLCheck(html).elements.filter { $0 == "script" }.count == 1)
    }
  }
}

extension HandOut {
  /// A hand-out of hostile pieces.
  static func random(using random: inout SeededGenerator) -> HandOut {
    func text(_ count: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
      let pieces = PageTests.hostile + ["word", " ", "中文", "# ", "> ", "load sales", "'a'"]
      return (0..<Int.random(in: count, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
        .joined()
    }
    var parts: [Part] = []
    var number = 0
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      if Bool.random(using: &random) {
        parts.append(.prose(text(1...6, &random) + "\n" + text(0...6, &random)))
      } else {
        number += 1
        let lines = (0..<Int.random(in: 0...3, using: &random)).map { _ in text(0...5, &random).escapedForTerminal }
        let table = TextTable(columns: [.init(text(0...2, &random)), .init("b", alignment: .right)], rows: [lines])
        let outputs: [Output] = [.table(table), .line(text(0...3, &random))]
        parts.append(
          .command(
            Bool.random(using: &random)
              ? Command(
                number: number, text: text(1...4, &random), outputs: outputs, lines: OutputFormatter().lines(outputs),
                language: .english)
              : Command(
                number: number, text: text(1...4, &random), outputs: [], lines: lines, language: .traditionalChinese,
                failed: Bool.random(using: &random))))
      }
    }
    return HandOut(title: text(1...3, &random), language: .english, parts: parts)
  }
}

extension String {
  /// What stands between the first occurrence of one text and the next one of another.
  fileprivate func between(_ start: String, _ end: String) -> String {
    guard let from = firstRange(of: start), let to = self[from.upperBound...].firstRange(of: end) else { return "" }
    return String(self[from.upperBound..<to.lowerBound])
  }
}
