import Recurrent
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5))) struct SideBySideTests {
  /// Counts what workers do.
  private final class Counts: Sendable {
    let works = Atomic<Int>(0)
    let numbers = Atomic<Int>(0)
  }

  @Test(arguments: [0, 1, 2, 7]) func everyWorkerWorksOnce(workers: Int) {
    let counts = Counts()
    var seen: [Int] = []
    SideBySide.run(workers: workers) { number in
      counts.numbers.wrappingAdd(1 << number, ordering: .relaxed)
      counts.works.wrappingAdd(1, ordering: .releasing)
    } meanwhile: {
      seen.append(counts.works.load(ordering: .acquiring))
    }
    #expect(seen.last == workers)
    #expect(counts.numbers.load(ordering: .relaxed) == (1 << workers) - 1)
  }

  /// The thread that asked can tell the others to end.
  @Test func theAskingThreadIsNotBusy() {
    let state = Shared()
    var asked = 0
    SideBySide.run(workers: 3) { _ in
      while !state.stopping.load(ordering: .relaxed) {}
    } meanwhile: {
      asked += 1
      if asked == 3 { state.stopping.store(true, ordering: .relaxed) }
    }
    #expect(asked >= 3)
  }

  private final class Shared: Sendable {
    let stopping = Atomic<Bool>(false)
  }
}
