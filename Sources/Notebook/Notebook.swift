import CommandLanguage
import Phrases

/// A session under way: the workbench, the commands so far, and their output.
///
///     var notebook = Notebook()
///     for line in notebook.run("load sales; model lstm 8; train 3000; evaluate").lines { print(line) }
public struct Notebook {
  /// What commands act on.
  package private(set) var workbench = Workbench()
  /// How the session is shown.
  package private(set) var presentation: Presentation
  /// The language of answers.
  package var language: Language { presentation.language }
  /// The commands so far and their output.
  package private(set) var recorder: SessionRecorder
  /// What commands may use besides the workbench.
  package var context: CommandContext
  /// How output becomes lines for the person; the recorded lines are always those of `OutputFormatter()`.
  package var formatter = OutputFormatter()
  /// Whether command words and options may be shortened: at the prompt, not in session files.
  package var allowsShortening: Bool
  /// The values that commands name with `$`.
  package let parameters: SessionParameters
  /// How many columns the prompt before a line takes, for the carets under its mistakes.
  package var promptWidth = 2
  /// Told of every command that is recorded, and what it came to if it trained.
  package var didRecord: (SessionRecorder.Cell, RecordedTraining?) -> Void = { _, _ in }
  /// Told when the session is saved.
  package var didSave: () -> Void = {}

  /// - Parameters:
  ///   - context: what commands may use besides the workbench.
  ///   - allowsShortening: whether command words and options may be shortened.
  ///   - language: the language of its output until a command changes that.
  ///   - parameters: the values that commands name with `$`, and the seed that it begins with.
  package init(
    context: CommandContext, allowsShortening: Bool, language: Language = .english,
    parameters: SessionParameters = SessionParameters()
  ) {
    self.parameters = parameters
    workbench.seed = parameters.seed ?? workbench.seed
    self.context = context
    self.allowsShortening = allowsShortening
    recorder = SessionRecorder(language: language)
    presentation = Presentation(language: language)
  }

  /// A session of whole commands that can neither read nor write files, in English.
  public init() { self.init(context: .withoutFiles, allowsShortening: false) }

  /// A session that begins as a session file says, so that its commands give what is recorded there. It can neither read
  /// nor write files.
  public init(replaying document: SessionDocument) {
    self.init(
      context: .withoutFiles, allowsShortening: false, language: document.language, parameters: document.parameters)
  }

  /// The result of a line.
  public struct Answer {
    /// Lines that are still to be shown.
    public var lines: [String] = []
    /// What a session file records, laid out for 80 columns.
    public var recorded: [String] = []
    /// The same before it was laid out, but for mistakes.
    package var outputs: [Output] = []
    /// Whether a command of the line failed; its error is the last of the lines.
    public var failed = false
    /// Whether the program should end.
    public var quits = false
    /// The message of the command that failed, without what to do about it; nil if none failed.
    package var mistake: Phrase?
    /// Commands that are to be entered now, as if they were typed.
    package var imports: [String] = []
    /// What the last command that trained came to.
    package var training: RecordedTraining?
    /// What becomes of the lost session; nil to go on keeping it.
    package var lostSession: LostSession.End?
    /// The lesson inside the program that the person asked for; nil for none.
    package var startsTour: String?
    /// The command that the person asked to edit elsewhere; nil for none.
    package var edits: String?
  }

  /// Runs the commands of a line. The first that fails leaves the workbench as it was and ends the line.
  ///
  /// - Parameters:
  ///   - line: commands as they are typed, separated by `;`.
  ///   - show: shows the output of each command before the next one begins. If it is nil, all of the output is in the
  ///     answer.
  ///   - showEarly: shows rows of a command that goes on; the rest goes to `show`. It may be called on the thread that
  ///     trains. If it is nil, all rows are shown together.
  public mutating func run(
    _ line: String, show: (([String]) -> Void)? = nil, showEarly: (([String]) -> Void)? = nil
  ) -> Answer {
    var answer = Answer()
    let (formatter, language) = (self.formatter, self.language)
    context.showEarly = showEarly.map { show in { show(formatter.lines($0, in: language)) } }
    defer { context.showEarly = nil }
    do {
      for statement in try Parser.parse(line) {
        let (result, recorded) = try run(allowsShortening ? statement.askingForHelp : statement)
        answer.recorded += recorded
        answer.outputs += result.outputs
        let lines = formatter.lines((result.remaining ?? result.outputs) + result.remarks, in: self.language)
        if let show { show(lines) } else { answer.lines += lines }
        answer.imports += result.imports
        answer.training = result.training ?? answer.training
        answer.lostSession = result.lostSession ?? answer.lostSession
        answer.startsTour = result.startsTour ?? answer.startsTour
        answer.edits = result.edits ?? answer.edits
        if result.quits {
          answer.quits = true
          return answer
        }
      }
    } catch {
      answer.lines += error.lines(source: line, indent: promptWidth, in: self.language)
      answer.recorded += error.lines(source: line, in: self.language)
      answer.mistake = error.message
      answer.failed = true
    }
    return answer
  }

  /// Runs a command of the session once more and records it.
  ///
  /// - Parameter range: what was typed for it, where mistakes have their place.
  private mutating func run(
    _ command: String, at range: SourceRange
  ) throws(Diagnostic) -> (CommandResult, recorded: [String]) {
    do throws(Diagnostic) {
      guard let statement = try Parser.parse(command).first else { return (CommandResult([], workbench), []) }
      var (result, recorded) = try run(statement)
      result.remarks.append(.text("ran again: \(command)"))
      return (result, recorded)
    } catch {
      throw .failed(message: error.message, hint: error.hint, range)
    }
  }

  /// Runs a command and records it.
  ///
  /// - Returns: what came of it, and its output as a session file records it.
  private mutating func run(_ statement: Statement) throws(Diagnostic) -> (CommandResult, recorded: [String]) {
    let command = try CommandTable.command(statement.command, shortened: allowsShortening)
    var statement = statement
    statement.command = Name(command.name, statement.command.range)
    let options = command.options.map { $0.name }
    let meant = try parameters.applied(to: statement)
    var arguments = try CommandTable.arguments(meant, of: command)
    context.recorder = recorder
    context.presentation = presentation
    let whole = statement.withWholeOptions(options)
    // A number that came out otherwise than was typed takes the place of a parameter's name, too.
    let wholeMeant = meant.withWholeOptions(options)
    context.recordedCommand = { wholeMeant.recorded(with: $0, $1)?.description ?? "" }
    var result = try command.run(&arguments, workbench, context)
    if let line = result.runsAgain { return try run(line, at: statement.range) }
    // A second reference would make adding a command copy all those before it.
    context.recorder = SessionRecorder()
    let changes = result.recordedNumber != nil || !result.recordedOptions.isEmpty
    let record = (changes ? wholeMeant : whole).recorded(with: result.recordedNumber, result.recordedOptions)
    if command.isUndoable, !result.isLook, let record {
      result.workbench = result.workbench.remembering(workbench, command: record.description)
    }
    workbench = result.workbench
    presentation = result.presentation ?? presentation
    let recorded = OutputFormatter().lines(result.outputs, in: language)
    for (cell, training) in result.replayed {
      recorder.add(cell)
      didRecord(cell, training)
    }
    if let record, !result.quits {
      let cell = SessionRecorder.Cell(command: record.description, output: recorded, outputs: result.outputs)
      recorder.add(cell)
      didRecord(cell, result.training)
    }
    if result.savesSession { didSave() }
    return (result, recorded)
  }
}

extension Notebook {
  /// Names the files that the commands so far read from outside the folder in which they ran.
  ///
  /// - Parameter folder: that of a session file which the session goes on from; empty to change nothing.
  package mutating func nameFiles(fromOutside folder: String) {
    recorder = recorder.renaming { $0.namedFromOutside(folder) }
  }
}

extension CommandContext {
  /// No file can be read or written.
  fileprivate static var withoutFiles: CommandContext {
    CommandContext(files: FileAccess(store: .empty, mayWrite: false))
  }
}

extension Statement {
  /// The statement, or `help train` for `?train` and `train ?`.
  fileprivate var askingForHelp: Statement {
    var topic: Name?
    if command.text.hasPrefix("?"), arguments.isEmpty {
      let range = SourceRange(min(command.range.lowerBound + 1, command.range.upperBound)..<command.range.upperBound)
      topic = Name(String(command.text.dropFirst()), range)
    } else if case .value(let value) = arguments.last, case .word("?") = value.content {
      topic = command
    }
    guard let topic else { return self }
    let value = Value(.word(topic.text), topic.range)
    return Statement(command: Name("help", command.range), arguments: topic.text.isEmpty ? [] : [.value(value)])
  }

  /// Returns the statement with whole names of options, as in a session file.
  fileprivate func withWholeOptions(_ known: [String]) -> Statement {
    var result = self
    result.arguments = arguments.map { argument in
      guard case .option(let name, let value) = argument else { return argument }
      let whole = Suggestion.completions(of: name.text, among: known).first ?? name.text
      return .option(Name(whole, name.range), value)
    }
    return result
  }

  /// Gives an option another value, or adds it.
  private mutating func set(_ option: RecordedOption) {
    guard let literal = NumberLiteral(String(option.number)) else { return }
    let value = Value(.number(literal), command.range)
    for (index, argument) in arguments.enumerated() {
      guard case .option(let name, _) = argument, name.text == option.name else { continue }
      arguments[index] = .option(name, value)
      return
    }
    arguments.append(.option(Name(option.name, command.range), value))
  }

  /// Returns the statement with its first value replaced by a number, and with these options; nil for 0, if nothing is to
  /// be recorded.
  fileprivate func recorded(with number: Int?, _ options: [RecordedOption]) -> Statement? {
    guard let number else { return self }
    guard number > 0 else { return nil }
    var result = self
    for (index, argument) in arguments.enumerated() {
      guard case .value(let value) = argument, let literal = NumberLiteral(String(number)) else { continue }
      result.arguments[index] = .value(Value(.number(literal), value.range))
      break
    }
    for option in options { result.set(option) }
    return result
  }
}
