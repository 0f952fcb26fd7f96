import Tasks
import Testing

@Suite struct BootstrapIntervalTests {
  @Test func agreesWithNumpyOnTheSameDraws() throws {
    for sample in try StatisticsFixture.load().samples {
      let interval = try #require(BootstrapInterval(meanOf: sample.values))
      #expect(agree(interval.lower, sample.interval[0]), "\(sample.values.count): \(interval)")
      #expect(agree(interval.upper, sample.interval[1]), "\(sample.values.count): \(interval)")
    }
  }

  @Test func anotherSeedDrawsOthers() {
    let values = (1...40).map { 1 / Double($0) }
    #expect(BootstrapInterval(meanOf: values, seed: 1) != BootstrapInterval(meanOf: values, seed: 2))
  }

  @Test func lessConfidenceIsNarrower() throws {
    let values = [1.0, 2, 5, 9, 11, 30]
    let wide = try #require(BootstrapInterval(meanOf: values))
    let narrow = try #require(BootstrapInterval(meanOf: values, confidence: 0.5))
    #expect(wide.lower < narrow.lower && narrow.upper < wide.upper)
  }

  @Test func nothingHasNone() { #expect(BootstrapInterval(meanOf: []) == nil) }
}
