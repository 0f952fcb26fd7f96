import Synchronization

/// What a pool and its workers share; it outlives the pool until the last worker has left.
///
/// Each thread has a part of its own, so that what a part works on stays in that thread's cache. If a worker is late, or
/// was never started, the thread that asks takes its part over, so that nobody waits for a thread that the system keeps
/// from running.
final class WorkerTeam: @unchecked Sendable {
  /// The number of the job; read together with the job, and so kept beside it.
  private let number = Atomic<Int>(0)
  /// Written before `number` names the job, and left alone until all its parts are done.
  private var job: ((Int) -> Void)?
  private let parts: Int
  /// Parts of the job that are not done yet.
  private let pending: UnsafeMutablePointer<Atomic<Int>>
  /// The number of the last job whose part was begun, for each part.
  private let taken: UnsafeMutablePointer<Atomic<Int>>
  /// Used by the asking thread alone.
  private var absence = Absence()
  private let sleeping = Atomic<Int>(0)
  private let stopping = Atomic<Bool>(false)
  private let alarm = Alarm()

  /// Counters so far apart that threads that write different ones do not take cache lines from each other.
  private static let apart = 16

  /// How long a worker spins before it sleeps, in nanoseconds: longer than the gaps between the jobs of one training
  /// step, and longer than a whole step that the others did alone because this worker was late.
  private static let patience: UInt64 = 200_000
  /// Looks at the next job between two looks at the clock.
  private static let spins = 1024
  /// Looks at a part that nobody has begun before it is taken over: some microseconds, while a worker that spins
  /// begins within a fifth of one.
  private static let looksBeforeTakingOver = 4000
  /// Looks at unfinished parts between two offers of this core to another thread.
  private static let looksBeforeYielding = 50_000

  init(parts: Int) {
    self.parts = parts
    taken = .allocate(capacity: (parts + 2) * Self.apart)
    for index in 0..<(parts + 2) * Self.apart { (taken + index).initialize(to: Atomic(0)) }
    pending = taken + (parts + 1) * Self.apart
  }

  deinit {
    taken.deinitialize(count: (parts + 2) * Self.apart)
    taken.deallocate()
  }

  /// Starts a worker. If the system has no thread left, the asking thread does its part.
  func startWorker(part: Int) { _ = System.startThread { self.workUntilStopped(part: part) } }

  /// Does a job, the first part on this thread; returns when all parts are done.
  func run(_ body: @escaping (Int) -> Void) {
    if absence.mayWorkAlone {
      let start = System.nanoseconds
      if absence.isAlone(now: start) {
        for part in 0..<parts { body(part) }
        absence.workedAlone(for: System.nanoseconds &- start)
        return
      }
    }
    job = body
    pending.pointee.store(parts - 1, ordering: .relaxed)
    let current = number.load(ordering: .relaxed) + 1
    number.store(current, ordering: .sequentiallyConsistent)
    if sleeping.load(ordering: .sequentiallyConsistent) > 0 { alarm.wakeAll() }
    body(0)
    if absence.isLikely { takeOver(current) }
    var looks = 0
    // When there was nothing left to do but wait, if that took long.
    var start: UInt64 = 0
    while pending.pointee.load(ordering: .acquiring) > 0 {
      looks += 1
      if looks == Self.looksBeforeTakingOver {
        takeOver(current)
        start = System.nanoseconds
      }
      // The thread whose part is missing may be waiting for this core.
      if looks % Self.looksBeforeYielding == 0 { System.yield() }
    }
    job = nil
    if start != 0 {
      let end = System.nanoseconds
      absence.waited(end &- start, now: end)
    }
  }

  /// Does the parts of a job that nobody has begun.
  private func takeOver(_ current: Int) {
    var someoneWasAway = false
    for part in 1..<parts where begin(part, of: current) { someoneWasAway = true }
    if someoneWasAway { absence.tookOver(now: System.nanoseconds) } else { absence.cameInTime() }
  }

  /// Tells the workers to leave.
  func stop() {
    stopping.store(true, ordering: .sequentiallyConsistent)
    number.add(1, ordering: .sequentiallyConsistent)
    alarm.wakeAll()
  }

  /// Does a part of a job, unless somebody has begun it. Having taken it makes sure that the job is still there: it is
  /// not over before the part is done.
  ///
  /// - Returns: whether it was done.
  @discardableResult
  private func begin(_ part: Int, of current: Int) -> Bool {
    let (isMine, _) = taken[part * Self.apart].compareExchange(
      expected: current - 1, desired: current, ordering: .acquiringAndReleasing)
    guard isMine else { return false }
    job?(part)
    pending.pointee.subtract(1, ordering: .releasing)
    return true
  }

  private func workUntilStopped(part: Int) {
    var seen = 0
    while true {
      seen = nextJob(after: seen)
      if stopping.load(ordering: .sequentiallyConsistent) { return }
      begin(part, of: seen)
    }
  }

  /// Waits for a job, spinning and then asleep; returns its number.
  private func nextJob(after seen: Int) -> Int {
    let start = System.nanoseconds
    repeat {
      for _ in 0..<Self.spins {
        let current = number.load(ordering: .acquiring)
        if current != seen { return current }
      }
      // The thread that has the job may be waiting for this core.
      System.yield()
    } while System.nanoseconds &- start < Self.patience
    // Counted before the last look at the number: who names a job after that look sees that somebody sleeps.
    sleeping.add(1, ordering: .sequentiallyConsistent)
    alarm.sleep { number.load(ordering: .sequentiallyConsistent) == seen }
    sleeping.subtract(1, ordering: .sequentiallyConsistent)
    return number.load(ordering: .acquiring)
  }
}
