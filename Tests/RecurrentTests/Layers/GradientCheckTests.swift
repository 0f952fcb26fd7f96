import Recurrent
import TestSupport
import Testing

/// The engine's predictions, losses and gradients against the naive network's, for every cell and shape.
@Suite struct GradientCheckTests {
  /// Networks of all shapes; sizes below, at and above the sixteen lanes.
  enum Shape: CaseIterable {
    case oneStep, oneUnit, severalSteps, manyUnits, stacked, symbolsToValues, encoderDecoder, stackedEncoderDecoder
    case valuesToValueSequence

    func architecture(_ cell: CellOptions) -> Architecture {
      switch self {
      case .oneStep: return .regression(cell: cell, features: 2, units: [3])
      case .oneUnit: return .regression(cell: cell, steps: 3, units: [1])
      case .severalSteps: return .regression(cell: cell, features: 2, steps: 5, units: [4], outputs: 3)
      case .manyUnits: return .regression(cell: cell, features: 3, steps: 2, units: [17])
      case .stacked: return .regression(cell: cell, features: 2, steps: 4, units: [5, 3], outputs: 2)
      case .symbolsToValues:
        var result = Architecture.regression(cell: cell, features: 5, steps: 4, units: [4])
        result.readsSymbols = true
        return result
      case .encoderDecoder:
        return .sequenceToSequence(cell: cell, symbols: 6, steps: 5, units: [4], decoderSteps: 3)
      case .stackedEncoderDecoder:
        return .sequenceToSequence(cell: cell, symbols: 5, steps: 4, units: [4, 3], decoderSteps: 3)
      case .valuesToValueSequence:
        var result = Architecture.regression(cell: cell, features: 2, steps: 3, units: [3], outputs: 2)
        result.decoderSteps = 4
        return result
      }
    }
  }

  static let cases = cellVariants.flatMap { cell in Shape.allCases.map { (cell, $0) } }
  static let truncated: [(CellOptions, Shape, Int)] = cellVariants.flatMap { cell in
    [Shape.severalSteps, .stacked, .stackedEncoderDecoder].flatMap { shape in
      [1, 2, 3, 9].map { (cell, shape, $0) }
    }
  }

  @Test(arguments: cases) func wholeSequences(cell: CellOptions, shape: Shape) throws {
    let problem = Problem(shape.architecture(cell), batch: 3)
    let run = problem.naive.run(problem.data)
    let gradients = problem.naive.gradients(problem.data)
    for set in InstructionSet.available {
      let network = problem.network(set)
      network.loadBatch(problem.data, indices: [0, 1, 2])
      network.evaluateBatch()
      #expect(wrong(sampleMajor(network, batch: 3), run.predictions) == 0)
      network.differentiateBatch()
      #expect(wrong([Float(problem.meanLoss(network))], [run.loss]) == 0)
      #expect(wrong(network.gradients.array, gradients) == 0)
    }
  }

  @Test(arguments: truncated) func truncation(cell: CellOptions, shape: Shape, truncation: Int) throws {
    let problem = Problem(shape.architecture(cell), batch: 2)
    let gradients = problem.naive.gradients(problem.data, truncation: truncation)
    let network = problem.network(.best)
    network.loadBatch(problem.data, indices: [0, 1])
    network.differentiateBatch(truncation: truncation)
    #expect(wrong(network.gradients.array, gradients) == 0)
  }

  /// With the masks that the engine drew: in every layer, and never in forecasts.
  @Test(arguments: cases) func dropout(cell: CellOptions, shape: Shape) throws {
    var cell = cell
    cell.dropout = 0.4
    var problem = Problem(shape.architecture(cell), batch: 3)
    let whole = problem.naive.run(problem.data).predictions
    for set in InstructionSet.available {
      let network = problem.network(set, drops: true)
      network.loadBatch(problem.data, indices: [0, 1, 2])
      var random = RandomStream(seed: 11, purpose: .dropout)
      network.drawDropout(from: &random)
      problem.naive.masks = network.dropoutMasks.map { $0.array.map(Double.init) }
      let run = problem.naive.run(problem.data)
      #expect(run.predictions != whole)
      network.evaluateBatch()
      #expect(wrong(sampleMajor(network, batch: 3), run.predictions) == 0)
      network.differentiateBatch()
      #expect(wrong([Float(problem.meanLoss(network))], [run.loss]) == 0)
      #expect(wrong(network.gradients.array, problem.naive.gradients(problem.data)) == 0)
      let forecasting = problem.network(set)
      forecasting.loadBatch(problem.data, indices: [0, 1, 2])
      forecasting.evaluateBatch()
      #expect(wrong(sampleMajor(forecasting, batch: 3), whole) == 0)
    }
  }

  /// Where steps are cut the gradient must really change, else the test above tests nothing.
  @Test(arguments: cellVariants) func truncationChangesGradients(cell: CellOptions) throws {
    let problem = Problem(Shape.severalSteps.architecture(cell), batch: 2)
    let whole = problem.naive.gradients(problem.data)
    #expect(wrong(problem.naive.gradients(problem.data, truncation: 2).map(Float.init), whole) > 0)
    #expect(wrong(problem.naive.gradients(problem.data, truncation: 9).map(Float.init), whole) == 0)
  }

  /// The state goes on from batch to batch as a constant, until it is reset.
  @Test(arguments: cellVariants) func carriedState(cell: CellOptions) throws {
    for shape in [Shape.oneStep, .severalSteps, .stacked] {
      let problem = Problem(shape.architecture(cell), batch: 6)
      let network = problem.network(.best, stateful: true)
      var carried: [[NaiveState]]?
      for round in 0..<4 {
        if round == 3 {
          network.resetStates()
          carried = nil
        }
        let pair = problem.samples([2 * (round % 3), 2 * (round % 3) + 1])
        network.loadBatch(pair, indices: [0, 1])
        network.differentiateBatch()
        let run = problem.naive.run(pair, from: carried)
        #expect(wrong([Float(network.totals.loss / 2)], [run.loss]) == 0)
        #expect(wrong(network.gradients.array, problem.naive.gradients(pair, from: carried)) == 0)
        carried = run.lastStates
      }
    }
  }

  @Test(arguments: cellVariants) func hits(cell: CellOptions) throws {
    let problem = Problem(Shape.encoderDecoder.architecture(cell), batch: 20)
    let network = problem.network(.best)
    network.loadBatch(problem.data, indices: Array(0..<20)[...])
    network.evaluateBatch()
    guard case .symbols(let targets) = problem.data.targets else { return }
    let predictions = problem.naive.run(problem.data).predictions
    let expected = targets.enumerated().count { row, target in
      let answer = predictions[row * 6..<row * 6 + 6]
      return answer.firstIndex(of: answer.max() ?? 0) == row * 6 + Int(target)
    }
    #expect(expected > 0)
    #expect(network.totals.hits == expected)
  }
}

/// A network with its data, twice: for the engine and for the naive model.
private struct Problem {
  let architecture: Architecture
  let weights: [Float]
  let data: SequenceData
  var naive: NaiveNetwork

  init(_ architecture: Architecture, batch: Int) {
    self.architecture = architecture
    // With larger weights some of the hard sigmoids are flat.
    weights = evenWeights(architecture, largest: architecture.cell.hardSigmoid ? 2 : 1)
    data = evenSamples(architecture, count: batch)
    naive = NaiveNetwork(architecture, weights: weights)
  }

  func network(_ set: InstructionSet, stateful: Bool = false, drops: Bool = false) -> Network {
    let network = Network(
      architecture, capacity: data.count, stateful: stateful, drops: drops, pool: WorkerPool(threads: 1),
      kernels: KernelSet(set))
    network.weights.copy(from: weights)
    network.weightsChanged()
    return network
  }

  func meanLoss(_ network: Network) -> Double {
    network.totals.loss / Double(data.count * architecture.outputSteps)
  }

  /// Some of the samples; values on both sides.
  func samples(_ indices: [Int]) -> SequenceData {
    func pick(_ side: SequenceData.Side, _ size: Int) -> SequenceData.Side {
      switch side {
      case .values(let values): .values(indices.flatMap { values[$0 * size..<($0 + 1) * size] })
      case .symbols(let symbols): .symbols(indices.flatMap { symbols[$0 * size..<($0 + 1) * size] })
      }
    }
    return SequenceData(
      count: indices.count, inputs: pick(data.inputs, architecture.steps * architecture.features),
      targets: pick(data.targets, architecture.outputSteps * architecture.outputs))
  }
}

/// The predictions of a batch, [samples, steps, outputs].
private func sampleMajor(_ network: Network, batch: Int) -> [Float] {
  let (steps, outputs) = (network.architecture.outputSteps, network.architecture.outputs)
  return (0..<batch).flatMap { row in
    (0..<steps).flatMap { step in (0..<outputs).map { network.predictions[(step * batch + row) * outputs + $0] } }
  }
}

/// How many values differ by more than 2·10⁻⁶ + 10⁻⁴ |expected|.
private func wrong(_ values: [Float], _ expected: [Double]) -> Int {
  guard values.count == expected.count else { return max(values.count, expected.count) }
  return zip(values, expected).count { !(abs(Double($0) - $1) <= 2e-6 + 1e-4 * abs($1)) }
}
