/// When the thread that asks does better to do all parts itself.
///
/// On a machine that does other work, the system stops a worker in the middle of its part for milliseconds, and everybody
/// waits; or it gives a worker that only looks for jobs half of the asking thread's core. A network of 32 units took five
/// times as long on two such cores as on one. After that the asking thread works alone for a while, and workers sleep. Times
/// are in nanoseconds.
package struct Absence {
  private var aloneUntil: UInt64 = 0
  /// Jobs in a row of which no worker began its part in time.
  private var missed = 0
  /// How long to work alone after the next such row.
  private var pause = shortestPause
  /// The wait that is being made up for, until the first job that was done alone has told whether it was one.
  private var unexplained: UInt64?
  private var jobsAreLong = false

  /// Shorter waits are not made up for: they may come from parts that are not equally long.
  private static let worthWhile: UInt64 = 1_000_000
  /// How much longer than the wait the asking thread works alone.
  private static let factor: UInt64 = 8
  /// Enough for a worker that sleeps to wake, where jobs are shortest.
  private static let mostMissed = 64
  private static let shortestPause: UInt64 = 10_000_000
  private static let longestPause: UInt64 = 500_000_000

  /// Nobody has been waited for.
  package init() {}

  /// Whether a worker did not come to the last job: then it is not waited for in the next one.
  package var isLikely: Bool { missed > 0 }

  /// Workers began their parts in time.
  package mutating func cameInTime() {
    missed = 0
    pause = max(pause - pause / 16, Self.shortestPause)
  }

  /// The asking thread did the part of a worker that had not come.
  package mutating func tookOver(now: UInt64) {
    missed += 1
    guard missed > Self.mostMissed else { return }
    // Not none: after that time, too, nobody is waited for until somebody comes.
    missed = 1
    aloneUntil = now + pause
    pause = min(2 * pause, Self.longestPause)
  }

  /// A job was over `wait` after the asking thread had nothing more to do.
  package mutating func waited(_ wait: UInt64, now: UInt64) {
    guard wait > Self.worthWhile, !jobsAreLong else { return }
    aloneUntil = now + Self.factor * wait
    missed = 1
    unexplained = wait
  }

  /// Whether there may be a reason to work alone; then the clock is worth a look.
  package var mayWorkAlone: Bool { aloneUntil != 0 }

  /// Whether to work alone now.
  package mutating func isAlone(now: UInt64) -> Bool {
    if now >= aloneUntil { aloneUntil = 0 }
    return mayWorkAlone
  }

  /// A job was done alone in that time. If the first one takes twice as long as was waited, nobody was away: the jobs are
  /// long, their parts were not equally so, and they are shared from now on.
  package mutating func workedAlone(for time: UInt64) {
    guard let wait = unexplained else { return }
    unexplained = nil
    if time > 2 * wait { (jobsAreLong, aloneUntil) = (true, 0) }
  }
}
