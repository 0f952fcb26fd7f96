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
