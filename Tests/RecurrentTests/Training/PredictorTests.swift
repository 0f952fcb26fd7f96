import Recurrent
import TestSupport
import Testing

@Suite struct PredictorTests {
  static let shapes: [Architecture] = cellVariants.flatMap { cell in
    [
      .regression(cell: cell, features: 2, steps: 3, units: [5], outputs: 2),
      .sequenceToSequence(cell: cell, symbols: 6, steps: 4, units: [7], decoderSteps: 3),
    ]
  }

  /// More samples than one batch holds, in batches and one by one.
  @Test(arguments: shapes) func batchesGiveWhatSinglesGive(architecture: Architecture) throws {
    let data = evenSamples(architecture, count: 300)
    let predictor = Predictor(checkpoint(architecture))
    let together = try predictor.predict(data)
    #expect(together.count == 300 * architecture.outputSteps * architecture.outputs)
    let singles = try (0..<300).flatMap { try predictor.predict(sample($0, of: data, architecture)) }
    #expect(singles.map(\.bitPattern) == together.map(\.bitPattern))
  }

  @Test(arguments: shapes) func predictionsAreTheNaiveNetworks(architecture: Architecture) throws {
    let data = evenSamples(architecture, count: 40)
    let start = checkpoint(architecture)
    let run = NaiveNetwork(architecture, weights: start.weights).run(data)
    let predictor = Predictor(start)
    let predictions = try predictor.predict(data)
    let difference = zip(predictions, run.predictions).map { abs(Double($0) - $1) }.max() ?? .infinity
    #expect(difference < 1e-5)
    let loss = try predictor.evaluate(data).result.loss
    #expect(abs(loss - run.loss) < 1e-5)
  }

  @Test func symbolsAreTheLikeliest() throws {
    let architecture = Self.shapes[1]
    let data = evenSamples(architecture, count: 270)
    let predictor = Predictor(checkpoint(architecture))
    let predictions = try predictor.predict(data)
    let symbols = try predictor.predictSymbols(data)
    let (result, evaluated) = try predictor.evaluate(data)
    #expect(symbols == evaluated)
    guard case .symbols(let targets) = data.targets else { return }
    var hits = 0
    for row in 0..<270 * 3 {
      let answer = Array(predictions[row * 6..<row * 6 + 6])
      #expect(Int(symbols[row]) == answer.firstIndex(of: answer.max() ?? 0))
      #expect(abs(answer.reduce(0, +) - 1) < 1e-5)
      hits += symbols[row] == targets[row] ? 1 : 0
    }
    #expect(result.accuracy == Double(hits) / (270 * 3))
  }

  /// No state is the zero state: the carried state of a network whose weights are zero is zero, though it was
  /// computed.
  @Test(arguments: cellVariants) func noStateEqualsZeroState(cell: CellOptions) {
    let architecture = Architecture.regression(cell: cell, features: 2, steps: 3, units: [5, 4])
    let data = evenSamples(architecture, count: 2)
    let weights = evenWeights(architecture)
    func differentiate(afterZeros: Bool) -> [Float] {
      let network = Network(architecture, capacity: 2, stateful: true, pool: WorkerPool(threads: 1))
      if afterZeros {
        network.loadBatch(data, indices: [0, 1])
        network.evaluateBatch()
      }
      network.weights.copy(from: weights)
      network.weightsChanged()
      network.loadBatch(data, indices: [0, 1])
      network.differentiateBatch()
      return network.gradients.array + [Float(network.totals.loss)]
    }
    #expect(differentiate(afterZeros: true) == differentiate(afterZeros: false))
  }

  @Test(arguments: cellVariants) func stateGoesOnUntilItIsReset(cell: CellOptions) throws {
    let architecture = Architecture.regression(cell: cell, features: 2, steps: 2, units: [3])
    let data = evenSamples(architecture, count: 4)
    let predictor = Predictor(checkpoint(architecture), stateful: true)
    let first = try predictor.predict(data)
    let goingOn = try predictor.predict(data)
    predictor.resetStates()
    let again = try predictor.predict(data)
    let stateless = try Predictor(checkpoint(architecture)).predict(data)
    #expect(first == again)
    #expect(goingOn != first)
    #expect(stateless[0] == first[0])
    #expect(stateless[1...] != first[1...])
  }

  @Test func dataThatDoesNotFit() throws {
    let architecture = Self.shapes[0]
    let predictor = Predictor(checkpoint(architecture))
    let symbols = SequenceData(count: 1, inputs: .symbols([1, 2, 3]), targets: .values([0, 0]))
    #expect(throws: TrainingError.dataDoesNotFit) { try predictor.predict(symbols) }
    let short = SequenceData(count: 1, inputs: .values([1, 2, 3]), targets: .values([0, 0]))
    #expect(throws: TrainingError.dataDoesNotFit) { try predictor.evaluate(short) }
    let none = SequenceData(count: 0, inputs: .values([]), targets: .values([]))
    #expect(try predictor.predict(none) == [])
    let nothing = try predictor.evaluate(none).result
    #expect(nothing.loss == 0 && nothing.accuracy == 0)
  }

  @Test func strangeNumbersComeThrough() throws {
    let architecture = Architecture.regression(cell: CellOptions(.lstm), features: 1, steps: 1, units: [3])
    let inputs: [Float] = [.nan, .infinity, -.infinity, 1e38, -0x1p-149, 0]
    let data = SequenceData(count: 6, inputs: .values(inputs), targets: .values(Array(repeating: 0, count: 6)))
    let predictions = try Predictor(checkpoint(architecture)).predict(data)
    #expect(predictions[0].isNaN)
    #expect(predictions[3...].allSatisfy { $0.isFinite })
  }

  private func checkpoint(_ architecture: Architecture) -> Checkpoint {
    var checkpoint = Checkpoint(architecture)
    checkpoint.weights = evenWeights(architecture)
    return checkpoint
  }

  private func sample(_ index: Int, of data: SequenceData, _ architecture: Architecture) -> SequenceData {
    func pick(_ side: SequenceData.Side, _ size: Int) -> SequenceData.Side {
      switch side {
      case .values(let values): .values(Array(values[index * size..<(index + 1) * size]))
      case .symbols(let symbols): .symbols(Array(symbols[index * size..<(index + 1) * size]))
      }
    }
    let inputSize = architecture.steps * (architecture.readsSymbols ? 1 : architecture.features)
    let targetSize = architecture.outputSteps * (architecture.head == .softmax ? 1 : architecture.outputs)
    return SequenceData(
      count: 1, inputs: pick(data.inputs, inputSize), targets: pick(data.targets, targetSize))
  }
}
