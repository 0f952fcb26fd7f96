import Phrases

extension Glossary {
  /// How forecasts and answers are judged.
  static let judging: [Term] = [
    Term(
      "rmse", "root mean square error",
      """
      The square root of the mean squared error, in the unit of the data. Large errors count more than in MAE. \
      "evaluate" gives it for the test part; lower is better.
      """,
      see: ["mae", "mase", "evaluate"]),
    Term(
      "mae", "mean absolute error",
      "The mean of the errors without their signs, in the unit of the data.",
      see: ["rmse", "mape"]),
    Term(
      "mape", "mean absolute percentage error",
      """
      The mean of the errors without their signs, each in per cent of the actual value. It is not defined if \
      an actual value is 0, and blows up near 0.
      """,
      see: ["mae", "mase"]),
    Term(
      "mase", "mean absolute scaled error",
      """
      MAE divided by that of persistence over the training part. Below 1 the forecasts are better than \
      persistence was there; it compares series of different units.
      """,
      see: ["mae", "persistence"]),
    Term(
      "persistence", synonyms: ["naive", "naive forecast"], "the simple forecast that nothing changes",
      """
      Every value is forecast to be the one before it. It costs nothing and is hard to beat in series without \
      a pattern; a network that does not beat it has learned nothing of use.
      """,
      see: ["seasonal", "ar", "evaluate"]),
    Term(
      "seasonal", synonyms: ["season", "seasonal persistence"], "seasonal persistence",
      """
      Every value is forecast to be the one a season before, such as that of the same month last year. \
      season=12 says how long a season is.
      """,
      see: ["persistence", "evaluate"]),
    Term(
      "ar", synonyms: ["ar(1)", "autoregression"], "autoregression of order 1",
      """
      The simplest model that learns: the next value is a + b times the last one, fitted to the training part \
      by least squares.
      """,
      see: ["persistence", "evaluate"]),
    Term(
      "exact", synonyms: ["right"], "answers that are right in every character",
      """
      The share of validation questions whose whole answer is right. An answer of four characters with one \
      mistake is not exact.
      """,
      see: ["characters", "sample"]),
    Term(
      "characters", synonyms: ["accuracy"], "characters that are right",
      """
      The share of single characters that are right. It is higher than the share of exact answers, since most \
      of a wrong answer may be right.
      """,
      see: ["exact"]),
    Term(
      "interval", synonyms: ["band", "prediction interval"], "a range around a forecast",
      """
      interval=80 gives a range that should hold 80 of 100 true values. It is made from the errors over the \
      validation or test part, so it needs enough of them: 9 for 90 %, 19 for 95 %.
      """,
      see: ["forecast", "predict"]),
    Term(
      "baseline", synonyms: ["benchmark", "simple forecast"], "what a network has to beat",
      """
      A forecast that needs no network: persistence, seasonal persistence, AR(1). "evaluate" and "compare" \
      show them beside the networks.
      """,
      see: ["persistence", "ar"]),
  ]
}
