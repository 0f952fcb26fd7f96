import Exchange
import Markdown
import Notebook
import PageFile
import Phrases
import Slurm
import Storage
import Tasks
import Terminal

/// What the program does once its arguments are read.
package struct Program<T: Terminal> {
  private let screen: Screen<T>
  private let folders: UserFolders
  private var interrupts: Interrupts { screen.terminal.interrupts }

  /// - Parameters:
  ///   - terminal: where everything is read and shown.
  ///   - colour: whether anything is coloured.
  ///   - language: the person's, for what no session says.
  ///   - folders: where the person's files are.
  package init(at terminal: T, colour: ColourChoice = .auto, language: Language = .english, _ folders: UserFolders) {
    screen = Screen(terminal, colour: colour, language: language)
    self.folders = folders
  }

  /// Opens the prompt, or runs commands.
  ///
  /// - Parameters:
  ///   - file: a session file to replay first.
  ///   - commands: commands to run in place of the prompt.
  ///   - language: what is spoken, unless the file says otherwise.
  ///   - assignments: other values for parameters that the file declares, such as `units=16`.
  /// - Returns: the exit status.
  package func open(
    file: String?, commands: String?, in language: Language, setting assignments: [String] = []
  ) -> Int32 {
    var context = CommandContext(
      files: FileAccess(store: .disk), machine: .local.leavingComputations(when: interrupts.shouldStop))
    context.markdown = { MarkdownPage.html($0) }
    context.livePageParts = PageEngine.parts
    context.exportModel = { (model) throws(ModelExportError) in try model.files() }
    context.lessonLines = { ShippedLessons.text(of: $0, in: language).map(LessonScript.lines) }
    var notebook = Notebook(context: context, allowsShortening: true, language: language)
    if let file {
      let printer = SessionPrinter(screen)
      guard var runner = printer.open(file, setting: assignments) else { return 1 }
      runner.remember()
      // If a command fails, the prompt has what there was before it, as after a mistake of one's own.
      let wentWell = printer.replay(&runner)
      let isPrompt = commands == nil && screen.terminal.isTerminal(.input)
      guard wentWell || isPrompt && !interrupts.shouldStop() else { return 1 }
      notebook = runner.opened
      // At the prompt names are relative to the folder that it was started in.
      notebook.nameFiles(fromOutside: file.folder)
      notebook.context = context
      notebook.allowsShortening = true
    }
    notebook.formatter = screen.formatter()
    notebook.context.observer = screen.status.observer
    notebook.context.runs = RunDatabase(folder: folders.data, shouldStop: interrupts.shouldStop).store
    notebook.context.cluster = .slurm(folders, program: Environment.program)
    notebook.context.plans = .onDisk(SlurmSettings.plans(folders), notebook.context.runs)
    if let commands { return Batch(screen).run(commands, in: &notebook) ? 0 : 1 }
    guard Prompt(screen, folders).run(&notebook) else { return 1 }
    return interrupts.leavingSignal.map { 128 + $0 } ?? 0
  }

  /// Prints session files as their commands run.
  ///
  /// - Parameters:
  ///   - paths: the files.
  ///   - isLesson: whether to wait for a key before each command.
  ///   - assignments: other values for parameters that the files declare, such as `units=16`.
  /// - Returns: the exit status.
  package func replay(_ paths: [String], isLesson: Bool, setting assignments: [String] = []) -> Int32 {
    let printer = SessionPrinter(screen)
    for path in paths {
      guard var runner = printer.open(path, setting: assignments) else { return 1 }
      let lesson = isLesson ? Prompt(within: screen, folders).lesson : nil
      guard printer.replay(&runner, lesson) else { return 1 }
    }
    return 0
  }

  /// Compares the recorded output of session files with fresh output.
  ///
  /// - Returns: the exit status.
  package func check(_ paths: [String], _ options: CheckOptions = CheckOptions()) -> Int32 {
    SessionPrinter(screen).check(paths, options) ? 0 : 1
  }

  /// Records the fresh output of session files.
  ///
  /// - Parameters:
  ///   - paths: the files.
  ///   - accepted: the commands whose output is recorded; nil for all.
  /// - Returns: the exit status.
  package func update(_ paths: [String], accepting accepted: CommandNumbers? = nil) -> Int32 {
    paths.allSatisfy { SessionPrinter(screen).update($0, accepting: accepted) } ? 0 : 1
  }

  /// Runs session files and writes them as hand-outs.
  ///
  /// - Parameters:
  ///   - kind: what is written; nil for what the name says, or a page.
  ///   - runs: whether the commands of a page can be changed and run in it.
  ///   - place: where it is written.
  ///   - replaces: whether files of somebody's own are written over.
  /// - Returns: the exit status.
  package func export(
    _ paths: [String], as kind: HandOut.Kind?, live runs: Bool = false, to place: HandOutPlace, replacing replaces: Bool
  ) -> Int32 {
    let kind = runs && kind == nil && !place.namesFile ? .page : kind
    let exporter = SessionExporter(screen, as: kind, live: runs, replacing: replaces)
    return paths.allSatisfy { exporter.export($0, to: place.name(for: $0, as: kind)) } ? 0 : 1
  }

  /// Makes a session file of a list of commands, a transcript or an exported notebook.
  ///
  /// - Parameters:
  ///   - name: of the file that is written; nil to print it.
  ///   - replaces: whether a file is written over.
  /// - Returns: the exit status.
  package func `import`(_ path: String, to name: String?, replacing replaces: Bool) -> Int32 {
    SessionImporter(screen, replacing: replaces).import(path, to: name) ? 0 : 1
  }

  /// Prints a plan of the runs that commands ask for.
  ///
  /// - Parameters:
  ///   - source: the commands.
  ///   - limits: how the runs are divided into parts.
  /// - Returns: the exit status.
  package func plan(_ source: PlanSource, _ limits: PackingLimits) -> Int32 {
    PlanMaker(screen).make(source, limits) ? 0 : 1
  }

  /// Computes runs of a plan.
  ///
  /// - Parameter part: from 1; nil for all that is missing.
  /// - Returns: the exit status.
  package func compute(_ path: String, part: Int?) -> Int32 { PlanComputation(screen).compute(path, part: part) }

  /// Prints the parts of a plan that lack results.
  ///
  /// - Returns: the exit status.
  package func listParts(of path: String) -> Int32 { PlanComputation(screen).list(path) }

  /// Takes the results of plans.
  ///
  /// - Returns: the exit status.
  package func collect(_ paths: [String]) -> Int32 { PlanCollecting(screen, folders).collect(paths) }
}
