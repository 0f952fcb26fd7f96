/// A series divided in time, and how it is read: a model learns from the first values and is tested on the last. Between
/// them may lie a validation part, which training looks at and does not learn from.
///
///     let task = try SeriesTask(series: .sales, validationCount: 4, window: 6, horizon: 2)
public struct SeriesTask: Sendable, Equatable {
  /// The whole series.
  public let series: Series

  /// How many of the last values are for testing.
  public let testCount: Int

  /// How many values before those are for validation.
  public let validationCount: Int

  /// How many of the last steps the network reads at once, its state starting from zero; nil if it reads one step at a
  /// time and carries its state on.
  public let window: Int?

  /// How many values the network forecasts at once.
  public let horizon: Int

  /// How many of the first values are for training.
  public var trainingCount: Int { testStart - validationCount }

  /// The index of the first value for testing.
  public var testStart: Int { series.values.count - testCount }

  /// The fewest samples to train on.
  package static let fewestTrainingRows = 3

  /// How many values are for testing if nobody says otherwise: a year of months.
  public static let defaultTestCount = 12

  /// Divides a series.
  ///
  /// - Parameters:
  ///   - testCount: how many of the last values are for testing.
  ///   - validationCount: how many values before those are for validation.
  ///   - window: how many steps the network reads at once; nil to carry its state on.
  ///   - horizon: how many values it forecasts at once.
  /// - Throws: `SeriesError.testCountTooSmall` below 1; `SeriesError.tooFewValues` if fewer than three differences
  ///   would be left to train on; `SeriesError.division` if the validation part, the horizon or the window leaves fewer
  ///   than three samples, or an input tells nothing.
  public init(
    series: Series, testCount: Int = defaultTestCount, validationCount: Int = 0, window: Int? = nil, horizon: Int = 1
  ) throws(SeriesError) {
    guard testCount >= 1 else { throw .testCountTooSmall(found: testCount) }
    let spare = series.values.count - 1 - SeriesTask.fewestTrainingRows
    guard testCount <= spare else {
      throw .tooFewValues(found: series.values.count, testCount: testCount, largestTestCount: max(spare, 0))
    }
    self.series = series
    self.testCount = testCount
    self.validationCount = validationCount
    self.window = window
    self.horizon = horizon
    do throws(DivisionError) {
      try check()
    } catch {
      throw .division(error)
    }
  }

  /// A series that a model is judged on and does not learn from, read as the one that it has learned.
  ///
  /// - Parameters:
  ///   - learned: the series that it has learned.
  ///   - warmUp: how many of the first values it only reads; at least `fewestWarmUp`, and less than all.
  package init(applying learned: SeriesTask, to series: Series, warmUp: Int) {
    self.series = series
    testCount = series.values.count - warmUp
    validationCount = 0
    window = learned.window
    horizon = learned.horizon
  }

  /// How many values a model has to read before it can forecast one, all steps ahead of it: a window of differences, or
  /// one difference.
  package var fewestWarmUp: Int { (window ?? 1) + horizon }

  /// The largest number of floats that the samples to train on may take: 1 GiB of them.
  private static let mostFloats = 1 << 28

  private func check() throws(DivisionError) {
    let fewest = Self.fewestTrainingRows
    // At least three differences remain beside the test, so that none of the bounds is below its first value.
    let validation = 0...(testStart - 1 - fewest)
    guard validation.contains(validationCount) else { throw .validation(validationCount, most: validation.upperBound) }
    let longest = min(testCount, trainingCount - fewest)
    guard (1...longest).contains(horizon) else { throw .horizon(horizon, most: longest, testCount: testCount) }
    guard let window else { return try checkInputs() }
    let largest = trainingCount - horizon - fewest
    guard window >= 1, window <= largest else {
      throw .window(window, most: largest, trainingCount: trainingCount)
    }
    let (floats, overflows) = (trainingCount - horizon - window).multipliedReportingOverflow(
      by: window * (1 + series.inputs.count))
    guard !overflows, floats <= Self.mostFloats else { throw .tooMuchMemory(window: window) }
    try checkInputs()
  }

  /// An input that does not change as long as the network learns tells it nothing.
  private func checkInputs() throws(DivisionError) {
    for input in series.inputs {
      let learned = input.values.prefix(trainingCount)
      guard let first = learned.first, learned.contains(where: { $0 != first }) else {
        throw .constantInput(input.name)
      }
    }
  }

  /// The values to forecast, `[testCount]`.
  public var testValues: ArraySlice<Double> { series.values[testStart...] }

  /// Their labels, `[testCount]`.
  public var testLabels: ArraySlice<String> { series.labels[testStart...] }
}
