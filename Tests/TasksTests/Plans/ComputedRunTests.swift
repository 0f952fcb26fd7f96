import Tasks
import Testing

@Suite struct ComputedRunTests {
  private static let (digest, key) = ("0123456789abcdef0123456789abcdef", "engine=1 data=… seed=4")

  private static var samples: [ComputedRun] {
    var graded = RunResult(measure: 0.25, trainingLoss: 1.5e-9)
    graded.epochs = (0..<20).map { RunResult.Epoch(exact: Double($0) / 20, ofTen: $0 / 2) }
    let outcomes: [RunOutcome] = [
      .diverged(epoch: 17), .finished(RunResult(measure: 51.2, trainingLoss: 0)), .finished(graded),
    ]
    return outcomes.map {
      ComputedRun(run: 12, outcome: $0, node: "n\"03\"", processor: "AMD EPYC 7763 64-Core Processor, avx2")
    }
  }

  private func read(_ bytes: [UInt8], run: Int = 12, of digest: String = digest, key: String = key)
    throws(ResultFileError) -> ComputedRun
  {
    try ComputedRun(reading: bytes, run: run, of: digest, key: key)
  }

  @Test func writtenAndRead() throws {
    for sample in Self.samples {
      #expect(try read(Array(sample.text(of: Self.digest, key: Self.key).utf8)) == sample)
    }
  }

  @Test func everyChangeAndEveryCutIsTold() {
    for sample in Self.samples {
      let bytes = Array(sample.text(of: Self.digest, key: Self.key).utf8)
      for index in bytes.indices {
        var changed = bytes
        changed[index] ^= 1
        #expect(throws: ResultFileError.self) { try read(changed) }
        #expect(throws: ResultFileError.self) { try read(Array(bytes[..<index])) }
      }
      #expect(throws: ResultFileError.damaged) { try read(bytes + [0x0A]) }
    }
  }

  @Test func resultsOfOthersDoNotCount() {
    let bytes = Array(Self.samples[1].text(of: Self.digest, key: Self.key).utf8)
    #expect(throws: ResultFileError.otherPlan) { try read(bytes, run: 11) }
    #expect(throws: ResultFileError.otherPlan) { try read(bytes, of: "f" + Self.digest.dropFirst()) }
    #expect(throws: ResultFileError.otherPlan) { try read(bytes, key: "engine=2 data=… seed=4") }
    #expect(throws: ResultFileError.notAResult) { try read(Array("[]".utf8)) }
    #expect(throws: ResultFileError.otherForm("unroll result 2")) { try read(Array("unroll result 2\n".utf8)) }
  }
}
