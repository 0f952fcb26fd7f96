extension TaskSource {
  /// The sales of the class: `load sales test=12`.
  static let sales = TaskSource(word: "sales", summary: "36 months, built in", numbers: [.testCount]) {
    (numbers, _) throws(Mistake) in
    do throws(SeriesError) {
      return try LearningTask.series(.sales, testCount: numbers[0], name: "sales")
    } catch {
      throw Mistake(error)
    }
  }
}

extension TaskSource.Number {
  /// How many of the last values are kept for the test.
  package static let testCount = TaskSource.Number(
    name: "test", range: 1...1_000_000, standard: SeriesTask.defaultTestCount,
    summary: "rows kept for the test (sales, FILE.csv)")
}

extension LearningTask {
  /// A series as a task.
  ///
  /// - Parameters:
  ///   - testCount: how many of the last values are kept for the test; nil for 12.
  ///   - name: what it was loaded by.
  /// - Throws: `SeriesError` if that leaves too few to train on.
  package static func series(
    _ series: Series, testCount: Int?, name: String
  ) throws(SeriesError) -> LearningTask {
    let task = try SeriesTask(series: series, testCount: testCount ?? SeriesTask.defaultTestCount)
    return .series(SeriesPreparation(task), name: name)
  }
}
