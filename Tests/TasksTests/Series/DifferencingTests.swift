import Tasks
import Testing

@Test func differencesAreFromEachMonthToTheNext() {
  #expect(Differencing.differences(of: [5, 7, 4]) == [2, -3])
  #expect(Differencing.differences(of: []) == [])
  #expect(Differencing.differences(of: [5]) == [])
  #expect(Differencing.differences(of: Series.sales.values).count == 35)
}

@Test func differencesAddUpToTheValues() {
  #expect(Differencing.values(from: 5, differences: [2, -3]) == [5, 7, 4])
  #expect(Differencing.values(from: 5, differences: []) == [5])
  let sales = Series.sales.values
  let restored = Differencing.values(from: sales[0], differences: Differencing.differences(of: sales))
  #expect(restored.count == 36)
  #expect(zip(restored, sales).allSatisfy { abs($0 - $1) < 1e-9 })
}
