import Markdown
import Testing

/// Prose as HTML, in which only our own marks of text are left.
@Suite struct MarkdownPageTests {
  private func html(_ text: String) -> String { MarkdownPage.html([text]).joined() }

  @Test func marksOfTextBecomeElements() {
    #expect(html("A *b* **c** `d` ~~e~~") == "<p>A <em>b</em> <strong>c</strong> <code>d</code> <del>e</del></p>\n")
    #expect(html("- a\n- b") == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n")
    #expect(html("~~~\n```\n~~~") == "<pre><code>```\n</code></pre>\n")
    #expect(html("````\n```\nx\n```\n````") == "<pre><code>```\nx\n```\n</code></pre>\n")
    #expect(html("a\r\nb\r\n") == "<p>a\nb</p>\n")
  }

  @Test func cellsOfTablesHaveClassesForTheirSides() {
    let table = html("| a | b |\n|---|--:|\n| 1 | <td align=\"left\"> |")
    #expect(table.contains("<th class=\"right\">b</th>"))
    #expect(table.contains("<td class=\"right\">&lt;td align=&quot;left&quot;&gt;</td>"))
  }

  @Test func headingsFollowEachOtherBelowThatOfThePage() {
    #expect(
      MarkdownPage.html(["# a\n\n#### b", "###### c\n\n# d"])
        == ["<h2>a</h2>\n<h3>b</h3>\n", "<h4>c</h4>\n<h2>d</h2>\n"])
  }

  @Test func partsAreReadAsOneFile() {
    let parts = MarkdownPage.html(["See [it][1].", "More.", "[1]: https://example.org"])
    #expect(parts == ["<p>See <a href=\"https://example.org\">it</a>.</p>\n", "<p>More.</p>\n", ""])
    #expect(MarkdownPage.html([]).isEmpty)
    #expect(MarkdownPage.html(["", ""]) == ["", ""])
  }

  /// A block that a note leaves open ends with it, and no mark between parts comes through.
  @Test(arguments: ["```\nopen", "~~~\nopen", "<!-- open", "```unroll-next-part\n```", "> - ```\n>   open"])
  func aPartThatIsLeftOpenEndsWithIt(part: String) {
    let parts = MarkdownPage.html(["before", part, "after"])
    #expect(parts.count == 3)
    #expect(parts.first == "<p>before</p>\n")
    #expect(parts.last == "<p>after</p>\n")
    #expect(!parts.joined().contains("unroll-next-part"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "</script><script>alert(1)//",
    "<svg/onload=alert(1)>", "<a href=\"javascript:alert(1)\">a</a>", "<style>*{display:none}</style>",
    "<iframe src=\"https://example.org\"></iframe>", "<!--><img src=x onerror=alert(1)>-->", "<?php echo 1 ?>",
    "<![CDATA[<script>alert(1)</script>]]>", "<base href=\"https://example.org\">", "</body></html>",
    "<x onclick=alert(1)>a</x>", "| <script>x</script> |\n|---|\n| <b>y</b> |", "# <script>x</script>",
    "```html\n<script>alert(1)</script>\n```", "`<script>`", "![<script>](x.png)", "[<img src=x onerror=y>](z)",
  ])
  func htmlIsText(hostile: String) {
    let html = html(hostile)
    for tag in ["<script", "<img", "<svg", "<style", "<iframe", "<?", "<!", "<base", "</body", "<x", "<b>"] {
      #expect(!html.lowercased().contains(tag), "\(hostile) -> \(html)")
    }
  }

  @Test(arguments: [
    "[a](javascript:alert(1))", "[a](JavaScript:alert(1))", "[a](java&#10;script:alert(1))", "[a](&#x1;javascript:x)",
    "[a](<java\tscript:alert(1)>)", "[a](vbscript:x)", "[a](data:text/html,<script>x</script>)",
    "<javascript:alert(1)>",
    "[a][1]\n\n[1]: javascript:alert(1)", "[a](file:///etc/passwd)", "[a](\u{1}javascript:x)", "![a](javascript:x)",
    "![a](https://example.org/track.png)", "[![a](data:image/svg+xml,x)](javascript:x)",
    "[a](&#106;avascript:alert(1))",
    "[a](  javascript:alert(1))", "[a](unknown:x)", "[a](:x)",
  ])
  func linksThatDoMoreThanLeadSomewhereAreTheirText(hostile: String) {
    let html = html(hostile)
    #expect(!html.contains("href"), "\(hostile) -> \(html)")
    #expect(!html.contains("src"), "\(hostile) -> \(html)")
  }

  @Test(arguments: [
    ("[a](https://example.org/?q=1:2)", "https://example.org/?q=1:2"), ("[a](HTTP://x)", "HTTP://x"),
    ("[a](mailto:a@example.org)", "mailto:a@example.org"), ("[a](other.html)", "other.html"), ("[a](#b:c)", "#b:c"),
    ("www.example.org", "http://www.example.org"), ("[a](<x y.md>)", "x%20y.md"),
  ])
  func linksLead(markdown: String, address: String) {
    #expect(html(markdown).contains("<a href=\"\(address)\">"), "\(html(markdown))")
  }

  /// Lines of Chinese go on without a blank; words of other languages have one between them.
  @Test func linesOfChineseAreJoined() {
    #expect(html("中文，\n中文\n*中*\nabc\nd") == "<p>中文，中文<em>中</em>\nabc\nd</p>\n")
  }

  @Test func commentsAreNotForReaders() {
    #expect(html("<!-- a -->\n\nb <!-- c --> d") == "<p>b  d</p>\n")
  }

  @Test func hugeNestingEnds() {
    for mark in ["> ", "- ", "*", "[", "![", "<b>", "`"] {
      let deep = String(repeating: mark, count: 20_000) + "x"
      #expect(html(deep).contains("x"))
    }
  }
}
