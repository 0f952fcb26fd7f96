import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

extension Command {
  /// `recover` brings back a session that a crash has lost, by running its commands again.
  package static let recover = Command(
    name: "recover", group: .session, summary: "bring back the session that was lost, or left without saving",
    takes: Usage(.optional([.one(Declared.extent)])),
    examples: ["recover", "recover; history", "recover partly", "recover drop"],
    details: [
      "Every command is written down as it ends, and a long training every 30 seconds.",
      """
      If a command fails now, as when its file has gone, nothing is brought back and nothing is lost: put that right \
      and recover again, or do without it with "recover partly". What is lost stays kept until all of it is back, or \
      until "recover drop".
      """,
      "\"recover\" belongs at the start of a session.",
    ],
    next: ["history", "model"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    let extent = arguments.hasValue ? try arguments.next(Declared.extent).value : nil
    try arguments.finish()
    let command = arguments.command
    guard let lost = context.lostSession else {
      throw .failed(
        message: "there is no lost session", hint: "one that was saved is opened by \"unroll FILE\"", command.range)
    }
    if extent == .drop {
      var result = CommandResult("the lost session is deleted", on: workbench)
      result.recordedNumber = 0
      result.lostSession = .dropped
      return result
    }
    let isNew = workbench.past.isEmpty && workbench.task == nil
    guard isNew || context.recorder.cells.count <= context.startupCommands else {
      throw .failed(
        message: "a session is recovered before another one begins",
        hint: "\"save\" this one, leave, and start the program again", command.range)
    }
    var recovery = Recovery(lost, onNewWorkbench: isNew, context)
    try recovery.run(skipsFailures: extent == .partly, context, for: command)
    return recovery.result
  }
}

/// What `recover` does besides bringing everything back.
private enum Extent: String, CaseIterable {
  case partly, drop

  var choice: Choice<Extent> {
    switch self {
    case .partly: Choice(self, "bring back what still works")
    case .drop: Choice(self, "delete the lost session")
    }
  }
}

private enum Declared {
  static let extent = Parameter("what to recover", Extent.allCases.map { $0.choice })
}

/// A lost session while it is brought back in a notebook of its own.
private struct Recovery {
  private let lost: LostSession
  private var replay: Notebook
  /// The commands that came back, with the trainings that were kept, to be recorded here.
  private var recovered: [(cell: SessionRecorder.Cell, training: RecordedTraining?)] = []
  /// How many commands of the lost session came back, and how many of them answer differently now.
  private var (count, differing) = (0, 0)
  /// Commands that fail now.
  private var failures: [Phrase] = []

  /// - Parameter onNewWorkbench: whether nothing has to be put away first.
  init(_ lost: LostSession, onNewWorkbench isNew: Bool, _ context: CommandContext) {
    self.lost = lost
    replay = Notebook(
      context: CommandContext(files: FileAccess(store: lost.files, mayWrite: false), machine: context.machine),
      allowsShortening: false, language: context.language)
    replay.context.observer.shouldStop = context.observer.shouldStop
    replay.context.observer.trainingProgressed = context.observer.trainingProgressed
    replay.context.observer.runsProgressed = context.observer.runsProgressed
    replay.context.knowOutcomes(of: context.runs)
    // What a startup file has done is put away.
    if !isNew { _ = replay.run("reset") }
    // What it spoke from its first line becomes a command, where this session began in another language.
    if lost.language != context.language { _ = replay.run("language \(lost.language.code)") }
    recovered = replay.recorder.cells.map { ($0, nil) }
  }

  /// Runs all commands.
  ///
  /// - Throws: a command fails and is not to be skipped, or the person stopped it.
  mutating func run(
    skipsFailures: Bool, _ context: CommandContext, for recover: Name
  ) throws(Diagnostic) {
    var commands = lost.cells.enumerated().map { (text: $1.command, snapshot: lost.snapshots[$0]) }
    if let partial = lost.partial { commands.append((partial.command, partial)) }
    for (index, command) in commands.enumerated() {
      let before = replay.recorder.cells.count
      replay.context.restoredTraining = command.snapshot
      let answer = replay.run(command.text)
      if context.observer.shouldStop() {
        throw .failed(message: "stopped; nothing is lost", hint: "type \"recover\" again", recover.range)
      }
      if let mistake = answer.mistake {
        let failure: Phrase = "command \(index + 1), \(quoted(command.text)), fails now: \(mistake)"
        guard skipsFailures else {
          throw .failed(
            message: failure,
            hint: "nothing is lost: put that right and recover again, or type \"recover partly\" or \"recover drop\"",
            recover.range)
        }
        failures.append(failure)
        continue
      }
      count += 1
      if index < lost.cells.count, !answers(index, answer.recorded) { differing += 1 }
      add(from: before, command.snapshot == nil ? nil : answer.training)
    }
  }

  /// Whether a command answers as before. The answer of the last one may have been cut off when it was written.
  private func answers(_ index: Int, _ fresh: [String]) -> Bool {
    let cell = lost.cells[index]
    return cell.records(fresh)
      || index == lost.cells.count - 1 && cell.records(Array(fresh.prefix(cell.output.count)))
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
      result.outputs.append(.text("the lost session stays kept as it was; \"recover drop\" deletes it"))
    }
    result.recordedNumber = 0
    result.replayed = recovered
    return result
  }

  private var summary: Phrase {
    let last = replay.recorder.cells.last?.command ?? ""
    if count < lost.count { return "recovered \(count) of \(lost.count) commands" }
    return count == 1
      ? "recovered 1 command; the last is \"\(last)\"" : "recovered \(count) commands; the last is \"\(last)\""
  }
}
