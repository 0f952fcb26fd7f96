/// What the runs of a comparison learn from.
package enum RunData: Sendable {
  /// A series of months, and the name it was loaded by.
  case series(SeriesPreparation, name: String)
  /// Questions and answers.
  case addition(AdditionExamples)

  /// What judges a run on data it has not learned from.
  package enum Measure: String, Sendable {
    /// The error of the test months; less is better.
    case rmse = "RMSE"
    /// The part of validation answers that are right in every character; more is better.
    case exact

    /// Whether one result is better than the other.
    package func isBetter(_ one: Double, than other: Double) -> Bool { self == .rmse ? one < other : one > other }
  }

  /// What judges a run.
  package var measure: Measure {
    if case .series = self { .rmse } else { .exact }
  }

  /// As `runs` lists it: the name of a series, or `addition digits=3 examples=50000`.
  package var name: String {
    switch self {
    case .series(_, let name): name
    case .addition(let examples): "addition digits=\(examples.digits) examples=\(examples.count)"
    }
  }

  /// Samples to train on.
  package var trainingCount: Int {
    switch self {
    case .series(let preparation, _): preparation.trainingInputs.count
    case .addition(let examples): examples.trainingRange.count
    }
  }

  /// The error to beat; nil where there is none.
  package var persistenceError: Double? {
    guard case .series(let preparation, _) = self else { return nil }
    return Forecast.persistenceError(preparation.task)
  }

  /// What tells the data apart: the values and their division, or all questions in their order. Names do not count.
  package var digest: String {
    var digest = DataDigest()
    switch self {
    case .series(let preparation, _):
      digest.add(word: 1)
      digest.add(word: UInt64(preparation.task.testCount))
      for value in preparation.task.series.values { digest.add(word: value.bitPattern) }
    case .addition(let examples):
      digest.add(word: 2)
      digest.add(word: UInt64(examples.digits))
      digest.add(word: UInt64(examples.count))
      digest.add(bytes: examples.inputs)
      digest.add(bytes: examples.targets)
    }
    return digest.text
  }
}
