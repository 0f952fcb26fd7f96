import Recurrent
import Tasks
import Testing

@Suite struct TaskDefinitionTests {
  private static func sales() throws -> LearningTask {
    .series(SeriesPreparation(try SeriesTask(series: .sales)), name: "sales.csv")
  }

  private static func addition() throws -> LearningTask {
    .addition(try AdditionExamples(digits: 2, count: 1_000, seed: 1))
  }

  @Test func names() throws {
    let (sales, addition) = (try Self.sales().definition, try Self.addition().definition)
    #expect(sales.name == "sales.csv" && sales.shortName == "sales.csv")
    #expect(addition.name == "addition digits=2 examples=1000" && addition.shortName == "addition")
    #expect(sales.summary.description == "sales: 36 months, 119.3 to 682.0; 24 to train on, 12 to test")
    #expect(
      addition.summary.description == "addition: 1,000 questions of up to 2 digits; 900 to train on, 100 to validate")
  }

  /// How a series is read is part of its name where it is not read as the class did.
  @Test func namesSayHowASeriesIsRead() throws {
    let price = InputColumn(name: "price", values: (0..<36).map { Double($0) })
    let series = try Series(name: "sales", values: Series.sales.values, inputs: [price])
    let task = try SeriesTask(series: series, validationCount: 4, window: 6, horizon: 2)
    let definition = LearningTask.series(SeriesPreparation(task), name: "a/sales.csv").definition
    #expect(definition.name == "a/sales.csv inputs=price window=6 horizon=2 validation=4")
    #expect(definition.shortName == "sales.csv" && definition.trainingCount == 12)
    #expect(
      definition.summary.description
        == "sales: 36 rows, 119.3 to 682.0; 20 to train on, 4 to validate, 12 to test")
    #expect(
      definition.remarks.map { $0.description } == [
        "the network also reads \"price\", up to the last value that is known",
        "it reads the last 6 steps at once, from a state of zero (window)",
        "it forecasts 2 steps at once (horizon)",
      ])
    #expect(definition.trainingOptions() == TrainingOptions(batch: 32, shuffles: true, isStateful: false))
    #expect(definition.trainingOptions(batch: 1, isStateful: true).isStateful == false)
    #expect(
      definition.architecture(CellOptions(.lstm), [3])
        == .regression(cell: CellOptions(.lstm), features: 2, steps: 6, units: [3], outputs: 2))
  }

  /// Months carry their state on unless they come in batches; questions never do.
  @Test func defaultsOfTraining() throws {
    let (sales, addition) = (try Self.sales().definition, try Self.addition().definition)
    #expect(sales.trainingOptions() == TrainingOptions(batch: 1, shuffles: false, isStateful: true))
    #expect(sales.trainingOptions(batch: 4) == TrainingOptions(batch: 4, shuffles: true, isStateful: false))
    #expect(sales.trainingOptions(isStateful: false) == TrainingOptions(batch: 32, shuffles: true, isStateful: false))
    #expect(sales.trainingOptions(batch: 1, shuffles: true).shuffles)
    #expect(addition.trainingOptions() == TrainingOptions(batch: 32, shuffles: true, isStateful: false))
    #expect(addition.trainingOptions(batch: 1, isStateful: true).isStateful == false)
    #expect(addition.trainingOptions(truncation: 3).truncation == 3)
  }

  /// The last epoch is graded as the model is judged.
  @Test func judgementsAgree() throws {
    let task = try Self.addition()
    let model = Model(cell: CellOptions(.gru), units: [12], for: task, optimizer: Optimizer(), seed: 2)
    let definition = task.definition
    let training = TaskTraining(task, epochs: 2, options: definition.trainingOptions())
    let trained = try training.run(model).model
    let grade = try #require(trained.history.last?.validation)
    #expect(try definition.judge(trained.checkpoint, false) == grade.answers?.exact)
    let report = try definition.report(trained).map(\.description)
    #expect(report.count == 3 && report[2].hasPrefix("exact "))
  }

  @Test func seriesAreJudgedByTheirTestMonths() throws {
    let task = try Self.sales()
    let definition = task.definition
    let model = Model(cell: CellOptions(.srn), units: [3], for: task, optimizer: Optimizer(), seed: 2)
    let forecast = try SeriesForecast(model, try #require(task.series))
    #expect(try definition.judge(model.checkpoint, true) == forecast.testError)
    #expect(definition.grade == nil && definition.baselineError().map { abs($0 - 136.761) < 0.001 } == true)
    #expect(forecast.errors.count == 35 && forecast.forecast.count == 12)
    let report = try definition.report(model).map(\.description)
    #expect(report.count == 1 && report[0].hasSuffix("(persistence 136.76)"))
  }

  @Test func listings() throws {
    let (sales, addition) = (try Self.sales().definition, try Self.addition().definition)
    #expect(sales.listing(36).remark == nil && sales.listing(36).table.rows.count == 36)
    #expect(sales.listing(2).remark?.description == "2 of 36 months; \"data ROWS\" shows more")
    #expect(sales.listing(1).table.rows[0] == ["1-01", "266.0", "", "", "", "train"])
    #expect(addition.listing(3).table.rows.count == 3)
    #expect(addition.listing(3).remark?.description == "3 of 1,000 questions; \"data ROWS\" shows more")
  }

  @Test func listingsShowInputsAndParts() throws {
    let inputs = (1...9).map { place in
      InputColumn(name: "input\(place)", values: (0..<36).map { Double($0 % (place + 1)) })
    }
    func listing(_ count: Int, window: Int? = nil) throws -> DataListing {
      let series = try Series(name: "sales", values: Series.sales.values, inputs: Array(inputs.prefix(count)))
      let task = try SeriesTask(series: series, validationCount: 4, window: window)
      return LearningTask.series(SeriesPreparation(task), name: "sales").definition.listing(36)
    }
    let one = try listing(1)
    #expect(
      one.table.columns.map { $0.title } == [
        "row", "sales", "input1", "difference", "input", "input1", "target", "part",
      ])
    // Sixteen of twenty values are scaled: the differences lie between -213.6 and 213.6.
    #expect(one.table.rows[1].prefix(4) == ["2", "145.9", "1", "-120.1"] && one.table.rows[1][5] == "-1.0000")
    #expect(
      one.table.rows.map { $0[7] } == Array(repeating: "train", count: 20)
        + Array(repeating: "validation", count: 4) + Array(repeating: "test", count: 12))
    #expect(one.table.rows[0] == ["1", "266.0", "0", "", "", "", "", "train"])
    // No window begins before the second value.
    let windowed = try listing(1, window: 2).table
    #expect(windowed.rows[1][4] == "" && windowed.rows[1][5] == "" && windowed.rows[2][4] != "")
    // Where there is no room for all, the differences go before the inputs do.
    let two = try listing(2)
    #expect(
      two.table.columns.map { $0.title } == [
        "row", "sales", "input1", "input2", "input", "input1", "input2", "target", "part",
      ])
    #expect(two.explanations.isEmpty && two.table.rows[2].prefix(4) == ["3", "183.1", "0", "2"])
    let nine = try listing(9)
    #expect(nine.table.lines().allSatisfy { $0.count <= 80 })
    #expect(nine.explanations.map { $0.description } == ["7 inputs more for which there is no room"])
  }

  /// What a windowed network can be watched reading is the window with which it forecasts beyond the end.
  @Test func readingsOfWindows() throws {
    let task = LearningTask.series(SeriesPreparation(try SeriesTask(series: .sales, window: 5)), name: "sales")
    guard case .data(let read) = task.definition.reading else { return }
    let reading = read()
    #expect(reading.data.count == 1 && reading.reads.names == ["3-08", "3-09", "3-10", "3-11", "3-12"])
    let inspection = try Inspection(Model(cell: CellOptions(.srn), units: [2], for: task), reading: reading, layer: 0)
    #expect(inspection.stepCount == 5)
  }

  @Test func readings() throws {
    guard case .data(let read) = try Self.sales().definition.reading,
      case .question(let ask) = try Self.addition().definition.reading
    else {
      Issue.record("a series is read as it is, a question is typed")
      return
    }
    #expect(read().reads.names.count == read().data.count && read().writes == nil)
    let question = try ask("3+36")
    #expect(question.name == "3+36" && question.reads.names == ["␣", "6", "3", "+", "3"])
    #expect(question.writes?.names == ["3", "9", "␣"])
    #expect(throws: QuestionError.self) { try ask("3+") }
  }
}
