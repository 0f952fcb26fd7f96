import CommandLanguage
import Notebook
import NotebookTestSupport
import Phrases
import Testing

/// Command lines in this process: the parser alone, and all that reads arguments.
@Suite(.onOwnThreads) struct CommandLineParsing {
  /// What is printed of a line that was understood is understood as the same; a mistake is shown with a caret under it
  /// and nothing that steers a terminal.
  @Test func everyLineIsUnderstoodOrExplained() {
    Inputs.each("parsed lines") { random in
      let line = Self.line(&random)
      do throws(Diagnostic) {
        let statements = try Parser.parse(line)
        let printed = statements.map { $0.description }.joined(separator: "; ")
        let again = try Parser.parse(printed)
        let isSame = again.map { $0.description } == statements.map { $0.description }
        return isSame ? nil : "\(line.debugDescription) is printed as \(printed.debugDescription)"
      } catch {
        return Self.complaint(about: error, in: line)
      }
    }
  }

  /// Every command with every argument, in sessions with data and without. What takes long is stopped at once.
  @Test func everyLineIsDoneOrExplained() {
    let notebooks = Self.notebooks
    Inputs.each("run lines") { random in
      // With files and runs of its own: no input depends on those before it.
      var notebook = random.pick(from: notebooks)
      notebook.context.files = FileAccess(store: Self.files)
      notebook.context.runs = .ofSession()
      let line = Self.line(&random)
      let before = notebook.workbench.seed
      let answer = notebook.run(line)
      guard answer.failed == (answer.mistake != nil) else { return "\(line.debugDescription) says nothing" }
      if answer.failed, notebook.recorder.cells.isEmpty, notebook.workbench.seed != before {
        return "\(line.debugDescription) failed and changed the seed"
      }
      return ControlCharacters.complaint(about: answer.recorded, of: line)
    }
  }

  private static func line(_ random: inout SeededRandom) -> String {
    var lines = CommandLines(SeededRandom(seed: random.next()))
    let line = lines.next()
    guard random.oneIn(4) else { return line }
    let bytes = Mutation.changed(Array(line.utf8), with: Array(lines.next().utf8), &random)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func complaint(about error: Diagnostic, in line: String) -> String? {
    for language in Language.allCases {
      let shown = error.lines(source: line, in: language)
      guard shown.count == 2, shown[0].contains("^") else { return "\(line.debugDescription) has no caret" }
      if let place = ControlCharacters.complaint(about: shown, of: line) { return place }
    }
    return nil
  }

  private static let table = Array("month,c1\n1,2\n2,3\n3,5\n4,7\n5,11\n".utf8)
  private static var files: FileStore { InMemoryFileStore(["t.csv": table]).files }

  /// Sessions in which all commands find what they need, or nothing.
  static var notebooks: [Notebook] {
    let setups = [[], ["load sales", "model lstm 2"], ["load addition digits=1 examples=30", "model gru 2"]]
    return setups.map { commands in
      var notebook = prompt(files)
      for command in commands { _ = notebook.run(command) }
      notebook.context.observer.shouldStop = { true }
      return notebook
    }
  }
}

extension ControlCharacters {
  /// Says where in these lines something steers a terminal; nil if nothing does.
  static func complaint(about lines: [String], of input: String) -> String? {
    for line in lines {
      if let place = first(in: Array(line.utf8)) { return "\(place), of \(input.debugDescription)" }
    }
    return nil
  }
}
