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
    shared = Shared()
    for _ in 1..<max(1, parts) { shared.startWorker() }
  }

  deinit { shared.stop() }

  /// How many threads the machine runs at once, or what `UNROLL_THREADS` asks for (1 to 256).
  package static let defaultThreads: Int = {
    if let wanted = getenv("UNROLL_THREADS").flatMap({ Int(String(cString: $0)) }), (1...256).contains(wanted) {
      return wanted
    }
    return max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }()

  /// Calls `body` once for each part, side by side, and returns when all are done.
  package func run(_ body: (_ part: Int) -> Void) {
    guard parts > 1 else {
      body(0)
      return
    }
    withoutActuallyEscaping(body) { shared.run($0, parts: parts) }
  }
}

/// What the pool and its workers share; it outlives the pool until the last worker has left.
///
/// Parts are claimed one by one, by workers and by the thread that asks alike: where a worker is late, or was never
/// started, the others do its part, and nobody waits for a thread that the system keeps from running.
private final class Shared: @unchecked Sendable {
  /// The number of the job in the upper bits, its next part in the lower `partBits`.
  private let claims = Atomic<Int>(0)
  /// Parts of the job that are not done yet.
  private let pending = Atomic<Int>(0)
  private let sleeping = Atomic<Int>(0)
  private let stopping = Atomic<Bool>(false)
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  /// Written before `claims` names the job, and left alone until `pending` is 0.
  private var job: ((Int) -> Void)?
  private var parts = 0

  private static let partBits = 16
  /// Some 50 µs: longer than the gaps between the jobs of one training step.
  private static let spins = 50_000

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    pthread_cond_destroy(condition)
    mutex.deallocate()
    condition.deallocate()
  }

  /// Starts a worker; where the system has no thread left, the others do its work.
  func startWorker() {
    let worker = Unmanaged.passRetained(Worker(shared: self))
    var thread = pthread_t()
    if pthread_create(&thread, nil, runWorker, worker.toOpaque()) == 0 {
      pthread_detach(thread)
    } else {
      worker.release()
    }
  }

  func run(_ body: @escaping (Int) -> Void, parts: Int) {
    job = body
    self.parts = parts
    pending.store(parts, ordering: .relaxed)
    let number = (claims.load(ordering: .relaxed) >> Self.partBits) + 1
    claims.store(number << Self.partBits, ordering: .sequentiallyConsistent)
    if sleeping.load(ordering: .sequentiallyConsistent) > 0 { wake() }
    work(on: number)
    var spins = 0
    while pending.load(ordering: .acquiring) > 0 {
      spins += 1
      if spins % Self.spins == 0 { sched_yield() }
    }
    job = nil
  }

  /// Does parts of a job until none is left to claim.
  private func work(on number: Int) {
    while true {
      let claim = claims.load(ordering: .acquiring)
      let part = claim & (1 << Self.partBits - 1)
      // A claim of this job makes sure that the job is still there: it is not over before the part is done.
      guard claim >> Self.partBits == number, part < parts else { return }
      let (claimed, _) = claims.compareExchange(
        expected: claim, desired: claim + 1, ordering: .acquiringAndReleasing)
      guard claimed else { continue }
      job?(part)
      pending.subtract(1, ordering: .releasing)
    }
  }

  func stop() {
    stopping.store(true, ordering: .sequentiallyConsistent)
    claims.add(1 << Self.partBits, ordering: .sequentiallyConsistent)
    wake()
  }

  private func wake() {
    pthread_mutex_lock(mutex)
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }

  func workUntilStopped() {
    var seen = 0
    while true {
      seen = nextJob(after: seen)
      if stopping.load(ordering: .sequentiallyConsistent) { return }
      work(on: seen)
    }
  }

  private func nextJob(after seen: Int) -> Int {
    for _ in 0..<Self.spins {
      let number = claims.load(ordering: .acquiring) >> Self.partBits
      if number != seen { return number }
    }
    pthread_mutex_lock(mutex)
    sleeping.add(1, ordering: .sequentiallyConsistent)
    while claims.load(ordering: .sequentiallyConsistent) >> Self.partBits == seen {
      pthread_cond_wait(condition, mutex)
    }
    sleeping.subtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(mutex)
    return claims.load(ordering: .acquiring) >> Self.partBits
  }
}

private final class Worker {
  let shared: Shared

  init(shared: Shared) { self.shared = shared }
}

private func runWorker(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  let worker = Unmanaged<Worker>.fromOpaque(context).takeRetainedValue()
  worker.shared.workUntilStopped()
  return nil
}
