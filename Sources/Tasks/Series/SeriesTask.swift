/// A series divided in time: a model learns from the first values and is tested on the last.
public struct SeriesTask: Sendable, Equatable {
  /// The whole series.
  public let series: Series

  /// How many of the last values are for testing.
  public let testCount: Int

  /// How many of the first values are for training.
  public var trainingCount: Int { series.values.count - testCount }

  /// The fewest differences to train on.
  package static let fewestTrainingRows = 3

  /// How many values are for testing if nobody says otherwise: a year of months.
  public static let defaultTestCount = 12

  /// Divides a series.
  ///
  /// - Parameter testCount: how many of the last values are for testing.
  /// - Throws: `SeriesError.testCountTooSmall` below 1; `SeriesError.tooFewValues` if fewer than three differences
  ///   would be left to train on.
  public init(series: Series, testCount: Int = defaultTestCount) throws(SeriesError) {
    guard testCount >= 1 else { throw .testCountTooSmall(found: testCount) }
    let spare = series.values.count - 1 - SeriesTask.fewestTrainingRows
    guard testCount <= spare else {
      throw .tooFewValues(found: series.values.count, testCount: testCount, largestTestCount: max(spare, 0))
    }
    self.series = series
    self.testCount = testCount
  }

  /// The values to forecast, `[testCount]`.
  public var testValues: ArraySlice<Double> { series.values[trainingCount...] }

  /// Their labels, `[testCount]`.
  public var testLabels: ArraySlice<String> { series.labels[trainingCount...] }
}
