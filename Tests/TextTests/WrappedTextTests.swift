import Testing
import Text

@Suite struct WrappedTextTests {
  @Test func chineseStartsNoLineWithAClosingMark() {
    let text = String(repeating: "輸入「train」可以訓練（很久），", count: 20)
    for width in 10...40 {
      let lines = WrappedText.lines(text, width: width)
      #expect(lines.joined().count == text.count)
      for line in lines {
        #expect(displayWidth(line) <= width)
        #expect(!"，。、；：？！」）".contains(line.first ?? " ") && !"「（".contains(line.last ?? " "), "\(line)")
      }
    }
  }

  @Test func linesEndAtBlanks() {
    #expect(WrappedText.lines("a bb ccc", width: 4) == ["a bb", "ccc"])
    #expect(WrappedText.lines("a  bb", width: 80) == ["a bb"])
    #expect(WrappedText.lines("", width: 4) == [])
  }

  @Test func everyLineIsIndented() {
    #expect(WrappedText.lines("a bb ccc", width: 6, indent: 2) == ["  a bb", "  ccc"])
  }

  @Test func whatIsTooWideHasALineOfItsOwn() {
    #expect(WrappedText.lines("a bbbbbbbb c", width: 4) == ["a", "bbbbbbbb", "c"])
  }
}
