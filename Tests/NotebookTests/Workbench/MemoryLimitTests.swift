import Notebook
import NotebookTestSupport
import Testing

/// What needs more memory than any machine has is refused before anything is made.
@Suite struct MemoryLimitTests {
  private let machine = "of memory; the machine has "

  @Test(arguments: ["srn", "lstm", "gru"])
  func hugeNetworks(cell: String) {
    var notebook = Notebook.after("load sales", "model srn 2")
    let before = notebook.workbench.description
    let message = notebook.error(of: "model \(cell) 65536 65536 65536 65536")
    #expect(message.hasPrefix("error: this network needs about "))
    #expect(message.contains(" GiB " + machine) && message.hasSuffix(" GiB; choose fewer units"), "\(message)")
    #expect(notebook.workbench.description == before)
  }

  @Test func theFigureIsThatOfTheWeightsAndTheirCopies() {
    var notebook = Notebook.after("load sales")
    // 7 × 65536² weights of 4 gates, 36 bytes each; what a layer of 65536 reads from one value is nothing beside it.
    let message = notebook.error(of: "model lstm 65536 65536 65536 65536")
    #expect(message.hasPrefix("error: this network needs about 4032."), "\(message)")
  }

  /// A batch can be larger than the network: every sample keeps the values of its steps.
  @Test func hugeBatches() {
    var notebook = Notebook.after(
      "load addition digits=8 examples=120000", "model lstm" + String(repeating: " 32", count: 200))
    let message = notebook.error(of: "train 1 batch=100000")
    #expect(message.hasPrefix("error: training in batches of 100000 needs about "), "\(message)")
    #expect(message.contains(machine) && message.hasSuffix(" GiB; choose a smaller batch"), "\(message)")
    #expect(notebook.workbench.model?.checkpoint.epochs == 0)
  }

  /// Only samples that exist count.
  @Test func aBatchLargerThanTheData() {
    var notebook = Notebook.after("load sales", "model srn 2")
    #expect(!notebook.run("train 1 batch=100000").failed)
  }
}
