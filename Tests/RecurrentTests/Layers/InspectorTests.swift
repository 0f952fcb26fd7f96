import Foundation
import Recurrent
import TestSupport
import Testing

@Suite struct InspectorTests {
  static let shapes: [Architecture] = cellVariants.flatMap { cell in
    [
      .regression(cell: cell, features: 2, steps: 3, units: [5, 4], outputs: 2),
      .sequenceToSequence(cell: cell, symbols: 6, steps: 4, units: [7], decoderSteps: 3),
      .sequenceToSequence(cell: cell, symbols: 6, steps: 4, units: [7, 3], decoderSteps: 3),
    ]
  }

  /// What the last layer hands to the dense layer gives the predictor's own predictions, to the last bits of a dense
  /// layer computed in another order.
  @Test(arguments: shapes) func endsWhereThePredictorEnds(architecture: Architecture) throws {
    let data = evenSamples(architecture, count: 3)
    let start = checkpoint(architecture)
    let traces = try Inspector(start).traces(of: data)
    let predictions = try Predictor(start).predict(data)
    let last = try #require(traces.last)
    let steps = last.steps.count / 3
    let outputs = (0..<3).flatMap { sample in
      (steps - architecture.outputSteps..<steps).flatMap { step in
        dense(last.steps[sample * steps + step].hidden, start)
      }
    }
    #expect(outputs.count == predictions.count)
    for (mine, engines) in zip(outputs, predictions) { #expect(abs(mine - Double(engines)) < 1e-5) }
  }

  /// A state that is carried from sample to sample is that of one long sample.
  @Test(arguments: cellVariants) func carriesTheState(cell: CellOptions) throws {
    let short = Architecture.regression(cell: cell, features: 2, steps: 1, units: [5])
    let long = Architecture.regression(cell: cell, features: 2, steps: 6, units: [5])
    let data = evenSamples(long, count: 1)
    let pieces = SequenceData(count: 6, inputs: data.inputs, targets: .values(Array(repeating: 0, count: 6)))
    let weights = checkpoint(long)
    let whole = try Inspector(weights).traces(of: data)
    var start = checkpoint(short)
    start.weights = weights.weights
    let carried = try Inspector(start, isStateful: true).traces(of: pieces)
    #expect(carried.map(\.steps) == whole.map(\.steps))
    let fresh = try Inspector(start).traces(of: pieces)
    #expect(fresh[0].steps[0] == whole[0].steps[0])
    #expect(fresh[0].steps[1] != whole[0].steps[1])
  }

  /// Gates are the cell's functions of the parts that are kept beside them, and the state is made of the gates.
  @Test(arguments: shapes) func partsAddUp(architecture: Architecture) throws {
    let traces = try Inspector(checkpoint(architecture)).traces(of: evenSamples(architecture, count: 2))
    for trace in traces {
      for step in trace.steps { check(step, trace) }
    }
  }

  /// Of a long reading a step is shown without the others, as it was computed among them.
  @Test(arguments: shapes) func someStepsAlone(architecture: Architecture) throws {
    let data = evenSamples(architecture, count: 3)
    for isStateful in [false, true] {
      let inspector = Inspector(checkpoint(architecture), isStateful: isStateful)
      for (layer, trace) in try inspector.traces(of: data).enumerated() {
        #expect(trace.steps.count == inspector.stepCount(ofLayer: layer, samples: 3))
        for wanted in [0..<1, 2..<5, trace.steps.count - 1..<trace.steps.count] {
          var shown: [StepTrace] = []
          try inspector.visit(data, layer: layer, steps: wanted) { shown.append($0) }
          #expect(shown == Array(trace.steps[wanted]))
        }
      }
    }
  }

  @Test func instructionSetsAgree() throws {
    for architecture in Self.shapes {
      let data = evenSamples(architecture, count: 2)
      let best = try Inspector(checkpoint(architecture)).traces(of: data)
      let baseline = try Inspector(checkpoint(architecture), kernels: KernelSet(.baseline)).traces(of: data)
      #expect(best == baseline)
    }
  }

  @Test func dataThatDoNotFitAreRefused() {
    let architecture = Self.shapes[0]
    let data = SequenceData(count: 1, inputs: .values([1]), targets: .values([1]))
    #expect(throws: TrainingError.dataDoesNotFit) { try Inspector(checkpoint(architecture)).traces(of: data) }
  }

  private func check(_ step: StepTrace, _ trace: LayerTrace) {
    func sigmoid(_ x: Double) -> Double {
      trace.cell.hardSigmoid ? max(0, min(1, 0.2 * x + 0.5)) : 1 / (1 + exp(-x))
    }
    func near(_ a: Double, _ b: Float) { #expect(abs(a - Double(b)) < 2e-6) }
    for unit in 0..<trace.units {
      func sum(_ gate: Int) -> Double { Double(step.inputParts[gate][unit]) + Double(step.recurrentParts[gate][unit]) }
      let before = Double(step.previousHidden[unit])
      let gates = step.gates.map { Double($0[unit]) }
      switch trace.cell.kind {
      case .srn: near(tanh(sum(0)), step.hidden[unit])
      case .lstm:
        for gate in [0, 1, 3] { near(sigmoid(sum(gate)), step.gates[gate][unit]) }
        near(tanh(sum(2)), step.gates[2][unit])
        near(gates[1] * Double(step.previousMemory[unit]) + gates[0] * gates[2], step.memory[unit])
        near(gates[3] * tanh(Double(step.memory[unit])), step.hidden[unit])
      case .gru:
        for gate in [0, 1] { near(sigmoid(sum(gate)), step.gates[gate][unit]) }
        let reset = trace.cell.resetAfter ? gates[1] : 1
        near(
          tanh(Double(step.inputParts[2][unit]) + reset * Double(step.recurrentParts[2][unit])), step.gates[2][unit])
        near(gates[0] * before + (1 - gates[0]) * gates[2], step.hidden[unit])
      }
    }
  }

  private func checkpoint(_ architecture: Architecture) -> Checkpoint {
    var checkpoint = Checkpoint(architecture, seed: 1)
    checkpoint.weights = evenWeights(architecture)
    return checkpoint
  }

  /// The outputs of the dense layer for one hidden state.
  private func dense(_ hidden: [Float], _ checkpoint: Checkpoint) -> [Double] {
    let plans = checkpoint.architecture.parameters.suffix(2)
    guard let kernel = plans.first, let bias = plans.last else { return [] }
    let sums = (0..<kernel.columns).map { column in
      (0..<kernel.rows).reduce(Double(checkpoint.weights[bias.offset + column])) { sum, row in
        sum + Double(hidden[row]) * Double(checkpoint.weights[kernel.offset + row * kernel.columns + column])
      }
    }
    guard checkpoint.architecture.head == .softmax else { return sums }
    let powers = sums.map { exp($0 - (sums.max() ?? 0)) }
    return powers.map { $0 / powers.reduce(0, +) }
  }
}
