extension TaskSource {
  /// The sales of the class: `load sales test=12`.
  static let sales = TaskSource(word: "sales", summary: "36 months, built in", numbers: Number.ofSeries) {
    (numbers, _) throws(Mistake) in
    do throws(SeriesError) {
      return try LearningTask.series(.sales, numbers: numbers, name: "sales")
    } catch {
      throw Mistake(error, number: error.option)
    }
  }
}

extension TaskSource.Number {
  /// How many of the last values are kept for the test.
  package static let testCount = TaskSource.Number(
    name: "test", range: 1...1_000_000, standard: SeriesTask.defaultTestCount,
    summary: "rows kept for the test (sales, FILE.csv)")

  /// How many values before those are kept for validation.
  package static let validationCount = TaskSource.Number(
    name: "validation", range: 1...1_000_000, standard: nil,
    summary: "values before the test kept apart")

  /// How many steps the network reads at once.
  package static let window = TaskSource.Number(
    name: "window", range: 1...1_000_000, standard: nil,
    summary: "steps read at once, in shuffled batches")

  /// How many steps the network forecasts at once.
  package static let horizon = TaskSource.Number(
    name: "horizon", range: 1...1_000_000, standard: 1, summary: "steps forecast at once")

  /// How a series is divided and read, as options of `load`.
  package static let ofSeries = [testCount, validationCount, window, horizon]
}

extension LearningTask {
  /// A series as a task.
  ///
  /// - Parameters:
  ///   - numbers: a value for each of `TaskSource.Number.ofSeries`; nil if it was not given.
  ///   - name: what it was loaded by.
  /// - Throws: `SeriesError` if that leaves too few to train on.
  package static func series(
    _ series: Series, numbers: [Int?], name: String
  ) throws(SeriesError) -> LearningTask {
    let task = try SeriesTask(
      series: series, testCount: numbers[0] ?? SeriesTask.defaultTestCount, validationCount: numbers[1] ?? 0,
      window: numbers[2], horizon: numbers[3] ?? 1)
    return .series(SeriesPreparation(task), name: name)
  }
}
