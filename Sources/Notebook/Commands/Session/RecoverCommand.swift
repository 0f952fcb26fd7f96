import CommandLanguage
import Phrases

extension Command {
  /// `recover` brings back a session that a crash has lost, by running its commands again.
  package static let recover = Command(
    name: "recover", group: .session, summary: "bring back the session that a crash has lost",
    examples: ["recover", "recover; history"],
    details: [
      "Every command is written down as it ends, and a long training every 30 seconds.",
      "\"recover\" belongs at the start of a session; a session left by \"quit\" is not lost.",
    ],
    next: ["history", "model"]
  ) { (arguments, workbench, context) throws(Diagnostic) in
    try arguments.finish()
    guard let lost = context.lostSession else {
      throw .failed(
        message: "there is no lost session", hint: "one that was saved is opened by \"unroll FILE\"",
        arguments.command.range)
    }
    let isNew = workbench.past.isEmpty && workbench.task == nil
    guard isNew || context.recorder.cells.count <= context.startupCommands else {
      throw .failed(
        message: "a session is recovered before another one begins",
        hint: "\"save\" this one, leave, and start the program again", arguments.command.range)
    }
    var replay = Notebook(
      context: CommandContext(files: FileAccess(store: lost.files, mayWrite: false), machine: context.machine),
      allowsShortening: false, language: context.language)
    // Behind what a startup file has done.
    if !isNew { _ = replay.run("reset") }
    // What it spoke from its first line becomes a command, where this session began in another language.
    if lost.language != context.language { _ = replay.run("language \(lost.language.code)") }
    replay.context.observer.shouldStop = context.observer.shouldStop
    replay.context.observer.trainingProgressed = context.observer.trainingProgressed
    var differing = 0
    for (index, cell) in lost.cells.enumerated() {
      replay.context.restoredTraining = lost.snapshots[index]
      let answer = replay.run(cell.command)
      if context.observer.shouldStop() {
        throw .failed(
          message: "stopped; nothing is lost", hint: "type \"recover\" again", arguments.command.range)
      }
      if !cell.records(answer.recorded) { differing += 1 }
    }
    if let partial = lost.partial {
      replay.context.restoredTraining = partial
      _ = replay.run(partial.command)
    }
    replay.context.restoredTraining = nil
    let cells = replay.recorder.cells
    let last = cells.last?.command ?? ""
    var result = CommandResult(
      lost.count == 1
        ? "recovered 1 command; the last is \"\(last)\"" : "recovered \(lost.count) commands; the last is \"\(last)\"",
      on: replay.workbench)
    result.presentation = replay.presentation
    if let partial = lost.partial, replay.workbench.model?.checkpoint.epochs == partial.epochs {
      let epoch: Phrase = "the training under way is kept up to epoch \(partial.epochs); \"train\" goes on from there"
      result.outputs.append(.text(epoch))
    }
    if differing == 1 {
      result.outputs.append(.text("1 of them now answers differently: a file may have changed"))
    } else if differing > 1 {
      result.outputs.append(.text("\(differing) of them now answer differently: a file may have changed"))
    }
    result.recordedNumber = 0
    result.replayed = cells
    return result
  }
}
