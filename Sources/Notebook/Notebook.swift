import CommandLanguage
import Phrases
import Text

/// A session under way: the workbench, the commands so far, and their output.
///
///     var notebook = Notebook()
///     for line in notebook.run("load sales; model lstm 8; train 3000; evaluate").lines { print(line) }
public struct Notebook {
  /// What commands act on.
  package internal(set) var workbench = Workbench()
  /// How the session is shown.
  package internal(set) var presentation: Presentation
  /// The language of answers.
  package var language: Language { presentation.language }
  /// The page: the commands so far and their output, and prose.
  package internal(set) var recorder: SessionRecorder
  /// What the commands of the page came to, so that they need not be run again; nil where no page is changed.
  package internal(set) var memory: PageMemory?
  /// What is known of the places before each command that was run, and behind the last of them; behind that the page is
  /// stale.
  var links: [PageLink?] = []
  /// Changes of the page that can be taken back.
  var pageHistory = PageHistory()
  /// The file that the page was read from or saved to.
  package var origin: SavedFile?
  /// Whether the page has been told of as a whole; from then on it always is.
  private var hasChangedPage = false
  /// Whether a command has changed something since that was last asked.
  var hasChanged = false
  /// What commands may use besides the workbench.
  package var context: CommandContext
  /// How output becomes lines for the person; the recorded lines are always those of `OutputFormatter()`.
  package var formatter = OutputFormatter()
  /// Whether command words and options may be shortened: at the prompt, not in session files.
  package var allowsShortening: Bool {
    didSet { if allowsShortening { remember() } }
  }
  /// The values that commands name with `$`.
  package internal(set) var parameters: SessionParameters
  /// Whether commands on the page keep what they said before it was laid out, for hand-outs.
  var keepsOutputs = true
  /// How many columns the prompt before a line takes, for the carets under its mistakes.
  package var promptWidth = 2
  /// Told of every command that is recorded, and what it came to if it trained.
  package var didRecord: (SessionRecorder.Cell, RecordedTraining?) -> Void = { _, _ in }
  /// Told of the page when more than a command at its end has changed.
  package var didChangePage: (SessionRecorder) -> Void = { _ in }
  /// Told of what a command of the page came to that was run again and trained.
  package var didTrain: (RecordedTraining) -> Void = { _ in }
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
    if allowsShortening { remember() }
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
    /// What is to be entered now, as if it were typed.
    package var imports: [ImportedSession.Part] = []
    /// What the last command that trained came to.
    package var training: RecordedTraining?
    /// What becomes of the lost session; nil to go on keeping it.
    package var lostSession: LostSession.End?
    /// The lesson inside the program that the person asked for; nil for none.
    package var startsTour: String?
    /// What the person asked to edit elsewhere; nil for nothing.
    package var edits: EditRequest?
    /// What it says to the person alone.
    var remarks: [Output] = []
    /// What to do about the mistake.
    var hint: Phrase = ""

    /// The result of nothing.
    package init() {}
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
    do throws(Diagnostic) {
      let shortens = allowsShortening
      let statements = try Parser.parse(
        line, takingText: { CommandTable.placeOfText($0, $1, shortened: shortens) }, endingAt: CommandTable.isName)
      for statement in statements {
        let (result, recorded) = try run(allowsShortening ? statement.askingForHelp : statement, in: line)
        answer.recorded += recorded
        answer.outputs += result.outputs
        answer.remarks += result.remarks
        let lines = formatter.lines((result.remaining ?? result.outputs) + result.remarks, in: self.language)
        if let show { show(lines) } else { answer.lines += lines }
        answer.imports += result.imports
        answer.training = result.training ?? answer.training
        answer.lostSession = result.lostSession ?? answer.lostSession
        answer.startsTour = result.startsTour ?? answer.startsTour
        answer.edits = result.edits ?? answer.edits
        if let failure = result.failure { throw failure }
        if result.quits {
          answer.quits = true
          return answer
        }
      }
    } catch {
      answer.lines += error.lines(source: line, indent: promptWidth, in: self.language)
      answer.recorded += error.lines(source: line, in: self.language)
      (answer.mistake, answer.hint) = (error.message, error.hint)
      answer.failed = true
    }
    return answer
  }

  /// Runs a line of the session once more and records its commands.
  ///
  /// - Parameter range: what was typed for it, where mistakes have their place.
  private mutating func run(
    _ line: String, at range: SourceRange
  ) throws(Diagnostic) -> (CommandResult, recorded: [String]) {
    do throws(Diagnostic) {
      var whole = CommandResult([], workbench)
      var recorded: [String] = []
      for statement in try Parser.parse(line) {
        let (result, lines) = try run(statement, in: line)
        whole = result.behind(whole)
        recorded += lines
      }
      whole.remarks.append(.text("ran again: \(line)"))
      return (whole, recorded)
    } catch {
      throw .failed(message: error.message, hint: error.hint, range)
    }
  }

  /// Runs a command and records it.
  ///
  /// - Parameter line: the line that it stands in.
  /// - Returns: what came of it, and its output as a session file records it.
  private mutating func run(
    _ statement: Statement, in line: String
  ) throws(Diagnostic) -> (CommandResult, recorded: [String]) {
    let command = try CommandTable.command(statement.command, shortened: allowsShortening)
    var statement = command.takesCommand ? statement.withCommandAsText(line) : statement
    statement.command = Name(command.name, statement.command.range)
    try refuse(command, at: statement.command.range)
    // Whoever only wants to know which runs there are has nothing to look at.
    if context.takePlan != nil, command.onlyShows { return (CommandResult([], workbench), []) }
    if let result = try takeBackEdit(command, statement) { return (result, []) }
    let options = command.options.map { $0.name }
    let meant = try parameters.applied(to: statement)
    var arguments = try CommandTable.arguments(meant, of: command)
    let whole = statement.withWholeOptions(options).without(command.unrecordedOptions)
    // A number that came out otherwise than was typed takes the place of a parameter's name, too.
    let wholeMeant = meant.withWholeOptions(options).without(command.unrecordedOptions)
    let log = memory == nil ? nil : ReadingLog()
    prepareContext(wholeMeant, log)
    let clock = context.machine.startClock()
    var result = try command.run(&arguments, workbench, context)
    // A second reference would make adding a command copy all those before it.
    (context.recorder, context.pageMemory, context.framesOfPage) = (SessionRecorder(), nil, { [:] })
    if let line = result.runsAgain { return try run(line, at: statement.range) }
    if let edit = result.pageEdit { return (try change(edit, whole, result), []) }
    if result.runsPage { return (try runPage(statement, result), []) }
    let changes = result.recordedNumber != nil || !result.recordedOptions.isEmpty
    let record = (changes ? wholeMeant : whole).recorded(with: result.recordedNumber, result.recordedOptions)
    if command.isUndoable, !result.isLook, let record {
      result.workbench = result.workbench.remembering(workbench, command: record.description)
    }
    let isLook = (command.onlyShows || result.isLook) && result.presentation.map { $0 == presentation } ?? true
    hasChanged = hasChanged || !isLook
    workbench = result.workbench
    presentation = result.presentation ?? presentation
    let recorded = OutputFormatter().lines(result.outputs, in: language)
    takeOver(result)
    if let record, !result.quits, !isStale {
      let cell = SessionRecorder.Cell(
        command: record.description, output: recorded, outputs: keepsOutputs ? result.outputs : [])
      memory?.took(clock(), cell.command)
      add(cell, readsPage: command.readsPage, isLook: isLook, log?.readings ?? [])
      didRecord(cell, result.training)
      if hasChangedPage || !recorder.isPlain { tellPage() }
    }
    if result.savesSession { didSave() }
    return (result, recorded)
  }

  /// Tells the context what the command may look at.
  private mutating func prepareContext(_ statement: Statement, _ log: ReadingLog?) {
    context.framesOfPage = { [:] }
    let page = self
    context.framesOfPage = { page.framesOfPage() }
    context.recorder = recorder
    context.freshCount = freshCount
    context.origin = origin
    context.presentation = presentation
    context.pageMemory = memory
    context.isPrompt = allowsShortening
    context.recordedCommand = { statement.recorded(with: $0, $1)?.description ?? "" }
    if let log { context.files.log = log }
  }

  /// Adds a command that was run at the end of the page.
  private mutating func add(
    _ cell: SessionRecorder.Cell, readsPage: Bool, isLook: Bool, _ readings: [PageMemory.Reading]
  ) {
    recorder.add(cell)
    pageHistory = PageHistory()
    let line = ReplayedLine(
      cell: cell, outputs: cell.outputs, readsPage: readsPage, isLook: isLook, readings: readings, failure: nil,
      remarks: [])
    remember(line, leadingTo: presentState)
  }

  /// What the next command acts on.
  var presentState: PageMemory.State { PageMemory.State(workbench: workbench, presentation: presentation) }

  /// Tells of the page, without output that is not what running it gives.
  mutating func tellPage() {
    hasChangedPage = true
    didChangePage(recorder.withoutOutput(from: freshCount))
  }
}

extension Notebook {
  /// Names the files that the commands so far read from outside the folder in which they ran.
  ///
  /// - Parameter folder: that of a session file which the session goes on from; empty to change nothing.
  package mutating func nameFiles(fromOutside folder: String) {
    let renamed = recorder.renaming { $0.namedFromOutside(folder) }
    let isSame = renamed.cells.elementsEqual(recorder.cells) { $0.command.utf8.elementsEqual($1.command.utf8) }
    recorder = renamed
    // What is known of them is known under their old names.
    if !isSame { forgetLinks() }
  }
}

extension CommandContext {
  /// No file can be read or written.
  fileprivate static var withoutFiles: CommandContext {
    CommandContext(files: FileAccess(store: .empty, mayWrite: false))
  }
}
