import Glibc
import Synchronization

/// Threads that do the parts of one job side by side.
///
/// Workers spin briefly for the next job, since inside a training step it follows at once, and then sleep.
/// Parts divide outputs, never the terms of a sum, so results do not depend on their number.
package final class WorkerPool: @unchecked Sendable {
  /// How many parts a job has: the workers and the thread that asks.
  package let parts: Int

  private let shared: Shared

  /// - Parameter threads: how many threads work, the asking one included; at least 1.
  package init(threads: Int) {
    parts = max(1, threads)
    shared = Shared(parts: parts)
    for part in 1..<max(1, parts) { shared.startWorker(part: part) }
  }

  deinit { shared.stop() }

  /// How many threads the machine runs at once, or what `UNROLL_THREADS` asks for (1 to 256).
  package static let defaultThreads: Int =
    wantedThreads.flatMap { Int($0) }.flatMap { possibleThreads.contains($0) ? $0 : nil }
    ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  /// What is wrong with `UNROLL_THREADS`, if anything.
  package static var complaint: String? {
    guard let wanted = wantedThreads else { return nil }
    return Int(wanted).map(possibleThreads.contains) == true
      ? nil : "UNROLL_THREADS: expected a number from 1 to \(possibleThreads.upperBound)"
  }

  private static let possibleThreads = 1...256

  private static var wantedThreads: String? { getenv("UNROLL_THREADS").map { String(cString: $0) } }

  /// Calls `body` once for each part, side by side, and returns when all are done.
  package func run(_ body: (_ part: Int) -> Void) {
    guard parts > 1 else {
      body(0)
      return
    }
    withoutActuallyEscaping(body) { shared.run($0) }
  }
}

/// What the pool and its workers share; it outlives the pool until the last worker has left.
///
/// Each thread has a part of its own, so that what a part works on stays in that thread's cache. Where a worker is late,
/// or was never started, the thread that asks takes its part over, so that nobody waits for a thread that the system
/// keeps from running.
private final class Shared: @unchecked Sendable {
  /// The number of the job; read together with the job, and so kept beside it.
  private let number = Atomic<Int>(0)
  /// Written before `number` names the job, and left alone until all its parts are done.
  private var job: ((Int) -> Void)?
  private let parts: Int
  /// Parts of the job that are not done yet.
  private let pending: UnsafeMutablePointer<Atomic<Int>>
  /// The number of the last job whose part was begun, for each part.
  private let taken: UnsafeMutablePointer<Atomic<Int>>
  private let sleeping = Atomic<Int>(0)
  private let stopping = Atomic<Bool>(false)
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// Counters so far apart that threads that write different ones do not take cache lines from each other.
  private static let apart = 16

  /// How long a worker spins before it sleeps: longer than the gaps between the jobs of one training step, and longer
  /// than a whole step that the others did alone because this worker was late.
  private static let patience = Duration.microseconds(200)
  /// Looks at the next job between two looks at the clock.
  private static let spins = 1024
  /// Looks at a part that nobody has begun before it is taken over: some microseconds, while a worker that spins
  /// begins within a fifth of one.
  private static let looksBeforeTakingOver = 4000

  init(parts: Int) {
    self.parts = parts
    taken = .allocate(capacity: (parts + 2) * Self.apart)
    for index in 0..<(parts + 2) * Self.apart { (taken + index).initialize(to: Atomic(0)) }
    pending = taken + (parts + 1) * Self.apart
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    taken.deinitialize(count: (parts + 2) * Self.apart)
    taken.deallocate()
    pthread_mutex_destroy(mutex)
    pthread_cond_destroy(condition)
    mutex.deallocate()
    condition.deallocate()
  }

  /// Starts a worker; where the system has no thread left, the asking thread does its part.
  func startWorker(part: Int) {
    let worker = Unmanaged.passRetained(Worker(part: part, shared: self))
    var thread = pthread_t()
    if pthread_create(&thread, nil, runWorker, worker.toOpaque()) == 0 {
      pthread_detach(thread)
    } else {
      worker.release()
    }
  }

  func run(_ body: @escaping (Int) -> Void) {
    job = body
    pending.pointee.store(parts - 1, ordering: .relaxed)
    let current = number.load(ordering: .relaxed) + 1
    number.store(current, ordering: .sequentiallyConsistent)
    if sleeping.load(ordering: .sequentiallyConsistent) > 0 { wake() }
    body(0)
    var looks = 0
    while pending.pointee.load(ordering: .acquiring) > 0 {
      looks += 1
      if looks == Self.looksBeforeTakingOver {
        for part in 1..<parts { begin(part, of: current) }
      }
      // The thread whose part is missing may be waiting for this core.
      if looks % 50_000 == 0 { sched_yield() }
    }
    job = nil
  }

  /// Does a part of a job, unless somebody has begun it. Having taken it makes sure that the job is still there: it is
  /// not over before the part is done.
  private func begin(_ part: Int, of current: Int) {
    let (isMine, _) = taken[part * Self.apart].compareExchange(
      expected: current - 1, desired: current, ordering: .acquiringAndReleasing)
    guard isMine else { return }
    job?(part)
    pending.pointee.subtract(1, ordering: .releasing)
  }

  func stop() {
    stopping.store(true, ordering: .sequentiallyConsistent)
    number.add(1, ordering: .sequentiallyConsistent)
    wake()
  }

  private func wake() {
    pthread_mutex_lock(mutex)
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }

  func workUntilStopped(part: Int) {
    var seen = 0
    while true {
      seen = nextJob(after: seen)
      if stopping.load(ordering: .sequentiallyConsistent) { return }
      begin(part, of: seen)
    }
  }

  private func nextJob(after seen: Int) -> Int {
    let start = ContinuousClock.now
    repeat {
      for _ in 0..<Self.spins {
        let current = number.load(ordering: .acquiring)
        if current != seen { return current }
      }
    } while ContinuousClock.now - start < Self.patience
    pthread_mutex_lock(mutex)
    sleeping.add(1, ordering: .sequentiallyConsistent)
    while number.load(ordering: .sequentiallyConsistent) == seen { pthread_cond_wait(condition, mutex) }
    sleeping.subtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(mutex)
    return number.load(ordering: .acquiring)
  }
}

private final class Worker {
  let part: Int
  let shared: Shared

  init(part: Int, shared: Shared) {
    self.part = part
    self.shared = shared
  }
}

private func runWorker(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  let worker = Unmanaged<Worker>.fromOpaque(context).takeRetainedValue()
  worker.shared.workUntilStopped(part: worker.part)
  return nil
}
