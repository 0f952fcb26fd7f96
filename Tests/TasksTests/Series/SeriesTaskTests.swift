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
