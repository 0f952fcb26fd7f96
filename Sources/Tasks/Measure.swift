private import Text

/// What judges a model on data it has not learned from.
package enum Measure: String, Sendable, CaseIterable {
  /// The root mean square error of the test months, in the unit of the series; less is better.
  case rmse = "RMSE"
  /// The mean absolute error of the test months, in the unit of the series; less is better.
  case mae = "MAE"
  /// The mean absolute scaled error: in units of what persistence is off over the training part; less is better.
  case mase = "MASE"
  /// The part of validation answers that are right in every character; more is better.
  case exact

  /// Whether it measures errors, of which less is better.
  package var isError: Bool { self != .exact }

  /// Whether one result is better than the other.
  package func isBetter(_ one: Double, than other: Double) -> Bool { isError ? one < other : one > other }
}

/// A part of a whole as a percentage with two places: `99.74 %`.
package func percentText(_ part: Double) -> String { decimalText(part * 100, places: 2) + " %" }
