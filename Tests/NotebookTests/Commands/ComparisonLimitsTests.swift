import Notebook
import NotebookTestSupport
import Testing

/// Comparisons of too many runs, however many.
@Suite struct ComparisonLimitsTests {
  /// The product of the lengths of these lists is beyond any integer.
  @Test(arguments: ["compare srn", "sweep"]) func moreCombinationsThanAnyInteger(command: String) {
    let numbers = (1...20_000).map { String($0) }.joined(separator: ",")
    let rates = (1...20_000).map { "\($0)e-5" }.joined(separator: ",")
    var notebook = Notebook.after("load addition digits=1")
    let message = notebook.error(
      of: """
        \(command) units=\(numbers) train=\(numbers) batch=\(numbers) rate=\(rates) optimizer=adam,rmsprop,sgd \
        digits=1,2,3,4,5 layers=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16
        """)
    #expect(
      message == "error: that is more than 100,000 runs; compare fewer settings or seeds", "\(message.suffix(200))")
  }

  @Test func makingAModelCanBeStopped() {
    var notebook = Notebook.after("load sales", "model srn 2")
    let before = notebook.workbench.description
    notebook.context.observer.shouldStop = { true }
    #expect(notebook.error(of: "model lstm 8") == "error: stopped before the network was made")
    #expect(notebook.workbench.description == before)
  }
}
