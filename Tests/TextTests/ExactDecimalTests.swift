import Testing
import Text

/// The exact values behind decimal text.
@Suite struct ExactDecimalTests {
  @Test func binaryFractionsAreExact() {
    #expect(decimalText(0.5, places: 3) == "0.500")
    #expect(decimalText(1.0 / 1024, places: 10) == "0.0009765625")
    #expect(significantText(9_007_199_254_740_992 * 1024, digits: 30) == "9223372036854775808")
    #expect(decimalText(.leastNonzeroMagnitude, places: 1074).hasSuffix("625"))
  }

  @Test func tiesGoToEven() {
    for (value, text) in [(0.5, "0"), (1.5, "2"), (2.5, "2"), (3.5, "4"), (4.5, "4")] {
      #expect(decimalText(value, places: 0) == text)
    }
    #expect(decimalText(0.5.nextUp, places: 0) == "1")
    #expect(decimalText(2.5.nextUp, places: 0) == "3")
    #expect(decimalText(1.5.nextDown, places: 0) == "1")
  }

  /// Whole numbers have a simpler text to compare with.
  @Test func wholeNumbersAreTheirDescription() {
    var number = 1
    for step in 1...400 {
      number = (number &* 6_364_136_223_846_793_005 &+ step).magnitude.belowTenToThe15
      #expect(decimalText(Double(number), places: 0) == String(number))
    }
  }
}

extension UInt {
  /// Below 10¹⁵, where every whole number is a Double.
  fileprivate var belowTenToThe15: Int { Int(self % 1_000_000_000_000_000) }
}
