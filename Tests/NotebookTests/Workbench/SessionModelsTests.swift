import Notebook
import NotebookTestSupport
import Recurrent
import Tasks
import Testing

@Suite struct SessionModelsTests {
  private let task: LearningTask

  init() throws { task = .series(SeriesPreparation(try SeriesTask(series: .sales)), name: "sales") }

  private func model(_ units: Int = 2, bytes: Int? = nil) -> Model {
    var model = Model(cell: CellOptions(.srn), units: [units], for: task)
    if let bytes { model.checkpoint.weights = [Float](repeating: 0, count: bytes / 4) }
    return model
  }

  @Test func theLastOneIsPresent() {
    var models = SessionModels()
    #expect(models.present == nil && models.presentLast.isEmpty)
    #expect(models.add(model(1)).isEmpty && models.add(model(2), from: .init(number: 1, epoch: 3)).isEmpty)
    #expect(models.present?.number == 2 && models.present?.origin == .init(number: 1, epoch: 3))
    models.use(1)
    #expect(models.present?.model.units == [1] && models.presentLast.map { $0.number } == [2, 1])
    models.use(7)
    #expect(models.presentNumber == 1)
    models.replacePresent(by: model(5))
    #expect(models.entries.map { $0.model.units } == [[5], [2]])
  }

  /// The oldest are let go, never the present one, and no number comes again.
  @Test func noMoreThanTwenty() {
    var models = SessionModels()
    for number in 1...SessionModels.most {
      #expect(models.add(model()).isEmpty && models.presentNumber == number)
    }
    #expect(models.add(model()).map { $0.number } == [1])
    models.use(2)
    #expect(models.add(model()).map { $0.number } == [2])
    #expect(models.entries.map { $0.number } == Array(3...22))
  }

  @Test func largeOnesAreLetGoEarlier() {
    var models = SessionModels()
    #expect(models.add(model(bytes: 300 << 20)).isEmpty)
    #expect(models.add(model(bytes: 300 << 20)).isEmpty)
    #expect(models.add(model(bytes: 600 << 20)).map { $0.number } == [1])
    #expect(models.add(model()).map { $0.number } == [2, 3])
    #expect(models.entries.map { $0.number } == [4])
  }

  @Test func sayingThatOneWasLetGo() {
    var notebook = Notebook.after("load sales", "model srn 1")
    for _ in 0..<SessionModels.most - 1 { #expect(!notebook.run("branch").lines.joined().contains("let go")) }
    #expect(notebook.run("branch").lines.joined().contains("model 1, srn 1, was let go"))
    #expect(notebook.run("model srn 2").lines.joined().contains("model 2, srn 1, was let go"))
    #expect(notebook.run("use 2").failed && !notebook.run("use 3").failed)
  }
}
