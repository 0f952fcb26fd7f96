import CommandLanguage
import Testing

@Test func theEndOfARangeIsEmptyAndBehindIt() {
  let range = SourceRange(3..<8)
  #expect(range.end == SourceRange(8..<8))
  #expect(range.end.end == range.end)
}

@Test func aUnionReachesFromTheEarlierToTheLater() {
  let early = SourceRange(1..<3)
  let late = SourceRange(7..<9)
  #expect(early.union(late) == SourceRange(1..<9))
  #expect(late.union(early) == SourceRange(1..<9))
  #expect(early.union(SourceRange(2..<2)) == early)
}
