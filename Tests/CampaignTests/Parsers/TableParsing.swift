import Notebook
import NotebookTestSupport
import Testing

/// CSV files in this process, loaded as a person loads them, and looked at.
@Suite(.onOwnThreads) struct TableParsing {
  @Test func everyTableIsLoadedOrExplained() {
    let commands = ["load t.csv", "load t.csv column=c1", "load t.csv test=2", "load t.csv column=c0 test=1"]
    Inputs.each("parsed tables", Campaign.numbers(Inputs.short, long: Inputs.long)) { random in
      let table = Tables.bytes(&random)
      var notebook = prompt(InMemoryFileStore(["t.csv": table]).files)
      let loaded = notebook.run(random.pick(from: commands))
      let looked = notebook.run("data 3")
      guard loaded.failed == looked.failed else { return "half loaded: \(Self.shown(table))" }
      return ControlCharacters.complaint(about: loaded.recorded + looked.recorded, of: Self.shown(table))
    }
  }

  private static func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self).debugDescription }
}
