import Synchronization

/// Long work on several threads, while the thread that asked for it looks after it.
package enum SideBySide {
  /// Calls `work` once for each worker, on threads of their own, and returns when all are done. If the system has no
  /// thread left, or none at all, this thread does the rest, one worker after another.
  ///
  /// - Parameters:
  ///   - workers: how many there are.
  ///   - work: called with the number of the worker, from 0.
  ///   - meanwhile: called on this thread about fifty times a second, and once more after all are done.
  package static func run(workers: Int, _ work: @escaping @Sendable (Int) -> Void, meanwhile: () -> Void) {
    let group = WorkerGroup(workers)
    let missing = (0..<workers).filter { worker in
      !System.startThread {
        work(worker)
        group.leave()
      }
    }
    for worker in missing {
      work(worker)
      group.leave()
    }
    while true {
      // Asked before, so that the last call sees everything.
      let isDone = group.isEmpty
      meanwhile()
      if isDone { return }
      group.wait(nanoseconds: 20_000_000)
    }
  }
}

/// The workers that are not done yet.
private final class WorkerGroup: Sendable {
  private let left: Atomic<Int>
  private let alarm = Alarm()

  init(_ count: Int) { left = Atomic(count) }

  var isEmpty: Bool { left.load(ordering: .acquiring) == 0 }

  /// A worker is done.
  func leave() {
    if left.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 { alarm.wakeAll() }
  }

  /// Waits until all are done, or so long.
  func wait(nanoseconds: Int) { alarm.sleep(atMost: nanoseconds) { !isEmpty } }
}
