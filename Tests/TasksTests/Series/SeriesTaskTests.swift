import Tasks
import Testing

@Test func salesAreDividedTwoYearsToOne() throws {
  let task = try SeriesTask(series: .sales)
  #expect(task.testCount == 12 && task.trainingCount == 24)
  #expect(task.testValues.first == 339.7 && task.testValues.count == 12)
  #expect(task.testLabels.first == "3-01" && task.testLabels.count == 12)
}

@Test(arguments: [0, -1, Int.min])
func aTestOfNothingIsRefused(count: Int) {
  #expect(throws: SeriesError.testCountTooSmall(found: count)) { try SeriesTask(series: .sales, testCount: count) }
}

@Test func threeDifferencesStayForTraining() throws {
  #expect(try SeriesTask(series: .sales, testCount: 32).trainingCount == 4)
  for count in [33, 36, 37, Int.max] {
    #expect(throws: SeriesError.tooFewValues(found: 36, testCount: count, largestTestCount: 32)) {
      try SeriesTask(series: .sales, testCount: count)
    }
  }
}

@Test(arguments: 0...4) func shortSeriesCantBeDivided(length: Int) throws {
  let series = try Series(name: "x", values: Array(repeating: 1, count: length))
  let error = SeriesError.tooFewValues(found: length, testCount: 1, largestTestCount: 0)
  #expect(throws: error) { try SeriesTask(series: series, testCount: 1) }
  #expect(error.hint.description == "a series needs at least 5 values: 4 to train on and 1 to test on")
}

@Suite struct SeriesDivisionTests {
  @Test func validationLiesBetweenTrainingAndTest() throws {
    let task = try SeriesTask(series: .sales, validationCount: 6, window: 3, horizon: 2)
    #expect(task.trainingCount == 18 && task.testStart == 24 && task.testCount == 12)
    #expect(task.testLabels.first == "3-01" && task.testValues.count == 12)
  }

  /// Each bound is reached and not passed; the one that is at fault is named.
  @Test func threeSamplesStayForTraining() throws {
    #expect(try SeriesTask(series: .sales, validationCount: 20).trainingCount == 4)
    #expect(try SeriesTask(series: .sales, horizon: 12).horizon == 12)
    let longest = SeriesPreparation(try SeriesTask(series: .sales, validationCount: 6, window: 13, horizon: 2))
    #expect(longest.samples.trainingOrigins(values: 18).count == 3)
    expect(.validation(21, most: 20)) { () throws(SeriesError) in try SeriesTask(series: .sales, validationCount: 21) }
    expect(.validation(-1, most: 20)) { () throws(SeriesError) in try SeriesTask(series: .sales, validationCount: -1) }
    expect(.horizon(13, most: 12, testCount: 12)) { () throws(SeriesError) in
      try SeriesTask(series: .sales, horizon: 13)
    }
    expect(.horizon(4, most: 3, testCount: 12)) { () throws(SeriesError) in
      try SeriesTask(series: .sales, validationCount: 18, horizon: 4)
    }
    for window in [14, 15, 1_000_000, Int.max, 0, -3] {
      expect(.window(window, most: 13, trainingCount: 18)) { () throws(SeriesError) in
        try SeriesTask(series: .sales, validationCount: 6, window: window, horizon: 2)
      }
    }
  }

  @Test func whatIsWrongIsSaidWithTheWayOut() {
    let errors: [DivisionError] = [
      .validation(21, most: 20), .horizon(13, most: 12, testCount: 12), .horizon(4, most: 3, testCount: 12),
      .window(14, most: 13, trainingCount: 18), .window(1, most: 0, trainingCount: 4), .constantInput("ads"),
    ]
    #expect(
      errors.map { "\($0.message); \($0.hint)" } == [
        "a validation part of 21 leaves too little to train on; keep at most 20 apart",
        "a horizon of 13 reaches beyond the test part of 12; forecast at most 12 at once",
        "a horizon of 4 leaves too little to train on; forecast at most 3 at once",
        "a window of 14 is too long for 18 values to train on; read at most 13 at once",
        "a window of 1 is too long for 4 values to train on; leave window= out",
        "the input \"ads\" is the same throughout the training part; leave it out: nothing can be learned from it",
      ])
    #expect(errors.map { $0.option } == ["validation", "horizon", "horizon", "window", "window", "inputs"])
  }

  @Test func windowsThatFillTheMemoryAreRefused() throws {
    let series = try Series(name: "x", values: (0..<80_000).map { Double($0 % 7) })
    expect(.tooMuchMemory(window: 10_000)) { () throws(SeriesError) in
      try SeriesTask(series: series, window: 10_000)
    }
  }

  /// What comes after the training part does not count.
  @Test func anInputThatNeverChangesTellsNothing() throws {
    var values = Array(repeating: 2.5, count: 36)
    values[24] = 3
    let series = try Series(
      name: "sales", values: Series.sales.values, inputs: [InputColumn(name: "ads", values: values)])
    expect(.constantInput("ads")) { () throws(SeriesError) in try SeriesTask(series: series) }
    #expect(try SeriesTask(series: series, testCount: 11).trainingCount == 25)
  }

  private func expect(_ expected: DivisionError, _ work: () throws(SeriesError) -> SeriesTask) {
    #expect(throws: SeriesError.division(expected)) { try work() }
  }
}
