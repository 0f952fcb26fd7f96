/// A series of differences as questions with answers: given this month's difference, what is the next month's?
///
/// As in the tutorial "Time Series Forecasting with the Long Short-Term Memory Network in Python" (2017): a row for
/// each difference, whose input is the difference before it, and 0 for the first.
package struct SupervisedRows: Sendable, Equatable {
  /// The difference before, `[rows]`.
  package let inputs: [Double]

  /// The difference to forecast, `[rows]`.
  package let targets: [Double]

  /// Rows of lag 1, as many as there are differences.
  package init(differences: [Double]) {
    inputs = differences.isEmpty ? [] : [0] + differences.dropLast()
    targets = differences
  }
}
