import Recurrent
import Testing

@Suite struct EngineVersionTests {
  /// Sums of bits of weights after some training. Where they change, training gives other results than before: raise
  /// `EngineVersion.current`, or runs that were kept are taken for results of this engine, and record the new sums.
  @Test(arguments: CellKind.allCases)
  func newBitsNeedANewVersion(kind: CellKind) throws {
    var sums: [String] = []
    for (units, batch) in [([5], 1), ([20], 1), ([9, 6], 4)] {
      sums.append(String(try trainedBits(kind, units: units, batch: batch), radix: 16))
    }
    #expect(EngineVersion.current == 1)
    #expect(sums == Self.recorded[kind], "\(sums)")
  }

  private static let recorded: [CellKind: [String]] = [
    .srn: ["a203853819be7527", "b2f11c7e0f989b62", "801abe40f514a29b"],
    .lstm: ["6f11e894c66c1107", "4b1af4912fe8b50b", "78c03e12831d2896"],
    .gru: ["d284f412daac292", "23e918b02132ef3", "f63bd9dcb7f744e3"],
  ]

  private func trainedBits(_ kind: CellKind, units: [Int], batch: Int) throws -> UInt64 {
    let inputs = (0..<24).map { Float(($0 * 37) % 23) / 23 - 0.5 }
    let targets = (0..<24).map { Float(($0 * 17) % 19) / 19 - 0.5 }
    let data = SequenceData(count: 24, inputs: .values(inputs), targets: .values(targets))
    let options = TrainingOptions(batch: batch, shuffles: batch > 1, isStateful: batch == 1, threads: 1)
    let trainer = try Trainer(
      Checkpoint(.regression(cell: CellOptions(kind), units: units), seed: 3), data: data, options: options)
    for _ in 0..<10 { _ = try trainer.trainEpoch() }
    return trainer.checkpoint.weights.reduce(0) { ($0 &* 0x0100_0000_01b3) ^ UInt64($1.bitPattern) }
  }
}
