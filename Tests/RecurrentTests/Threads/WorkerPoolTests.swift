import Foundation
import Recurrent
import Synchronization
import Testing

@Suite(.serialized, .timeLimit(.minutes(5))) struct WorkerPoolTests {
  @Test(arguments: [1, 2, 3, 8]) func everyPartOfEveryJobIsDoneOnce(threads: Int) {
    let pool = WorkerPool(threads: threads)
    #expect(pool.parts == threads)
    let done = AlignedBuffer<Int>(count: threads)
    for job in 1...10_000 {
      pool.run { done.pointer[$0] += 1 }
      guard done.array.allSatisfy({ $0 == job }) else {
        Issue.record("job \(job): \(done.array)")
        return
      }
    }
  }

  /// A job sees what the one before it wrote, whatever thread did which part.
  @Test(arguments: [2, 3, 8]) func jobsFollowEachOther(threads: Int) {
    let pool = WorkerPool(threads: threads)
    let values = AlignedBuffer<Int>(count: threads)
    for _ in 0..<2000 {
      let before = values.array
      pool.run { values.pointer[$0] = before[($0 + 1) % threads] + 1 }
    }
    #expect(values.array == Array(repeating: 2000, count: threads))
  }

  @Test(arguments: [2, 3, 8]) func jobsAreDoneAfterPauses(threads: Int) {
    let pool = WorkerPool(threads: threads)
    let done = AlignedBuffer<Int>(count: threads)
    for _ in 0..<20 {
      usleep(3000)
      pool.run { done.pointer[$0] += 1 }
    }
    #expect(done.array == Array(repeating: 20, count: threads))
  }

  /// While one part takes its time, another thread than the asking one does the next, though it was asleep.
  @Test func sleepingWorkersWake() {
    let pool = WorkerPool(threads: 2)
    let threads = AlignedBuffer<UInt>(count: 2)
    var seen: Set<UInt> = []
    // A busy machine may keep the worker waiting for a while.
    for _ in 0..<50 where seen.count < 2 {
      usleep(20_000)
      pool.run { part in
        threads.pointer[part] = pthread_self()
        usleep(10_000)
      }
      seen.formUnion(threads.array)
    }
    #expect(seen.count == 2)
  }

  @Test func poolsEndWhateverTheyWereDoing() {
    for threads in [1, 2, 3, 8] {
      for _ in 0..<50 { _ = WorkerPool(threads: threads) }
      let count = Atomic<Int>(0)
      for _ in 0..<50 {
        let pool = WorkerPool(threads: threads)
        pool.run { _ in count.add(1, ordering: .relaxed) }
      }
      #expect(count.load(ordering: .relaxed) == 50 * threads)
      let asleep = WorkerPool(threads: threads)
      usleep(3000)
      asleep.run { _ in }
      usleep(3000)
    }
  }

  @Test func poolsDoNotDisturbEachOther() {
    let outer = WorkerPool(threads: 2)
    let inner = [WorkerPool(threads: 3), WorkerPool(threads: 2)]
    let count = Atomic<Int>(0)
    for _ in 0..<500 {
      outer.run { part in inner[part].run { _ in count.add(1, ordering: .relaxed) } }
    }
    #expect(count.load(ordering: .relaxed) == 500 * 5)
  }

  @Test func strangeNumbersOfThreadsAreOne() {
    for threads in [0, -1, .min] {
      let pool = WorkerPool(threads: threads)
      #expect(pool.parts == 1)
      var parts: [Int] = []
      pool.run { parts.append($0) }
      #expect(parts == [0])
    }
    #expect(WorkerPool.defaultThreads >= 1)
  }
}
