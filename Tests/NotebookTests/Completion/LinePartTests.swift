import Notebook
import Testing

@Suite struct LinePartTests {
  /// Each part with its kind's initial.
  private func parts(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return LinePart.parts(of: text).map { part in
      "\(part.kind) " + String(String.UnicodeScalarView(scalars[part.range]))
    }
  }

  @Test(
    arguments: [
      (
        "train 300 batch=2 'x' # y",
        ["command train", "number 300", "option batch=", "number 2", "quoted 'x'", "comment # y"]
      ),
      ("tr 5", ["command tr", "number 5"]), ("seed 1; modle", ["command seed", "number 1", "unknown modle"]),
      ("mod", ["command mod"]), ("s", []), ("s ", ["unknown s"]), ("x", ["unknown x"]), ("lo", ["command lo"]),
      ("train nonsense=5", ["command train", "unknown nonsense=", "number 5"]),
      ("ask '3+4", ["command ask", "quoted '3+4"]),
      ("ask 三 '中文' 5", ["command ask", "quoted '中文'", "number 5"]), ("?train", ["command ?train"]), ("", []),
      ("!ls 'x", ["command !"]), ("# only", ["comment # only"]), ("5", ["number 5"]), ("train =", ["command train"]),
      ("e\u{301}x", ["unknown e\u{301}x"]), ("decode e\u{301} 5", ["command decode", "number 5"]),
    ])
  func kinds(text: String, expected: [String]) { #expect(parts(text) == expected) }

  @Test func rows() {
    #expect(
      parts("seed 1\ntrain 5 \\\nbatch=5\nask 'a\nb' 7") == [
        "command seed", "number 1", "command train", "number 5", "option batch=", "number 5", "command ask",
        "quoted 'a\nb'",
        "number 7",
      ])
    #expect(
      parts("> seed 1\nseed 1\n> undo") == [
        "comment > ", "command seed", "number 1", "comment \nseed 1\n> ", "command undo",
      ])
  }

  @Test func partsAreInOrderAndWithinTheText() {
    for text in ["a'b\"c;d=#", "'''", "\u{1}x = = ;;", "k=k=k", "😀 👨‍👩‍👧='x", "\n\n'\\\n"] {
      var end = 0
      for part in LinePart.parts(of: text) {
        #expect(part.range.lowerBound >= end && !part.range.isEmpty)
        end = part.range.upperBound
      }
      #expect(end <= text.unicodeScalars.count)
    }
  }
}
