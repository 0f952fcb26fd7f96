import Plotting
import Testing

@Suite struct DecimalTextTests {
  @Test(
    arguments: [
      (0, 2, "0.00"), (-0.0, 2, "0.00"), (-0.004, 2, "0.00"), (-0.005, 2, "-0.01"), (0.5, 0, "0"), (1.5, 0, "2"),
      (2.5, 0, "2"), (0.125, 2, "0.12"), (0.375, 2, "0.38"), (2.675, 2, "2.67"), (1.005, 2, "1.00"),
      (9.999, 2, "10.00"),
      (99.5, 0, "100"), (0.95, 1, "0.9"), (0.05, 1, "0.1"), (0.04, 1, "0.0"), (123.456, 1, "123.5"),
      (-123.456, 0, "-123"),
      (0.1, 9, "0.100000000"), (0.1, 20, "0.10000000000000000555"), (999_999_999_999_999.875, 2, "999999999999999.88"),
      (1e14, 3, "100000000000000.000"), (1e15, 2, "1.00e15"), (1.5e20, 2, "1.50e20"), (-9.999e300, 1, "-1.0e301"),
      (1e-300, 3, "0.000"), (5, -3, "5"), (.nan, 2, "nan"), (.infinity, 2, "inf"), (-.infinity, 2, "-inf"),
    ] as [(Double, Int, String)])
  func decimal(_ value: Double, _ places: Int, _ text: String) {
    #expect(decimalText(value, places: places) == text)
  }

  @Test(
    arguments: [
      (0, 3, "0"), (-0.0, 3, "0"), (0.00123, 3, "0.00123"), (1.23e-7, 3, "1.23e-7"), (0.0001, 3, "0.0001"),
      (0.00009999, 2, "0.0001"), (0.00001, 3, "1e-5"), (100, 3, "100"), (1000, 3, "1e3"), (999.6, 3, "1e3"),
      (123_456, 3, "1.23e5"), (123_456, 6, "123456"), (0.5, 3, "0.5"), (2.50, 5, "2.5"), (-1.25, 2, "-1.2"),
      (1.7976931348623157e308, 4, "1.798e308"), (0.1, 17, "0.10000000000000001"), (3, 0, "3"),
      (.leastNonzeroMagnitude, 3, "4.94e-324"), (.nan, 3, "nan"), (-.infinity, 3, "-inf"),
    ] as [(Double, Int, String)])
  func significant(_ value: Double, _ digits: Int, _ text: String) {
    #expect(significantText(value, digits: digits) == text)
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (205_324, "205,324"), (-1_234_567, "-1,234,567"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func grouped(_ number: Int, _ text: String) {
    #expect(groupedText(number) == text)
  }

  @Test func hugeCountsOfDigits() {
    #expect(decimalText(0.1, places: .max).count == 1076)
    #expect(significantText(0.1, digits: .max) == "0.1000000000000000055511151231257827021181583404541015625")
  }
}
