import Tasks
import Testing
import Text

@Suite struct ValueFormatTests {
  @Test func salesHaveOneDecimal() {
    let format = Series.sales.format
    #expect(format.actual.text(266) == "266.0")
    #expect(format.forecast.text(349.26) == "349.3")
  }

  @Test(
    arguments: [
      // Whole numbers stay whole; forecasts of them need not be.
      ([112, 118, 132, 129, 121, 135], "118", "118.00"),
      ([0.883, 0.8805, 0.8822, 0.8878], "118.0000", "118.000000"),
      ([1.97e-7, 2.002e-7, 2.337e-7], "0.0000002002", "0.00000020020"),
      ([-330_000_000, -298_000_000, 37_000_000], "118", "118"),
      // The trace of 0.1 + 0.2 is cut.
      ([0.1, 0.1 + 0.2, 0.5], "118.0000000", "118.0000000"),
      // A constant has no differences.
      ([5, 5, 5, 5], "118", "118.000"), ([0, 0, 0, 0], "118", "118"),
      ([1e15, -1e15, 1e15], "118", "118"),
    ] as [([Double], String, String)])
  func digitsFollowTheData(_ values: [Double], _ actual: String, _ forecast: String) throws {
    let format = try Series(name: "x", values: values).format
    let value = values[1] == 2.002e-7 ? values[1] : 118
    #expect(format.actual.text(value) == actual)
    #expect(format.forecast.text(value) == forecast)
  }
}
