import Tasks
import Testing

@Suite struct NormalDistributionTests {
  @Test func agreesWithSciPy() throws {
    for tail in try StatisticsFixture.load().tails {
      #expect(agree(NormalDistribution.twoSidedTail(tail.z), tail.p), "\(tail.z)")
      #expect(NormalDistribution.twoSidedTail(-tail.z) == NormalDistribution.twoSidedTail(tail.z))
    }
  }

  /// The two ways to compute it meet, and it falls everywhere.
  @Test func falls() {
    let values = (0...4000).map { NormalDistribution.twoSidedTail(Double($0) / 100) }
    #expect(values[0] == 1 && values.last == 0)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test func strangeNumbers() {
    #expect(NormalDistribution.twoSidedTail(.infinity) == 0)
    #expect(NormalDistribution.twoSidedTail(.nan).isNaN)
  }
}
