import Tasks
import Testing

@Suite struct SampleSummaryTests {
  @Test func agreesWithNumpy() throws {
    for sample in try StatisticsFixture.load().samples {
      let summary = try #require(SampleSummary(sample.values))
      #expect(summary.count == sample.values.count)
      #expect(agree(summary.mean, sample.mean) && agree(summary.median, sample.median))
      #expect(agree(summary.deviation, sample.sd))
      #expect(summary.least == sample.values.min() && summary.greatest == sample.values.max())
    }
  }

  @Test func nothingHasNoSummary() { #expect(SampleSummary([]) == nil) }

  @Test func oneValueHasNoSpread() { #expect(SampleSummary([7])?.deviation == 0) }
}
