import CommandLanguage
import Phrases
import Tasks

// Running the page from top to bottom. What was run before with the same inputs is taken from memory.

/// How far the running of a page came.
struct PageEvaluation {
  /// Why it ended.
  enum Ending {
    /// All commands have been run.
    case whole
    /// The rest would take longer than a person waits for what they did not ask for.
    case tooLong
    /// The person stopped it.
    case stopped
  }

  /// How many commands were run.
  var ran = 0
  /// Why it ended.
  var ending = Ending.whole
}

extension Notebook {
  /// How many commands from the first on have the output of running them now; all of those behind are stale.
  package var freshCount: Int { memory == nil ? recorder.cells.count : links.count - 1 }

  /// Whether commands at the end of the page have to be run again.
  package var isStale: Bool { freshCount < recorder.cells.count }

  /// For how long commands are run again without being asked for, in seconds.
  static let patience = 2.0

  /// Runs what is stale.
  ///
  /// - Parameters:
  ///   - typed: commands that the person has just typed; one of them that fails ends it.
  ///   - limit: the most seconds that it may take, by what it took before; nil for any number.
  ///   - show: given each command whose output is new.
  /// - Throws: a typed command fails; the page is then half run.
  mutating func evaluate(
    typed: Range<Int>, limit: Double?, at range: SourceRange, show: (Int, String, [Output]) -> Void
  ) throws(Diagnostic) -> PageEvaluation {
    var evaluation = PageEvaluation()
    guard memory != nil else { return evaluation }
    if links.last.map({ $0 == nil }) ?? true { links = [startLink()] }
    reuse(show)
    if let limit, isStale, secondsLeft > limit { evaluation.ending = .tooLong }
    while isStale, evaluation.ending == .whole {
      let index = links.count - 1
      guard let line = runCell(index, writes: typed.contains(index)) else {
        evaluation.ending = .stopped
        break
      }
      evaluation.ran += 1
      if typed.contains(index), let failure = line.failure {
        throw .failed(message: failure.message, hint: failure.hint, range)
      }
      if typed.contains(index) || recorder.cells[index].output != line.cell.output {
        show(index, line.cell.command, line.cell.shown + line.remarks)
      }
      recorder.replace(index, with: line.cell)
      if let training = line.training { didTrain(training) }
      reuse(show)
    }
    takeLastState()
    return evaluation
  }

  /// Begins to remember what commands come to, so that the page can be changed.
  ///
  /// - Parameter shared: where it is kept; nil for a memory of its own.
  mutating func remember(in shared: PageMemory? = nil) {
    guard memory == nil else { return }
    memory = shared ?? PageMemory()
    forgetLinks()
  }

  /// Forgets what commands came to, and remembers no more than so many bytes of it from now on.
  package mutating func remember(atMost budget: Int) {
    memory = PageMemory(budget: budget)
    forgetLinks()
  }

  /// Forgets what is known of the commands so far; what they led to is what there is.
  mutating func forgetLinks() {
    guard memory != nil else { return }
    var last = startLink()
    if !recorder.cells.isEmpty {
      let present = presentState
      let state = memory?.add(present)
      last = PageLink(state: state ?? last.state, page: memory?.unknownPage() ?? 0)
    }
    links = Array(repeating: nil, count: recorder.cells.count) + [last]
  }

  /// The place before the first command.
  private mutating func startLink() -> PageLink {
    let state = memory?.start(Presentation(language: recorder.language), seed: parameters.seed)
    return PageLink(state: state ?? 0, page: 0)
  }

  /// Takes from memory what it has, as far as it goes.
  private mutating func reuse(_ show: (Int, String, [Output]) -> Void) {
    while isStale, let last = links.last, let link = last {
      let index = links.count - 1
      guard let step = step(index, from: link) else { return }
      if recorder.cells[index].output != step.cell.output { show(index, step.cell.command, step.cell.shown) }
      recorder.replace(index, with: step.cell)
      let page = memory?.page(link.page, followedBy: step)
      links.append(PageLink(state: step.after, page: page ?? 0))
    }
  }

  /// What is remembered of a command behind a place.
  private func step(_ index: Int, from link: PageLink) -> PageMemory.Step? {
    let line = recorder.cells[index].command
    return memory?.step(from: link.state, line, page: LineNature(line).readsPage ? link.page : 0, context.files)
  }

  /// How long running the rest would take, by what it took before.
  private var secondsLeft: Double {
    var sum = 0.0
    var link = links.last ?? nil
    for index in links.count - 1..<recorder.cells.count {
      let line = recorder.cells[index].command
      let nature = LineNature(line)
      if let known = link, !nature.readsPage, let step = step(index, from: known) {
        link = PageLink(state: step.after, page: 0)
        continue
      }
      sum += memory?.seconds(of: line) ?? 0
      // What follows a command that only shows something is as it was; behind any other nothing is known.
      if !nature.isLook { link = nil }
    }
    return sum
  }

  // MARK: running a command

  /// Runs a command of the page and keeps what it comes to; nil if the person stops it.
  private mutating func runCell(_ index: Int, writes: Bool) -> ReplayedLine? {
    guard let state = state(at: index), links[index] != nil else { return nil }
    let clock = context.machine.startClock()
    var twin = makeTwin(at: index, state, writes: writes)
    let line = twin.replay(recorder.cells[index].command)
    if context.observer.shouldStop() { return nil }
    memory?.runCount += 1
    memory?.took(clock(), line.cell.command)
    remember(line, leadingTo: twin.presentState)
    return line
  }

  /// The state before a command, which is computed again if it is not in memory any more; nil if the person stops that.
  private mutating func state(at index: Int) -> PageMemory.State? {
    var start = index
    while start > 0, links[start].flatMap({ memory?.state($0.state) }) == nil { start -= 1 }
    let first = links[start] ?? startLink()
    guard var state = memory?.state(first.state) else { return nil }
    for place in start..<index {
      var twin = makeTwin(at: place, state, writes: false)
      _ = twin.replay(recorder.cells[place].command)
      if context.observer.shouldStop() { return nil }
      memory?.runCount += 1
      state = twin.presentState
      if let link = links[place + 1] { memory?.restore(link.state, state) }
    }
    return state
  }

  /// The prompt goes on from the state behind the last command that was run.
  private mutating func takeLastState() {
    guard let state = state(at: links.count - 1) else { return }
    (workbench, presentation) = (state.workbench, state.presentation)
  }

  /// A notebook that runs a command of the page as a session file does.
  ///
  /// - Parameter writes: whether it may write the files that the command names.
  private mutating func makeTwin(at index: Int, _ state: PageMemory.State, writes: Bool) -> Notebook {
    let nature = LineNature(recorder.cells[index].command)
    var context = context.replaying
    context.files.mayWrite = self.context.files.mayWrite && writes && !nature.usesRuns
    if nature.readsPage, nature.usesRuns { repeatRuns(before: index, context) }
    var twin = makeTwin(context, state)
    if nature.readsPage { twin.recorder = recorder.prefix(index) }
    return twin
  }

  /// A notebook in the state behind a command of the page; nil if nothing is remembered, or the person stops computing it.
  mutating func makeTwin(after index: Int) -> Notebook? {
    guard memory != nil, let state = state(at: index + 1) else { return nil }
    return makeTwin(context.replaying, state)
  }

  private func makeTwin(_ context: CommandContext, _ state: PageMemory.State) -> Notebook {
    var twin = Notebook(
      context: context, allowsShortening: false, language: recorder.language, parameters: parameters)
    (twin.workbench, twin.presentation) = (state.workbench, state.presentation)
    return twin
  }

  /// Puts the runs into a session's store that the commands before have made.
  private mutating func repeatRuns(before index: Int, _ context: CommandContext) {
    for place in 0..<index where LineNature(recorder.cells[place].command).usesRuns {
      guard let state = state(at: place) else { return }
      var twin = makeTwin(context, state)
      _ = twin.replay(recorder.cells[place].command)
    }
  }
}

extension CommandContext {
  /// What the commands of a session file may use here. Outcomes of runs that are kept are not computed again.
  fileprivate var replaying: CommandContext {
    var context = self
    context.isInteractive = false
    context.showEarly = nil
    context.restoredTrainings = []
    (context.lostSession, context.keptSessions) = (nil, KeptSessions())
    context.pageMemory = nil
    context.files.mayWrite = false
    // What a journal keeps of a training under way belongs to the end of the page.
    context.observer.epochEnded = { _, _ in }
    let (runs, known) = (context.runs, context.knownOutcomes)
    context.knownOutcomes = { keys in
      var outcomes = known(keys)
      do throws(RunStoreError) {
        for (key, outcome) in try runs.outcomes(of: keys) { outcomes[key] = outcome }
      } catch {
        // What cannot be read is computed.
      }
      return outcomes
    }
    context.runs = .ofSession()
    return context
  }
}
