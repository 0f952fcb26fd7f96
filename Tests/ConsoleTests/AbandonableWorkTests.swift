import Console
import Synchronization
import Testing

@Suite struct AbandonableWorkTests {
  @Test func workIsDoneToItsEnd() {
    let sum = Atomic<Int>(0)
    let work = AbandonableWork { for number in 1...1000 { sum.add(number, ordering: .relaxed) } }
    #expect(work.run(unless: { false }) && sum.load(ordering: .relaxed) == 500_500)
  }

  /// Who leaves waits for nothing that the work still does.
  @Test func leavingAtOnce() {
    let (mayEnd, hasEnded) = (Flag(), Flag())
    let work = AbandonableWork {
      while !mayEnd.isSet {}
      hasEnded.set()
    }
    #expect(!work.run(unless: { true }))
    #expect(!hasEnded.isSet)
    mayEnd.set()
    while !hasEnded.isSet {}
  }

  private final class Flag: Sendable {
    private let value = Atomic<Bool>(false)
    var isSet: Bool { value.load(ordering: .acquiring) }
    func set() { value.store(true, ordering: .releasing) }
  }
}
