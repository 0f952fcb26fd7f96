/// Threads that do the parts of one job side by side.
///
/// Workers spin briefly for the next job, since inside a training step it follows at once, and then sleep.
/// Parts divide outputs, never the terms of a sum, so results do not depend on their number.
package final class WorkerPool: Sendable {
  /// How many parts a job has: the workers and the thread that asks.
  package let parts: Int

  private let team: WorkerTeam

  /// - Parameter threads: how many threads work, the asking one included; 1 if it is less than that, or if the system
  ///   has no threads.
  package init(threads: Int) {
    parts = System.hasThreads ? max(1, threads) : 1
    team = WorkerTeam(parts: parts)
    for part in 1..<max(1, parts) { team.startWorker(part: part) }
  }

  deinit { team.stop() }

  /// Calls `body` once for each part, side by side, and returns when all are done.
  package func run(_ body: (_ part: Int) -> Void) {
    guard parts > 1 else {
      body(0)
      return
    }
    withoutActuallyEscaping(body) { team.run($0) }
  }
}

extension WorkerPool {
  /// How many threads the machine runs at once, or what `UNROLL_THREADS` asks for (1 to 256).
  package static let defaultThreads: Int =
    wantedThreads.flatMap { Int($0) }.flatMap { possibleThreads.contains($0) ? $0 : nil } ?? System.processors

  /// What is wrong with `UNROLL_THREADS`, if anything.
  package static var complaint: String? {
    guard let wanted = wantedThreads else { return nil }
    if let number = Int(wanted), possibleThreads.contains(number) { return nil }
    return "UNROLL_THREADS: expected a number from 1 to \(possibleThreads.upperBound)"
  }

  private static let possibleThreads = 1...256

  private static var wantedThreads: String? { System.variable("UNROLL_THREADS") }
}
