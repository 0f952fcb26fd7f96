import Notebook
import Recurrent
import Synchronization

/// Work that a thread of its own does, so that the one that asked for it can leave it at once. Work that was left goes on to
/// its end, for nobody.
package final class AbandonableWork: @unchecked Sendable {
  private let body: () -> Void
  private let hasEnded = Atomic<Bool>(false)
  /// Where the thread that asked waits for the end.
  private let alarm = Alarm()

  /// - Parameter body: touches nothing that the thread that asked touches before the work has ended.
  package init(_ body: @escaping () -> Void) { self.body = body }

  /// Does the work. Without a free thread this one does it, and cannot leave it.
  ///
  /// - Parameter shouldLeave: asked fifty times a second.
  /// - Returns: whether it was done to its end.
  package func run(unless shouldLeave: () -> Bool) -> Bool {
    let hasStarted = System.startThread {
      self.body()
      self.hasEnded.store(true, ordering: .releasing)
      self.alarm.wakeAll()
    }
    guard hasStarted else {
      body()
      return true
    }
    while !hasEnded.load(ordering: .acquiring) {
      alarm.sleep(atMost: 20_000_000) { !hasEnded.load(ordering: .acquiring) }
      if shouldLeave(), !hasEnded.load(ordering: .acquiring) { return false }
    }
    return true
  }
}

extension Machine {
  /// This machine with computations that end for the person as soon as they are to stop.
  ///
  /// - Parameter shouldStop: whether they are.
  func leavingComputations(when shouldStop: @escaping () -> Bool) -> Machine {
    var machine = self
    machine.compute = { work in AbandonableWork(work).run(unless: shouldStop) }
    return machine
  }
}
