import Notebook
import NotebookTestSupport
import Recurrent
import Tasks
import Testing

/// Against the engine: what is printed is what a step computed.
@Suite struct GatesCommandTests {
  @Test(arguments: CellKind.allCases) func numbersAreTheEngines(kind: CellKind) throws {
    let notebook = Notebook.after("load addition digits=2 examples=50", "model \(kind.rawValue) 5", "train 2")
    let checkpoint = try #require(notebook.workbench.model).checkpoint
    let question = Question(3, 36)
    let data = SequenceData(
      count: 1, inputs: .symbols(question.inputCodes(digits: 2)),
      targets: .symbols(question.targetCodes(digits: 2)))
    let traces = try Inspector(checkpoint).traces(of: data)
    for (layer, trace) in traces.enumerated() {
      for unit in 0..<5 {
        var prompt = notebook
        let lines = prompt.run("gates 3+36 layer=\(layer + 1) unit=\(unit + 1) as=numbers").lines
        let rows = lines.suffix(trace.steps.count).map { $0.split(separator: " ").map(String.init) }
        for (row, step) in zip(rows, trace.steps) {
          let hidden = try #require(row.last.flatMap { Double($0) })
          #expect(abs(hidden - Double(step.hidden[unit])) <= 0.50001e-4)
          if kind != .srn {
            let first = try #require(Double(row[2]))
            #expect(abs(first - Double(step.gates[0][unit])) <= 0.50001e-4)
          }
        }
        if layer == 0 { #expect(rows.map { $0[1] } == ["␣", "6", "3", "+", "3"]) }
      }
    }
  }

  /// The months of a stateful model end where its forecasts start from.
  @Test func monthsCarryTheState() throws {
    var notebook = Notebook.after("load sales", "model gru 3", "train 5")
    let carried = notebook.run("gates unit=1 as=numbers").lines
    #expect(carried.count == 2 + 2 + 35)
    #expect(carried.last?.contains("3-11") == true)
    var fresh = Notebook.after("load sales", "model gru 3", "train 5 stateful=no")
    let first = fresh.run("gates unit=1 as=numbers").lines
    #expect(first.count == carried.count && first != carried)
  }

  @Test func nothingChanges() {
    var notebook = Notebook.after("load addition digits=1", "model lstm 3", "train 2")
    let before = notebook.workbench.description
    for command in ["gates 1+2", "explain step 2 of 1+2", "importance 1+2", "plot weights", "plot error", "gates 9"] {
      _ = notebook.run(command)
      #expect(notebook.workbench.description == before)
    }
  }
}
