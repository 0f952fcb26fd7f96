import Tasks
import Testing

@Suite struct SignedRankTestTests {
  @Test func agreesWithSciPy() throws {
    let pairs = try StatisticsFixture.load().pairs
    #expect(pairs.contains { $0.x.count > 50 } && pairs.contains { $0.x.count < 6 })
    for pair in pairs {
      let test = SignedRankTest(zip(pair.x, pair.y).map { $0 - $1 })
      #expect(min(test.positiveRanks, test.negativeRanks) == pair.statistic, "\(pair.x.count) pairs")
      #expect(agree(test.pValue, pair.p), "\(pair.x.count) pairs: \(test.pValue), SciPy \(pair.p)")
    }
  }

  @Test func signsOfFewPairsByHand() {
    // Of 2⁶ choices of signs, two are as uneven as all positive.
    #expect(SignedRankTest([1, 2, 3, 4, 5, 6]).pValue == 2 / 64.0)
    #expect(SignedRankTest([1, 2, 3, 4, 5]).pValue > 0.05)
    #expect(SignedRankTest.fewestPairs == 6)
  }

  @Test func nothingTellsNothing() {
    #expect(SignedRankTest([]).pValue == 1)
    #expect(SignedRankTest([0, 0, 0]).pValue == 1)
    #expect(SignedRankTest([Double](repeating: 0, count: 60)).pValue == 1)
  }
}
