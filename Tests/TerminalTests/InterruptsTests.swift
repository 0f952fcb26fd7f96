import Glibc
import Terminal
import Testing

@Suite struct InterruptsTests {
  @Test func onceStopsTwiceLeaves() {
    let interrupts = Interrupts()
    #expect(!interrupts.shouldStop() && !interrupts.shouldAbandon())
    interrupts.press(at: 100)
    #expect(interrupts.shouldStop() && !interrupts.shouldAbandon())
    interrupts.press(at: 101)
    #expect(interrupts.shouldStop() && interrupts.shouldAbandon())
    interrupts.clear()
    #expect(!interrupts.shouldStop() && !interrupts.shouldAbandon())
  }

  @Test func twiceIsWithinASecond() {
    let interrupts = Interrupts()
    for seconds in [100, 101.002, 102.5] { interrupts.press(at: seconds) }
    #expect(interrupts.shouldStop() && !interrupts.shouldAbandon())
  }

  /// The press that cleared a line is not the first of two that leave the work of the next one.
  @Test func whatWasClearedDoesNotCount() {
    let interrupts = Interrupts()
    interrupts.press(at: 100)
    interrupts.clear()
    interrupts.press(at: 100.1)
    #expect(interrupts.shouldStop() && !interrupts.shouldAbandon())
  }

  @Test func theFirstPressMayComeAtOnce() {
    let interrupts = Interrupts()
    interrupts.press(at: 0)
    #expect(interrupts.shouldStop() && !interrupts.shouldAbandon())
  }

  @Test func leavingIsNotForgotten() {
    let interrupts = Interrupts()
    #expect(interrupts.leavingSignal == nil)
    interrupts.leave(for: SIGTERM)
    interrupts.clear()
    #expect(interrupts.shouldStop() && interrupts.leavingSignal == SIGTERM)
    interrupts.terminalHasVanished()
    #expect(interrupts.leavingSignal == SIGHUP)
  }
}
