package import Text

/// How the values of a series, forecasts of them and errors are written: with the digits that the data have and that
/// matter.
package struct ValueFormat: Sendable, Equatable {
  /// Of the values, and of the difference between two of them: as many decimals as the data show.
  package let actual: NumberFormat
  /// Of forecasts and of how far they are off: at least four digits of a usual difference between two values.
  package let forecast: NumberFormat

  /// Digits of a usual difference that matter.
  private static let digits = 4
  /// Digits behind those that matter which data may show: beyond them are traces of binary arithmetic.
  private static let spareDigits = 3
  /// Digits that a `Double` is sure to hold.
  private static let mostDigits = 15

  /// Looks at the values of a series.
  package init(_ values: [Double]) {
    let size = values.reduce(0) { max($0, $1.magnitude) }
    let shown = NumberFormat(showing: values).places
    let most = NumberFormat(digits: Self.mostDigits, of: size).places
    let usual = Self.usualDifference(values)
    let mattering =
      usual > 0
      ? NumberFormat(digits: Self.digits, of: usual).places : NumberFormat(digits: Self.digits, of: size).places
    let actual = min(shown, max(mattering + Self.spareDigits, 0), max(most, 0))
    self.actual = NumberFormat(places: actual)
    forecast = NumberFormat(places: max(actual, min(mattering, most)))
  }

  /// The root mean square of the differences from one value to the next; 0 if there are none.
  private static func usualDifference(_ values: [Double]) -> Double {
    let differences = Differencing.differences(of: values)
    // In units of the greatest, so that no square becomes 0 or infinite.
    let greatest = differences.reduce(0) { max($0, $1.magnitude) }
    guard greatest > 0 else { return 0 }
    let squares = differences.reduce(0) { $0 + ($1 / greatest) * ($1 / greatest) }
    return greatest * (squares / Double(differences.count)).squareRoot()
  }
}
