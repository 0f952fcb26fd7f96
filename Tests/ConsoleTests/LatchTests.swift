import Console
import Testing

struct LatchTests {
  @Test func whoWaitsBeforeAClosedLatchGivesUp() {
    #expect(!Latch().wait(milliseconds: 1))
  }

  @Test func anOpenLatchStaysOpen() {
    let latch = Latch()
    latch.open()
    #expect(latch.wait(milliseconds: 0))
    latch.open()
    #expect(latch.wait(milliseconds: 0))
  }

  @Test func anotherThreadOpensIt() async {
    let latch = Latch()
    let task = Task.detached { latch.open() }
    while !latch.wait(milliseconds: 1) { await Task.yield() }
    await task.value
  }
}
