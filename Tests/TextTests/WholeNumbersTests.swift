import Testing
import Text

@Suite struct WholeNumbersTests {
  @Test func rounding() {
    #expect([-1.5, -1, -0.5, 0, 0.5, 2.999].map { wholeNumber(notAbove: $0) } == [-2, -1, -1, 0, 0, 2])
    #expect([-1.5, -1, -0.5, 0, 0.5, 2.001].map { wholeNumber(notBelow: $0) } == [-1, -1, 0, 0, 1, 3])
    #expect([-1.5, -0.5, 0.49, 0.5, 1.5, 2.4].map { wholeNumber(nearest: $0) } == [-1, 0, 0, 1, 2, 2])
    #expect(wholeNumber(nearest: 0.5.nextDown) == 0)
  }

  @Test func beyondInt() {
    for value in [1e300, .infinity, .greatestFiniteMagnitude] {
      #expect(wholeNumber(notAbove: value) == 1 << 62)
      #expect(wholeNumber(notBelow: -value) == -(1 << 62))
    }
    #expect(wholeNumber(notAbove: .nan) == 0)
    #expect(wholeNumber(nearest: .nan) == 0)
  }

  @Test func wholeNumbersAreKnown() {
    #expect([0, -3, 1e15, 1e300].allSatisfy { $0.isWholeNumber })
    #expect(![0.5, -1e-300, .nan, .infinity].contains { $0.isWholeNumber })
  }
}
