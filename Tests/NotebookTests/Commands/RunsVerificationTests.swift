import Notebook
import NotebookTestSupport
import Storage
import Tasks
import Testing

/// `runs verify`, which computes finished runs again.
@Suite struct RunsVerificationTests {
  private static func notebook(_ store: RunStore) -> Notebook {
    var notebook = Notebook.after("load sales")
    notebook.context.runs = store
    return notebook
  }

  /// A store with runs as other machines have computed them, one of them with another last bit.
  private static func store(wrong: Int? = nil) throws -> RunStore {
    let own = RunStore.ofSession()
    var notebook = notebook(own)
    _ = notebook.run("compare srn lstm units=2,3 train=5 repeat=3 schedule=step measure=mae")
    let store = RunStore.ofSession()
    for record in try own.records() {
      var outcome = record.outcome
      if record.number == wrong, case .finished(var result) = outcome {
        result.measure = result.measure.nextUp
        outcome = .finished(result)
      }
      try store.add(
        RunRecord(
          number: record.number, key: record.key, data: record.data, measure: record.measure, cell: record.cell,
          units: record.units, optimizer: record.optimizer, rate: record.rate, batch: record.batch,
          epochs: record.epochs, seed: record.seed, parameters: record.parameters, outcome: outcome,
          computer: record.number > 10 ? "n2: other" : record.number > 4 ? "n1: EPYC" : nil))
    }
    return store
  }

  @Test func theSameBits() throws {
    var notebook = Self.notebook(try Self.store())
    #expect(
      notebook.run("runs verify 6").lines == [
        "6 runs of 12 on sales gave the same bits here", "2 runs of \"n1: EPYC\"", "2 runs of \"n2: other\"",
        "2 runs of this machine",
      ])
    #expect(notebook.run("runs verify").lines.first == "5 runs of 12 on sales gave the same bits here")
    #expect(notebook.run("runs verify 1000").lines.first == "12 runs of 12 on sales gave the same bits here")
    #expect(notebook.run("runs show 11").lines.contains("computed on \"n2: other\""))
    #expect(!notebook.run("runs show 1").lines.contains { $0.hasPrefix("computed on") })
  }

  @Test func anotherLastBitIsTold() throws {
    var notebook = Self.notebook(try Self.store(wrong: 8))
    let answer = notebook.run("runs verify 12")
    #expect(answer.failed)
    #expect(
      answer.lines.last
        == "error: 1 run of 12 computed again gave other bits: 8; \"runs show 8\" says which machine computed it")
  }

  @Test func runsOfOtherDataAreNotComputed() throws {
    var notebook = Self.notebook(try Self.store())
    _ = notebook.run("load sales test=11")
    #expect(notebook.run("runs verify").lines.last?.contains("none of the finished runs is of the data") == true)
    var empty = Notebook()
    #expect(empty.run("runs verify").lines.last?.contains("there is no data yet") == true)
    #expect(notebook.run("runs verify 0").failed)
  }

  @Test func stoppedByThePerson() throws {
    var notebook = Self.notebook(try Self.store())
    notebook.context.observer.shouldStop = { true }
    #expect(notebook.run("runs verify").lines == ["stopped: 0 of 5 runs gave the same bits here"])
  }
}
