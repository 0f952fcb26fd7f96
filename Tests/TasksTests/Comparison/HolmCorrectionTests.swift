import Tasks
import Testing

@Suite struct HolmCorrectionTests {
  @Test func agreesWithTheFixture() throws {
    for sample in try StatisticsFixture.load().holm {
      let corrected = HolmCorrection.corrected(sample.p)
      #expect(zip(corrected, sample.corrected).allSatisfy(agree), "\(corrected)")
    }
  }

  @Test func oneStaysNoneIsNone() {
    #expect(HolmCorrection.corrected([0.04]) == [0.04])
    #expect(HolmCorrection.corrected([]).isEmpty)
  }
}
