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
    for part in 1..<max(1, parts) { shared.start(part: part) }
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
    withoutActuallyEscaping(body) { body in
      shared.begin(body, workers: parts - 1)
      body(0)
      shared.waitForWorkers()
    }
  }
}

/// What the pool and its workers share; it outlives the pool until the last worker has left.
private final class Shared: @unchecked Sendable {
  private let generation = Atomic<Int>(0)
  private let running = Atomic<Int>(0)
  private let sleeping = Atomic<Int>(0)
  private let stopping = Atomic<Bool>(false)
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var job: ((Int) -> Void)?

  /// About 50 µs: longer than the gaps between the jobs of one training step.
  private static let spins = 4000

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

  func start(part: Int) {
    let worker = Unmanaged.passRetained(Worker(part: part, shared: self))
    var thread = pthread_t()
    let failed = pthread_create(&thread, nil, runWorker, worker.toOpaque())
    if failed != 0 {
      // Without the thread its parts would never be done.
      worker.release()
      missing.append(part)
    } else {
      pthread_detach(thread)
    }
  }

  /// Parts whose threads could not be started; the asking thread does them.
  private var missing: [Int] = []

  func begin(_ body: @escaping (Int) -> Void, workers: Int) {
    job = body
    running.store(workers - missing.count, ordering: .relaxed)
    generation.add(1, ordering: .sequentiallyConsistent)
    if sleeping.load(ordering: .sequentiallyConsistent) > 0 { wake() }
    for part in missing { body(part) }
  }

  func waitForWorkers() {
    var spins = 0
    while running.load(ordering: .acquiring) > 0 {
      spins += 1
      if spins % Self.spins == 0 { sched_yield() }
    }
    job = nil
  }

  func stop() {
    stopping.store(true, ordering: .sequentiallyConsistent)
    generation.add(1, ordering: .sequentiallyConsistent)
    wake()
  }

  private func wake() {
    pthread_mutex_lock(mutex)
    pthread_cond_broadcast(condition)
    pthread_mutex_unlock(mutex)
  }

  func work(part: Int) {
    var seen = 0
    while true {
      waitForJob(after: seen)
      if stopping.load(ordering: .sequentiallyConsistent) { return }
      seen += 1
      job?(part)
      running.subtract(1, ordering: .releasing)
    }
  }

  private func waitForJob(after seen: Int) {
    for _ in 0..<Self.spins where generation.load(ordering: .acquiring) != seen { return }
    pthread_mutex_lock(mutex)
    sleeping.add(1, ordering: .sequentiallyConsistent)
    while generation.load(ordering: .sequentiallyConsistent) == seen { pthread_cond_wait(condition, mutex) }
    sleeping.subtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(mutex)
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
  worker.shared.work(part: worker.part)
  return nil
}
