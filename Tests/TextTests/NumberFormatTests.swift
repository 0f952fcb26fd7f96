import Testing
import Text

@Suite struct NumberFormatTests {
  @Test(
    arguments: [
      (1, 266, "266.0"), (1, 145.94, "145.9"), (2, 9999.999, "10,000.00"), (0, -330_000_000, "-330,000,000"),
      (0, 9999, "9999"), (0, 10_000, "10,000"), (10, 1.97e-7, "0.0000001970"), (2, -0.004, "0.00"),
      (-3, 123_456, "123,456"), (-15, 1e15, "1e15"), (-12, -2.3456e15, "-2.346e15"), (23, 1.97e-20, "1.97e-20"),
      (23, 0, "0"), (15, 0.125, "0.125000000000000"), (2, 999_999_999_999_999.875, "999,999,999,999,999.88"),
      (0, .nan, "nan"), (1, -.infinity, "-inf"),
    ] as [(Int, Double, String)])
  func decimals(_ places: Int, _ value: Double, _ text: String) {
    #expect(NumberFormat(places: places).text(value) == text)
  }

  @Test(
    arguments: [
      ([266, 145.9], 1), ([5, 7], 0), ([0.883, 0.8805], 4), ([1.97e-7, 2.002e-7], 10), ([0.1 + 0.2], 17),
      ([1e300], -300),
      ([-0.25], 2), ([0], 0), ([.leastNonzeroMagnitude], 324),
    ] as [([Double], Int)])
  func asManyAsTheNumbersShow(_ values: [Double], _ places: Int) {
    #expect(NumberFormat(showing: values).places == places)
  }

  @Test(
    arguments: [
      ([85.6599, 136.7613], ["85.66", "136.76"]), ([0.0034121], ["0.003412"]), ([12_345.6], ["12,346"]),
      ([12_345.6, 99.5], ["12,345.60", "99.50"]), ([2.8e-8, 3.141592e-8], ["0.00000002800", "0.00000003142"]),
      // One that is no thousandth of the others has digits of its own.
      ([136.7613, 0.00123456], ["136.76", "0.001235"]), ([0, 0], ["0.00", "0.00"]),
      ([0.5, 136.7613], ["0.5000", "136.7613"]),
      ([1e20, 2.5e20], ["1e20", "2.5e20"]),
    ] as [([Double], [String])])
  func errorsHaveFourDigits(_ errors: [Double], _ texts: [String]) {
    let format = NumberFormat(errors: errors)
    #expect(errors.map { format.text($0) } == texts)
  }

  @Test(
    arguments: [
      (0.00001234567, 4, "0.00001235"), (0.5, 4, "0.5"), (123_456, 3, "123,456"), (100, 3, "100"), (0, 3, "0"),
      (1.5e-20, 3, "1.5e-20"), (5, 7, "5"), (-2.300, 3, "-2.3"), (.nan, 3, "nan"), (0.05, 0, "0.05"),
    ] as [(Double, Int, String)])
  func rounded(_ value: Double, _ digits: Int, _ text: String) {
    #expect(roundedText(value, digits: digits) == text)
  }

  /// Every number is written with digits alone up to 15 of them, and reads back within half a unit of the last decimal.
  @Test func readsBack() throws {
    for step in -30...30 {
      for places in [0, 2, 7, 15] {
        let value = (step % 2 == 0 ? 1.0 : -1) * 1.2345678901 * powerOfTen(step / 2)
        let text = NumberFormat(places: places).text(value)
        let read = try #require(Double(String(text.filter { $0 != "," })))
        let digits = value.magnitude < 1e15 ? 1e-15 : 5e-7
        #expect((read - value).magnitude <= 0.5000001 * powerOfTen(-places) + value.magnitude * digits)
        #expect(!text.contains("e") || value.magnitude >= 1e15)
      }
    }
  }
}
