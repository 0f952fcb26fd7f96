import Recurrent
import Tasks
import Testing

@Suite struct InspectionTests {
  private func inspection(_ kind: CellKind = .lstm, units: Int = 3) throws -> Inspection {
    let task = LearningTask.series(SeriesPreparation(try SeriesTask(series: .sales)), name: "sales")
    let model = Model(cell: CellOptions(kind), units: [units], for: task, seed: 4)
    guard case .data(let read) = task.definition.reading else { throw TrainingError.dataDoesNotFit }
    return try Inspection(model, reading: read(), layer: 0)
  }

  /// However long the reading is, no more is kept than was asked for; a column is the strongest of its steps.
  @Test(arguments: [1, 2, 7, 34, 35, 100]) func columnsAreBounded(columns: Int) throws {
    let inspection = try inspection()
    #expect(inspection.stepCount == 35)
    let whole = try inspection.values(units: 0..<3)
    let joined = try inspection.values(units: 1..<3, columns: columns)
    #expect(joined.largest == whole.largest)
    #expect(joined.changes == Array(whole.changes[1...]))
    for (all, few) in zip(whole.columns, joined.columns) {
      for (values, row) in zip(all[1...], few) {
        #expect(row.count <= columns)
        let parts = stride(from: 0, to: 35, by: joined.stepsPerColumn).map {
          values[$0..<min($0 + joined.stepsPerColumn, 35)]
        }
        #expect(row == parts.map { part in part.first { $0.magnitude == part.map(\.magnitude).max() } })
      }
    }
  }

  /// A step alone is that of the whole reading.
  @Test(arguments: CellKind.allCases) func aStepAlone(kind: CellKind) throws {
    let inspection = try inspection(kind)
    let hidden = try #require(try inspection.values(units: 0..<3).columns.last)
    for step in [0, 17, 34] {
      let trace = try inspection.trace(ofStep: step)
      #expect(trace.steps.count == 1)
      #expect(trace.steps[0].hidden == hidden.map { $0[step] })
    }
  }
}
