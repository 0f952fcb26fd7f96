/// Looks inside the recurrent layers of a network as they read: runs samples one by one with the engine's own cells and
/// kernels, and keeps everything that a step computes.
package final class Inspector {
  private let architecture: Architecture
  private let weights: AlignedBuffer<Float>
  private let kernels: KernelSet
  private let isStateful: Bool

  /// - Parameter isStateful: whether the state goes on from sample to sample.
  package init(_ checkpoint: Checkpoint, isStateful: Bool = false, kernels: KernelSet = KernelSet()) {
    architecture = checkpoint.architecture
    self.isStateful = isStateful
    self.kernels = kernels
    weights = AlignedBuffer(count: architecture.weightCount)
    weights.copy(from: checkpoint.weights)
  }

  /// What each recurrent layer computed, the first one first; the steps of all samples one after another.
  ///
  /// - Throws: `TrainingError.dataDoesNotFit`.
  package func traces(of data: SequenceData) throws(TrainingError) -> [LayerTrace] {
    guard data.fits(architecture) else { throw .dataDoesNotFit }
    let plans = architecture.layers.enumerated().filter { $1.role == .encoder || $1.role == .decoder }
    var traces = plans.map { index, plan in
      LayerTrace(
        layer: index, role: plan.role, cell: architecture.cell, inputs: plan.inputs, units: plan.units,
        biases: biases(ofLayer: index, units: plan.units))
    }
    for sample in 0..<data.count {
      var inputs = features(of: data, sample: sample)
      for index in traces.indices {
        if traces[index].role == .decoder, index == 0 || traces[index - 1].role == .encoder {
          inputs = Array(repeating: inputs[inputs.count - 1], count: plans[index].element.steps)
        }
        let start = isStateful ? traces[index].steps.last : nil
        let steps = run(traces[index], inputs, from: start)
        traces[index].steps += steps
        inputs = steps.map { $0.hidden }
      }
    }
    return traces
  }

  /// The values that a sample has at each step; a symbol as its one-hot row.
  private func features(of data: SequenceData, sample: Int) -> [[Float]] {
    let width = architecture.features
    return (0..<architecture.steps).map { step in
      switch data.inputs {
      case .values(let values):
        let first = (sample * architecture.steps + step) * width
        return Array(values[first..<first + width])
      case .symbols(let symbols):
        var row = [Float](repeating: 0, count: width)
        row[Int(symbols[sample * architecture.steps + step])] = 1
        return row
      }
    }
  }

  private func biases(ofLayer index: Int, units: Int) -> [[Float]] {
    let (shape, start) = (architecture.cell.cell.shape, architecture.offsets(ofLayer: index).bias)
    return (0..<shape.biasRows * shape.gates.count).map { block in
      (0..<units).map { weights.pointer[start + block * units + $0] }
    }
  }

  private func run(_ trace: LayerTrace, _ inputs: [[Float]], from start: StepTrace?) -> [StepTrace] {
    let loop = InspectedLayer(trace, architecture, weights: weights, kernels: kernels)
    if let start { loop.setState(start) }
    return inputs.enumerated().map { loop.step($1, startsFromZero: $0 == 0 && start == nil) }
  }
}
