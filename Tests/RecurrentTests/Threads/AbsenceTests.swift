import Recurrent
import Testing

/// When the thread that asks for jobs works alone.
@Suite struct AbsenceTests {
  @Test func nobodyIsAwayAtFirst() {
    var absence = Absence()
    #expect(!absence.isLikely && !absence.mayWorkAlone)
    absence.cameInTime()
    #expect(!absence.isLikely && !absence.mayWorkAlone)
  }

  /// Whoever did not come is not waited for again until he comes.
  @Test func aMissedJob() {
    var absence = Absence()
    absence.tookOver(now: 10)
    #expect(absence.isLikely && !absence.mayWorkAlone)
    absence.cameInTime()
    #expect(!absence.isLikely)
  }

  /// Each row of missed jobs is followed by a longer time alone, up to a limit; jobs that are shared shorten it again.
  @Test func manyMissedJobs() {
    var absence = Absence()
    var now: UInt64 = 1
    func timeAlone() -> UInt64 {
      while !absence.mayWorkAlone { absence.tookOver(now: now) }
      var end = now
      while absence.isAlone(now: end) { end += 1_000_000 }
      defer { now = end }
      return end - now
    }
    let first = timeAlone()
    #expect(absence.isLikely)
    let second = timeAlone()
    #expect(second > first)
    for _ in 0..<20 { _ = timeAlone() }
    let longest = timeAlone()
    #expect(longest == timeAlone())
    for _ in 0..<1000 { absence.cameInTime() }
    #expect(timeAlone() == first)
  }

  /// After a wait of 3 ms, waiting takes a small share of the time.
  @Test func aLongWait() {
    var absence = Absence()
    absence.waited(3_000_000, now: 50)
    let isAlone = [60, 50 + 5 * 3_000_000, 50 + 10 * 3_000_000].map { now in
      defer { absence.workedAlone(for: 2_000) }
      return absence.isAlone(now: now)
    }
    #expect(isAlone == [true, true, false])
    #expect(!absence.mayWorkAlone && absence.isLikely)
  }

  @Test func aShortWait() {
    var absence = Absence()
    absence.waited(20_000, now: 50)
    #expect(!absence.mayWorkAlone)
  }

  /// Where a job takes ten times as long as the wait, its parts were just not equally long.
  @Test func longJobsAreShared() {
    var absence = Absence()
    absence.waited(3_000_000, now: 50)
    #expect(absence.mayWorkAlone)
    absence.workedAlone(for: 30_000_000)
    #expect(!absence.mayWorkAlone)
    absence.waited(3_000_000, now: 40_000_000)
    #expect(!absence.mayWorkAlone)
  }
}
