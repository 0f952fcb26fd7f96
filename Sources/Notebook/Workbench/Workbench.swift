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
  /// The network, once made.
  package var model: Model?
  /// How weights follow their gradients, for this model and the next.
  package var optimizer = Optimizer()
  /// Models trained on this data before the present one, for comparing their curves.
  package var earlierModels: [Model] = []
  /// The last comparison, for its pictures.
  package var comparison: Comparison?
  /// How often `sample` has drawn, so that each draw is a new one.
  package var samplesDrawn: UInt32 = 0
  /// What the last commands that changed something started from, the newest first; at most `undoDepth` deep.
  package var past: Past?
  /// What `undo` took back since, the first to do again first.
  package var future: Future?

  package init() {}

  /// How many commands `undo` can take back.
  package static let undoDepth = 50
}

/// The workbench before a command that changed it.
package final class Past: Sendable {
  /// The command, as it is written in a session.
  package let command: String
  /// What it started from.
  package let workbench: Workbench

  package init(command: String, workbench: Workbench) {
    self.command = command
    self.workbench = workbench
  }
}

/// The workbench after a command that was taken back.
package final class Future: Sendable {
  /// The command, as it is written in a session.
  package let command: String
  /// What it led to.
  package let workbench: Workbench

  package init(command: String, workbench: Workbench) {
    self.command = command
    self.workbench = workbench
  }
}

extension Workbench {
  /// The workbench before the last command that changed something; nil where there is none.
  package var undone: Workbench? {
    guard let past else { return nil }
    var result = past.workbench
    result.future = Future(command: past.command, workbench: self)
    return result
  }

  /// The workbench after the last command that was taken back; nil where there is none.
  package var redone: Workbench? { future?.workbench }

  /// This workbench, remembering what it came from.
  ///
  /// - Parameters:
  ///   - before: the workbench before the command.
  ///   - command: as it is written in a session.
  package func remembering(_ before: Workbench, command: String) -> Workbench {
    var result = self
    result.future = nil
    result.past = Past(command: command, workbench: before.forgetting(beyond: Workbench.undoDepth - 1))
    return result
  }

  /// A copy whose past is at most `depth` commands deep.
  private func forgetting(beyond depth: Int) -> Workbench {
    var steps: [Past] = []
    var next = past
    while let step = next, steps.count <= depth {
      steps.append(step)
      next = step.workbench.past
    }
    guard steps.count > depth else { return self }
    var oldest: Past?
    for step in steps.prefix(depth).reversed() {
      var workbench = step.workbench
      workbench.past = oldest
      oldest = Past(command: step.command, workbench: workbench)
    }
    var result = self
    result.past = oldest
    return result
  }
}
