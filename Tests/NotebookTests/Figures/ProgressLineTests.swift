import Notebook
import Tasks
import Testing

@Suite struct ProgressLineTests {
  private let progress = TrainingProgress(
    epoch: 1_500, firstEpoch: 1_000, lastEpoch: 3_000,
    record: EpochRecord(epoch: 1_500, loss: 0.0123456, accuracy: 0, validation: nil))

  @Test func barLossRateAndTimeLeft() {
    #expect(
      ProgressLine.text(progress, seconds: 10, columns: 80)
        == "██████░░░░░░░░░░░░░░░░░░ 1,500 of 3,000 · loss 0.01235 · 50/s · 0:30 left")
    #expect(
      ProgressLine.text(progress, seconds: 10, columns: 60, isPlain: true)
        == "###.......... 1,500 of 3,000, loss 0.01235, 50/s, 0:30 left")
  }

  @Test func slowEpochs() {
    let slow = TrainingProgress(epoch: 0, firstEpoch: 0, lastEpoch: 20, fraction: 0.5, record: nil)
    #expect(ProgressLine.text(slow, seconds: 10, columns: 50).hasSuffix("0 of 20 · 20.0 s each · 6:30 left"))
    #expect(ProgressLine.text(slow, seconds: 0, columns: 20).hasSuffix("0 of 20"))
  }

  @Test(arguments: 1...100)
  func neverWiderThanTheTerminal(columns: Int) {
    #expect(ProgressLine.text(progress, seconds: 10, columns: columns).count < max(columns, 2))
  }

  @Test func clocks() {
    #expect(ProgressLine.clock(0) == "0:00")
    #expect(ProgressLine.clock(59.2) == "1:00")
    #expect(ProgressLine.clock(3_661) == "1:01:01")
    #expect(ProgressLine.clock(.infinity) == "long" && ProgressLine.clock(.nan) == "long")
  }
}
