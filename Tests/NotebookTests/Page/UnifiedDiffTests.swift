import Notebook
import NotebookTestSupport
import Testing

/// The expected hunks are those of GNU `diff -u`.
@Suite struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String) -> [String] {
    UnifiedDiff.lines(
      old: old.split(separator: " "), new: new.split(separator: " "), name: "s.md")
  }

  private let heading = ["--- s.md (recorded)", "+++ s.md (fresh)"]

  @Test func nothingWhereNothingDiffers() {
    #expect(diff("", "").isEmpty)
    #expect(diff("a b c", "a b c").isEmpty)
  }

  @Test(arguments: [
    ("a", "b", "@@ -1 +1 @@|-a|+b"),
    ("", "a b", "@@ -0,0 +1,2 @@|+a|+b"),
    ("a b", "", "@@ -1,2 +0,0 @@|-a|-b"),
    ("a b c", "a x c", "@@ -1,3 +1,3 @@| a|-b|+x| c"),
    ("a b c d e f g", "a b c d e f g h", "@@ -5,3 +5,4 @@| e| f| g|+h"),
    ("a b c d e f g", "x a b c d e f g", "@@ -1,3 +1,4 @@|+x| a| b| c"),
    ("a b c d e f g h", "a b c d e f g", "@@ -5,4 +5,3 @@| e| f| g|-h"),
    ("a b", "a", "@@ -1,2 +1 @@| a|-b"),
  ])
  func oneHunk(old: String, new: String, hunk: String) {
    #expect(diff(old, new) == heading + hunk.split(separator: "|").map(String.init))
  }

  @Test func nearDifferencesShareAHunk() {
    let lines = diff("1 2 3 4 5 6 7 8", "x 2 3 4 5 6 7 y")
    #expect(
      lines == heading + ["@@ -1,8 +1,8 @@", "-1", "+x", " 2", " 3", " 4", " 5", " 6", " 7", "-8", "+y"])
  }

  @Test func farDifferencesHaveHunksOfTheirOwn() {
    let lines = diff("1 2 3 4 5 6 7 8 9", "x 2 3 4 5 6 7 8 y")
    #expect(
      lines == heading + [
        "@@ -1,4 +1,4 @@", "-1", "+x", " 2", " 3", " 4", "@@ -6,4 +6,4 @@", " 6", " 7", " 8", "-9", "+y",
      ])
  }

  @Test func linesOfBytesThatLookTheSame() {
    #expect(diff("caf\u{E9}", "cafe\u{301}") == heading + ["@@ -1 +1 @@", "-caf\u{E9}", "+cafe\u{301}"])
  }

  /// Applying a diff to the old lines gives the new ones, and its line numbers are true.
  @Test func applied() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<2000 {
      let old = (0..<Int.random(in: 0...30, using: &random)).map { _ in "abcd".randomElement(using: &random) ?? "a" }
      var new = old
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let place = Int.random(in: 0...new.count, using: &random)
        if Bool.random(using: &random), place < new.count { new.remove(at: place) } else { new.insert("x", at: place) }
      }
      let (before, after) = (old.map(String.init), new.map(String.init))
      let lines = UnifiedDiff.lines(old: before.map { $0[...] }, new: after.map { $0[...] }, name: "s")
      #expect(apply(lines.dropFirst(2), to: before) == after)
    }
  }

  /// A file that changed from end to end is told about quickly.
  @Test func wholeFiles() {
    let old = (0..<20_000).map { Substring("old \($0)") }
    let new = (0..<20_000).map { Substring("new \($0)") }
    let lines = UnifiedDiff.lines(old: ["same"] + old, new: ["same"] + new, name: "s.md")
    #expect(lines.count == 2 + 1 + 1 + 40_000)
    let middle = UnifiedDiff.lines(old: Array(old.prefix(4000)), new: Array(new.prefix(4000)), name: "s.md")
    #expect(middle.count == 2 + 1 + 8000)
  }

  private func apply(_ lines: ArraySlice<String>, to old: [String]) -> [String] {
    var result: [String] = []
    var next = 0
    for line in lines {
      let text = String(line.dropFirst())
      switch line.first {
      case "@":
        let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
        let isEmpty = line.split(separator: " ")[1].hasSuffix(",0")
        let start = isEmpty ? numbers[0] : numbers[0] - 1
        result += old[next..<start]
        next = start
      case "+": result.append(text)
      case "-":
        #expect(old[next] == text)
        next += 1
      default:
        #expect(old[next] == text)
        result.append(text)
        next += 1
      }
    }
    return result + old[next...]
  }
}
