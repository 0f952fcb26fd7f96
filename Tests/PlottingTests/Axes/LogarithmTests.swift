import Plotting
import Testing
import Text

@Suite struct LogarithmTests {
  /// Values of log₁₀ to 17 digits.
  @Test(
    arguments: [
      (1, 0), (10, 1), (1e300, 300), (1e-300, -300), (2, 0.30102999566398120), (3, 0.47712125471966244),
      (0.5, -0.30102999566398120), (1.5, 0.17609125905568124), (.leastNonzeroMagnitude, -323.30621534311581),
      (.greatestFiniteMagnitude, 308.25471555991674),
    ] as [(Double, Double)])
  func known(_ value: Double, _ logarithm: Double) {
    #expect((decimalLogarithm(value) - logarithm).magnitude <= 4e-16 * max(1, logarithm.magnitude))
  }

  @Test func rises() {
    let values = (1...2000).map { decimalLogarithm(Double($0) / 7) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func exponents() {
    for exponent in -22...22 {
      #expect(decimalExponent(powerOfTen(exponent)) == exponent)
      #expect(decimalExponent(powerOfTen(exponent).nextDown) == exponent - 1)
      #expect(decimalExponent(powerOfTen(exponent) * 9.99) == exponent)
    }
    #expect(decimalExponent(.greatestFiniteMagnitude) == 308)
    #expect(decimalExponent(.leastNonzeroMagnitude) == -324)
  }
}
