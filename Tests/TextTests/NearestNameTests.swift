import Testing
import Text

@Suite struct NearestNameTests {
  private static let commands = [
    "load", "data", "model", "train", "evaluate", "plot", "ask", "lstm", "history", "help",
  ]

  @Test(arguments: [
    ("modle", "model"), ("mdel", "model"), ("modell", "model"), ("modal", "model"), ("MODEL", "model"),
    ("Lsmt", "lstm"), ("evalute", "evaluate"), ("histroy", "history"), ("asc", "ask"), ("trian", "train"),
    ("Mödel", "model"),
  ])
  func aSlipFindsTheName(word: String, meant: String) {
    #expect(nearestName(to: word, among: Self.commands) == meant)
  }

  @Test(arguments: [
    "", "xyz", "quux", "模型", "👩‍👩‍👧", "a", "\u{0}", String(repeating: "model", count: 100_000),
  ])
  func otherWordsFindNothing(word: String) {
    #expect(nearestName(to: word, among: Self.commands) == nil)
  }

  @Test func ofEqualsTheFirstIsTaken() {
    #expect(nearestName(to: "cat", among: ["bat", "car"]) == "bat")
    #expect(nearestName(to: "cat", among: ["bat", "cat"]) == "cat")
    #expect(nearestName(to: "ac", among: ["ab", "ad", "ae"]) == "ab")
    #expect(nearestName(to: "cat", among: []) == nil)
  }

  @Test func aThirdOfTheLettersMayDiffer() {
    #expect(nearestName(to: "abcxx", among: ["abcde"]) == "abcde")
    #expect(nearestName(to: "abxxx", among: ["abcde"]) == nil)
    #expect(nearestName(to: "x", among: ["a"]) == "a")
    #expect(nearestName(to: "", among: ["a"]) == nil)
  }

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "ab", 1),
    ("ab", "ba", 1), ("abcd", "badc", 2), ("kitten", "sitting", 3), ("ca", "abc", 3), ("销售", "销货", 1),
  ])
  func edits(_ one: String, _ other: String, count: Int) {
    #expect(editDistance(Array(one), Array(other)) == count)
    #expect(editDistance(Array(other), Array(one)) == count)
  }
}
