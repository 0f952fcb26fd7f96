import Phrases
import Recurrent
import Tasks

/// What commands act on, as a value: a command gets one and returns output and the next. Undo, replay and
/// interruption follow from that.
package struct Workbench: Sendable {
  /// The seed of data, first weights, order of samples and drawn examples.
  package var seed: UInt64 = 1
  /// What is learned from, once loaded.
  package var task: LearningTask?
  /// The networks that were made for it.
  package var models = SessionModels()
  /// The present network as it was after an earlier epoch, as long as one looks at that; otherwise nil.
  package var earlier: Model?
  /// How weights follow their gradients, for this model and the next.
  package var optimizer = Optimizer()
  /// The last comparison, for its pictures.
  package var comparison: Comparison?
  /// How often `sample` has drawn, so that each draw is a new one.
  package var samplesDrawn: UInt32 = 0
  /// The last commands that changed something, the newest last; at most `undoDepth`.
  package private(set) var past: [Change] = []
  /// The commands that `undo` took back since, the first to do again last.
  package private(set) var future: [UndoneChange] = []

  package init() {}

  /// The network that is looked at, once made: as it is, or as it was after an earlier epoch.
  package var model: Model? { earlier ?? models.present?.model }

  /// How many commands `undo` can take back.
  package static let undoDepth = 50
}

// The workbenches in these hold no past and no future of their own: what is kept is two lists and not a chain, so that
// nothing that was forgotten stays in memory, and releasing a list takes no recursion.

/// A workbench in one place of the memory: every state lists the changes before it.
private final class KeptWorkbench: Sendable {
  let workbench: Workbench
  init(_ workbench: Workbench) { self.workbench = workbench }
}

/// A command that changed the workbench.
package struct Change: Sendable {
  /// The command, as it is written in a session.
  package let command: String
  private var kept: KeptWorkbench
  /// What it started from.
  fileprivate var before: Workbench {
    get { kept.workbench }
    set { kept = KeptWorkbench(newValue) }
  }

  fileprivate init(command: String, before: Workbench) {
    self.command = command
    kept = KeptWorkbench(before)
  }
}

/// A command that was taken back.
package struct UndoneChange: Sendable {
  /// The command, as it is written in a session.
  package var command: String { change.command }
  fileprivate let change: Change
  /// What it led to.
  fileprivate var after: Workbench { kept.workbench }
  private let kept: KeptWorkbench

  fileprivate init(change: Change, after: Workbench) {
    self.change = change
    kept = KeptWorkbench(after)
  }
}

extension Workbench {
  /// The workbench before the last command that changed something; nil if there is none.
  package var undone: Workbench? {
    guard let change = past.last else { return nil }
    var result = change.before
    result.past = past.dropLast()
    result.future = future + [UndoneChange(change: change, after: withoutHistory)]
    return result
  }

  /// The workbench after the last command that was taken back; nil if there is none.
  package var redone: Workbench? {
    guard let undone = future.last else { return nil }
    var result = undone.after
    result.past = past + [undone.change]
    result.future = future.dropLast()
    return result
  }

  /// This workbench, remembering what it came from.
  ///
  /// - Parameters:
  ///   - before: the workbench before the command.
  ///   - command: as it is written in a session.
  package func remembering(_ before: Workbench, command: String) -> Workbench {
    var result = self
    result.future = []
    let change = Change(command: command, before: before.withoutHistory)
    result.past = before.past.suffix(Workbench.undoDepth - 1) + [change]
    result.limitCheckpoints(to: CheckpointBudget.ofSession)
    return result
  }

  /// Forgets checkpoints of trainings if they take more than so many bytes: those of the present model last.
  package mutating func limitCheckpoints(to bytes: Int) {
    let most = past.reduce(models.checkpointBytes) { $0 + $1.before.models.checkpointBytes }
    guard most > bytes else { return }
    var budget = CheckpointBudget(bytes: bytes)
    models.limitCheckpoints(&budget)
    for place in past.indices.reversed() { past[place].before.models.limitCheckpoints(&budget) }
  }

  /// A copy that cannot be taken back.
  private var withoutHistory: Workbench {
    var result = self
    result.past = []
    result.future = []
    return result
  }
}
