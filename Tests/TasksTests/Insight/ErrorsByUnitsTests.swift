import Recurrent
import Tasks
import Testing

@Test func modelsOfOneCellShareALine() throws {
  let task = LearningTask.series(SeriesPreparation(try SeriesTask(series: .sales)), name: "sales")
  let models = [(CellKind.lstm, [8]), (.srn, [4]), (.lstm, [2]), (.lstm, [8]), (.lstm, [8, 8])].enumerated().map {
    seed, plan in
    Model(cell: CellOptions(plan.0), units: plan.1, for: task, optimizer: Optimizer(), seed: UInt64(seed))
  }
  let errors = try ErrorsByUnits(models, task)
  #expect(errors.lines.map(\.cell) == [.lstm, .srn, .lstm] && errors.lines.map(\.depth) == [1, 1, 2])
  #expect(errors.lines.map(\.hasSeveral) == [true, false, false] && errors.units == [2, 4, 8])
  let judged = try models.map { try task.definition.judge($0.checkpoint, $0.isStateful) }
  #expect(errors.lines[0].means.map(\.units) == [2, 8])
  #expect(errors.lines[0].means.map(\.error) == [judged[2], (judged[0] + judged[3]) / 2])
}
