import Notebook
import NotebookTestSupport
import Testing

/// Parameters that the head of a session file declares.
@Suite struct SessionParametersTests {
  private let store = InMemoryFileStore()

  private func runner(_ text: String, setting assignments: [String] = []) throws -> SessionRunner {
    try store.write(Array((text).utf8), to: "s.md")
    return try SessionRunner(path: "s.md", store: store.files, setting: assignments)
  }

  private func session(_ head: String, _ commands: String...) -> String {
    head + "\n\n# A title\n\n```unroll\n" + commands.map { "> " + $0 + "\n" }.joined() + "```\n"
  }

  private func outputs(_ text: String, setting assignments: [String] = []) throws -> [[String]] {
    var runner = try runner(text, setting: assignments)
    return runner.document.cells.indices.map { runner.run($0).output }
  }

  @Test func commandsNameThem() throws {
    let named = session(
      "<!-- parameters: units=3 epochs=4 digits='3 1 4' -->", "load sales", "model lstm $units", "train $epochs",
      "compare srn lstm units=2,$units repeat=2 train=$epochs", "decode 3")
    let plain = session(
      "", "load sales", "model lstm 3", "train 4", "compare srn lstm units=2,3 repeat=2 train=4", "decode 3")
    #expect(try outputs(named) == outputs(plain))
    let other = session(
      "", "load sales", "model lstm 5", "train 6", "compare srn lstm units=2,5 repeat=2 train=6", "decode 3")
    #expect(try outputs(named, setting: ["units=5", "epochs=6"]) == outputs(other))
  }

  /// The file names the parameter, not the value that it had.
  @Test func theSessionKeepsTheirNames() throws {
    var runner = try runner(session("<!-- parameters: units=3 -->", "load sales", "model lstm $units"))
    _ = runner.run(0)
    _ = runner.run(1)
    #expect(runner.notebook.recorder.cells.map { $0.command } == ["load sales", "model lstm $units"])
  }

  @Test func theSeedIsThatOfTheSession() throws {
    let named = session("<!-- language: zh-TW -->\r\n<!--parameters: seed=5-->", "load sales", "model srn 2", "train 5")
    let plain = session("<!-- language: zh-TW -->", "seed 5", "load sales", "model srn 2", "train 5")
    #expect(try outputs(named) == Array(outputs(plain).dropFirst()))
    let other = session("<!-- language: zh-TW -->", "seed 7", "load sales", "model srn 2", "train 5")
    #expect(try outputs(named, setting: ["seed=7"]) == Array(outputs(other).dropFirst()))
  }

  @Test func withoutAnyASignIsASign() throws {
    #expect(try outputs(session("", "encode $5")) == outputs(session("<!-- a remark -->", "encode $5")))
    #expect(
      try outputs(session("Prose.\n<!-- parameters: units=3 -->", "encode $units"))[0].last
        == outputs(session("", "encode $units"))[0].last)
  }

  @Test func anUnknownNameIsAMistakeAtItsPlace() throws {
    let text = session("<!-- parameters: units=3 rate=0.1 -->", "model lstm $unit")
    let mistake = ["             ^^^^^", "error: the file declares no parameter \"unit\"; it declares units, rate"]
    #expect(try outputs(text) == [mistake])
  }

  @Test(arguments: [
    ("units", ParameterError.noAssignment(" units")), ("", .noAssignment("")), ("units=", .noAssignment(" units=")),
    ("=3", .noAssignment(" =3")), ("units=3 units=4", .declaredTwice("units")), ("seed=1.5", .noSeed("1.5")),
    ("seed=-1", .noSeed("-1")), ("units=3; train 4", .noAssignment(" units=3; train 4")),
  ])
  func headsThatCannotBeRead(head: String, error: ParameterError) {
    let text = session("<!-- remark -->\n<!-- parameters:\(head.isEmpty ? "" : " ")\(head) -->", "seed")
    #expect(throws: SessionOpeningError.session(.badParameters(error, line: 2), path: "s.md")) { try runner(text) }
  }

  @Test(arguments: [
    ("unit=3", ParameterError.notDeclared("unit", known: ["units", "seed"])), ("units", .noAssignment("units")),
    ("units=many", .noNumber("units", found: "many")), ("seed=x", .noSeed("x")), ("'", .noAssignment("'")),
  ])
  func valuesThatCannotBeSet(assignment: String, error: ParameterError) {
    let text = session("<!-- parameters: units=3 seed=1 -->", "seed")
    #expect(throws: SessionOpeningError.parameter(error, path: "s.md")) { try runner(text, setting: [assignment]) }
  }
}
