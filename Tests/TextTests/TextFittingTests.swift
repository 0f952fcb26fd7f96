import Testing
import Text

@Suite struct TextFittingTests {
  @Test func padding() {
    #expect("ab".padded(to: 5) == "ab   ")
    #expect("ab".padded(to: 5, alignment: .right) == "   ab")
    #expect("ab".padded(to: 5, alignment: .centre) == " ab  ")
    #expect("一月".padded(to: 6, alignment: .right) == "  一月")
    #expect("abc".padded(to: 2) == "abc")
    #expect("abc".padded(to: -1) == "abc")
    #expect("".padded(to: 2) == "  ")
  }

  @Test func truncation() {
    #expect("abcdef".truncated(to: 6) == "abcdef")
    #expect("abcdef".truncated(to: 4) == "abc…")
    #expect("一二三".truncated(to: 5) == "一二…")
    #expect("一二三".truncated(to: 4) == "一…")
    #expect("ab".truncated(to: 1) == "…")
    #expect("ab".truncated(to: 0).isEmpty)
    #expect("ab".truncated(to: -3).isEmpty)
    #expect("👨‍👩‍👧‍👦👍🏽".truncated(to: 3) == "👨‍👩‍👧‍👦…")
    #expect("abcdef".truncated(to: 5, ellipsis: "...") == "ab...")
    #expect("abcdef".truncated(to: 2, ellipsis: "...") == "ab")
  }

  @Test func neverTooWide() {
    let text = "a一\u{1B}e\u{301}\u{202E}🇨🇳z"
    for columns in 0...displayWidth(text) {
      #expect(displayWidth(text.truncated(to: columns)) <= columns)
    }
  }
}
