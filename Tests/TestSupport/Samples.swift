import Recurrent

/// Every cell with every option that changes what it computes.
package let cellVariants: [CellOptions] = [
  CellOptions(.srn), CellOptions(.lstm), CellOptions(.lstm, hardSigmoid: true), CellOptions(.gru),
  CellOptions(.gru, hardSigmoid: true), CellOptions(.gru, resetAfter: false),
  CellOptions(.gru, hardSigmoid: true, resetAfter: false),
]

/// Weights with every array filled, biases too, so that no term of an equation can hide behind a zero.
///
/// - Parameter largest: values lie evenly between minus this and this.
package func evenWeights(_ architecture: Architecture, largest: Double = 1, seed: UInt64 = 7) -> [Float] {
  var random = RandomStream(seed: seed, purpose: .sampling)
  var weights = [Float](repeating: 0, count: architecture.weightCount)
  for plan in architecture.parameters {
    for index in plan.offset..<plan.offset + plan.rows * plan.columns {
      weights[index] = Float((random.uniform() * 2 - 1) * largest)
    }
  }
  return weights
}

/// Samples that fit a network: values between -1 and 1, any symbols.
package func evenSamples(_ architecture: Architecture, count: Int, seed: UInt64 = 8) -> SequenceData {
  var random = RandomStream(seed: seed, purpose: .data)
  func side(_ steps: Int, _ width: Int, symbols: Bool) -> SequenceData.Side {
    symbols
      ? .symbols((0..<count * steps).map { _ in UInt8(random.below(UInt32(width))) })
      : .values((0..<count * steps * width).map { _ in Float(random.uniform() * 2 - 1) })
  }
  let inputs = side(architecture.steps, architecture.features, symbols: architecture.readsSymbols)
  let targets = side(architecture.outputSteps, architecture.outputs, symbols: architecture.head == .softmax)
  return SequenceData(count: count, inputs: inputs, targets: targets)
}
