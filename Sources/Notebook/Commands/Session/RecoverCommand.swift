import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// `recover [NUMBER]` brings back a session that was lost or left, by running its commands again.
  package static let recover = Command(
    name: "recover", group: .session, summary: "bring back a session that was lost, or left without saving",
    takes: Usage(
      .optional([.either([[.one(Declared.number), .optional([.one(Declared.extent)])], [.one(Declared.whole)]])])),
    examples: ["recover", "recover list", "recover; history", "recover partly", "recover drop"],
    details: [
      """
      The last \(KeptSessions.most) are kept; if there are several, "recover" lists them, and "recover 2" brings \
      the second back.
      """,
      "Every command is written down as it ends, and a long training every 30 seconds.",
      """
      If a command fails now, as when its file has gone, nothing is brought back and nothing is lost: put that right \
      and recover again, or do without it with "recover partly". What is lost stays kept until all of it is back, or \
      until "recover drop".
      """,
      "Two sessions are never mixed: \"recover\" belongs at the start of one.",
    ],
    next: ["history", "model"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let number = try number(&arguments)
    // A number is that of the last list.
    let kept = number == nil ? context.keptSessions.list() : []
    var extent: Extent?
    if arguments.hasValue { extent = try arguments.next(number == nil ? Declared.whole : Declared.extent).value }
    try arguments.finish()
    let command = arguments.command
    if extent == .list || extent == nil && number == nil && kept.count > 1 {
      var result = CommandResult(KeptSessionTable(entries: kept).outputs, workbench)
      // When something happened is no part of a session.
      result.recordedNumber = 0
      return result
    }
    let lost = try lostSession(number, kept.isEmpty, context, for: command)
    if extent == .drop {
      var result = CommandResult("the lost session is deleted", on: workbench)
      result.recordedNumber = 0
      result.lostSession = .dropped
      return result
    }
    let isNew = workbench.past.isEmpty && workbench.task == nil
    guard !context.hasBegunSession else {
      throw .failed(
        message: "a session is recovered before another one begins",
        hint: "leave this one, which is kept too, and type \"recover\" at the next start", command.range)
    }
    var recovery = Recovery(lost, as: number.map { "recover \($0)" } ?? "recover", onNewWorkbench: isNew, context)
    try recovery.run(skipsFailures: extent == .partly, context, for: command)
    return recovery.result
  }

  /// The number of the session that is meant; nil if none is named.
  private static func number(_ arguments: inout Arguments) throws(Diagnostic) -> Int? {
    guard case .number = arguments.remaining.first?.content else { return nil }
    return try arguments.next(Declared.number).value
  }

  /// The session of a number in the last list, or the first one.
  ///
  /// - Parameter isOnly: whether there is no list.
  private static func lostSession(
    _ number: Int?, _ isOnly: Bool, _ context: CommandContext, for command: Name
  ) throws(Diagnostic) -> LostSession {
    if let number {
      guard let lost = context.keptSessions.open(number) else {
        throw .failed(
          message: "no session \(number) is kept", hint: "\"recover list\" lists those that are", command.range)
      }
      return lost
    }
    guard let lost = isOnly ? context.lostSession : context.keptSessions.open(1) else {
      throw .failed(
        message: "there is no lost session", hint: "one that was saved is opened by \"unroll FILE\"", command.range)
    }
    return lost
  }
}

extension CommandContext {
  /// Whether this session has commands that another one could be mixed with. What only tells something, and what the
  /// startup file did, is none.
  fileprivate var hasBegunSession: Bool {
    guard recorder.cells.count > startupCommands else { return false }
    return !recorder.cells[startupCommands...].allSatisfy { cell in
      let word = cell.command.prefix { $0 != " " }
      return ["help", "history", "language", "graphics", "pager"].contains(word)
    }
  }
}

/// What `recover` does besides bringing everything back.
private enum Extent: String, CaseIterable {
  case list, partly, drop

  var choice: Choice<Extent> {
    switch self {
    case .list: Choice(self, "list the sessions that are kept")
    case .partly: Choice(self, "bring back what still works")
    case .drop: Choice(self, "delete the lost session")
    }
  }
}

private enum Declared {
  static let number = Parameter("NUMBER", "the number of a session", .wholeNumber(in: 1...KeptSessions.most))
  static let extent = Parameter("what to recover", [Extent.partly.choice, Extent.drop.choice])
  static let whole = Parameter("what to recover", Extent.allCases.map { $0.choice })
}

/// A lost session while it is brought back in a notebook of its own.
private struct Recovery {
  private let lost: LostSession
  /// What is typed to recover it.
  private let name: String
  private var replay: Notebook
  /// The commands that came back, with the trainings that were kept, to be recorded here.
  private var recovered: [(cell: SessionRecorder.Cell, training: RecordedTraining?)] = []
  /// The page with its prose; nil if it is commands alone.
  private var page: SessionRecorder?
  /// Whether it begins in an empty session.
  private let isNew: Bool
  /// How many commands of the lost session came back, and how many of them answer differently now.
  private var (count, differing) = (0, 0)
  /// Commands that fail now.
  private var failures: [Phrase] = []

  /// - Parameters:
  ///   - name: what is typed to recover it.
  ///   - onNewWorkbench: whether nothing has to be put away first.
  init(_ lost: LostSession, as name: String, onNewWorkbench isNew: Bool, _ context: CommandContext) {
    self.lost = lost
    self.name = name
    self.isNew = isNew
    page = lost.page
    replay = Notebook(
      context: CommandContext(files: FileAccess(store: lost.files, mayWrite: false), machine: context.machine),
      allowsShortening: false, language: lost.page?.language ?? context.language,
      parameters: lost.page?.parameters ?? SessionParameters())
    replay.context.observer.shouldStop = context.observer.shouldStop
    replay.context.observer.trainingProgressed = context.observer.trainingProgressed
    replay.context.observer.runsProgressed = context.observer.runsProgressed
    replay.context.knowOutcomes(of: context.runs)
    if let memory = context.pageMemory { replay.remember(in: memory) }
    // What a startup file has done is put away.
    if !isNew { _ = replay.run("reset") }
    // What it spoke from its first line becomes a command, where this session began in another language.
    if page == nil, lost.language != context.language { _ = replay.run("language \(lost.language.code)") }
    recovered = replay.recorder.cells.map { ($0, nil) }
    for (index, cell) in replay.recorder.cells.enumerated() { page?.insert(cell, at: index) }
  }

  /// Runs all commands.
  ///
  /// - Throws: a command fails and is not to be skipped, or the person stopped it.
  mutating func run(
    skipsFailures: Bool, _ context: CommandContext, for recover: Name
  ) throws(Diagnostic) {
    var commands = lost.cells.enumerated().map { (text: $1.command, snapshots: lost.snapshots(of: $0)) }
    if let partial = lost.partial { commands.append((partial.command, [partial])) }
    for (index, command) in commands.enumerated() {
      let before = replay.recorder.cells.count
      replay.context.restoredTrainings = command.snapshots
      let answer = page == nil ? replay.run(command.text) : replay.runLine(command.text)
      if context.observer.shouldStop() {
        throw .failed(message: "stopped; nothing is lost", hint: "type \"\(name)\" again", recover.range)
      }
      if let mistake = answer.mistake, !isRecorded(answer.recorded, index) {
        let failure: Phrase = "command \(index + 1), \(quoted(command.text)), fails now: \(mistake)"
        guard skipsFailures else {
          throw .failed(
            message: failure,
            hint: """
              nothing is lost: put that right and recover again, or type \"\(name) partly\" or \"\(name) drop\"
              """,
            recover.range)
        }
        failures.append(failure)
        // On a page it can be put right.
        if page != nil { add(from: before, nil) }
        continue
      }
      count += 1
      if index < lost.cells.count, !answers(index, answer.recorded) { differing += 1 }
      add(from: before, command.snapshots.isEmpty ? nil : answer.training)
    }
  }

  /// Whether a command answers as before. The answer of the last one may have been cut off when it was written.
  private func answers(_ index: Int, _ fresh: [String]) -> Bool {
    let cell = lost.cells[index]
    // What was stale on the page has no output.
    if page != nil, cell.output.isEmpty { return true }
    return cell.records(fresh)
      || index == lost.cells.count - 1 && cell.records(Array(fresh.prefix(cell.output.count)))
  }

  /// Whether a command of a page failed before in the same way.
  private func isRecorded(_ fresh: [String], _ index: Int) -> Bool {
    page != nil && index < lost.cells.count && lost.cells[index].records(fresh)
  }

  /// Takes over what the replay has recorded since, with files named as they are from here.
  private mutating func add(from start: Int, _ training: RecordedTraining?) {
    for cell in replay.recorder.cells[start...] { recovered.append((cell.namedFromOutside(lost.folder), nil)) }
    // A line of a journal is one command, so the last one recorded is the one that trained.
    if case .made(let snapshot) = training, replay.recorder.cells.count > start {
      recovered[recovered.count - 1].training = .restored(snapshot())
    }
  }

  /// What it came to.
  var result: CommandResult {
    var result = CommandResult([.text(summary)], replay.workbench)
    result.presentation = replay.presentation
    if let partial = lost.partial, replay.workbench.model?.checkpoint.epochs == partial.epochs {
      result.outputs.append(
        .text("the training under way is kept up to epoch \(groupedText(partial.epochs)); \"train\" goes on from there")
      )
    }
    result.outputs += failures.map { .text($0) }
    if differing == 1 {
      result.outputs.append(.text("1 of them now answers differently: a file may have changed"))
    } else if differing > 1 {
      result.outputs.append(.text("\(differing) of them now answer differently: a file may have changed"))
    }
    if failures.isEmpty, differing == 0 {
      result.lostSession = .recovered
    } else {
      result.outputs.append(.text("the lost session stays kept as it was; \"\(name) drop\" deletes it"))
    }
    result.recordedNumber = 0
    result.replayed = recovered
    let isRenamed = !recovered.map({ $0.cell }).elementsEqual(replay.recorder.cells) { $0.command == $1.command }
    if isNew, !isRenamed { (result.links, result.memory) = (replay.links, replay.memory) }
    guard var page else { return result }
    for (index, cell) in recovered.enumerated() {
      if index < page.cells.count { page.replace(index, with: cell.cell) } else { page.add(cell.cell) }
    }
    result.page = page
    return result
  }

  private var summary: Phrase {
    let last = replay.recorder.cells.last?.command ?? ""
    if count < lost.count { return "recovered \(count) of \(lost.count) commands" }
    return count == 1
      ? "recovered 1 command; the last is \"\(last)\"" : "recovered \(count) commands; the last is \"\(last)\""
  }
}
