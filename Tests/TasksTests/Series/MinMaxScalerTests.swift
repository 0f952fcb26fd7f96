import Tasks
import Testing

@Test func theRangeBecomesMinusOneToOne() {
  let scaler = MinMaxScaler(fitting: [10, 30, 20])
  #expect(scaler.minimum == 10 && scaler.maximum == 30)
  #expect([10, 20, 30, 40, 0].map(scaler.scaled) == [-1, 0, 1, 2, -2])
  #expect([-1, 0, 1, 2].map(scaler.unscaled) == [10, 20, 30, 40])
}

@Test(arguments: [[4.0, 4, 4], [4.0], [4.0, 4.0.nextUp], [4.0, 4.000000000001]])
func equalValuesBecomeMinusOne(values: [Double]) {
  let scaler = MinMaxScaler(fitting: values)
  #expect(scaler.scaled(4) == -1)
  #expect(scaler.unscaled(-1) == 4)
  #expect(scaler.scaled(5).isFinite)
}

@Test func constantColumnsHaveRangeOne() {
  #expect(MinMaxScaler(fitting: [4, 4]).scaled(5) == 1)
  #expect(MinMaxScaler(fitting: []).scaled(0) == -1)
  let tiny = MinMaxScaler(fitting: [0, 5e-324])
  #expect(tiny.scaled(0) == -1 && tiny.scaled(5e-324) == -1 && tiny.unscaled(1) == 1)
}

@Test func theLargestValuesStayFinite() {
  let scaler = MinMaxScaler(fitting: [-2e15, 2e15])
  #expect(scaler.scaled(2e15) == 1 && abs(scaler.unscaled(-1) + 2e15) <= 1)
}
