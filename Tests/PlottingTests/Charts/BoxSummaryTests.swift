import Plotting
import Testing

@Suite struct BoxSummaryTests {
  /// Quartiles as numpy.percentile gives them.
  @Test func quartiles() throws {
    let box = try #require(BoxSummary([1, 2, 3, 4, 5, 6, 7, 8, 9, 100]))
    #expect((box.lowQuartile, box.median, box.highQuartile) == (3.25, 5.5, 7.75))
    #expect((box.lowWhisker, box.highWhisker) == (1, 9))
    #expect(box.outliers == [100])
  }

  @Test func fewValues() throws {
    #expect(BoxSummary([]) == nil)
    #expect(BoxSummary([.nan, .infinity]) == nil)
    let one = try #require(BoxSummary([7]))
    #expect((one.lowWhisker, one.lowQuartile, one.median, one.highQuartile, one.highWhisker) == (7, 7, 7, 7, 7))
    let two = try #require(BoxSummary([3, 1]))
    #expect((two.lowQuartile, two.median, two.highQuartile) == (1.5, 2, 2.5))
    #expect(two.outliers.isEmpty)
  }

  @Test func theWidestRange() throws {
    let largest = Double.greatestFiniteMagnitude
    let box = try #require(BoxSummary([-largest, 0, largest]))
    #expect(box.median == 0 && box.lowQuartile.isFinite && box.highQuartile.isFinite)
    #expect(box.outliers.isEmpty)
  }

  @Test func equalValuesHaveNoHeight() throws {
    let box = try #require(BoxSummary([2, 2, 2, 2, 9]))
    #expect((box.lowQuartile, box.highQuartile, box.highWhisker) == (2, 2, 2))
    #expect(box.outliers == [9])
  }
}
