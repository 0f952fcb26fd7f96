/// Looks inside the recurrent layers of a network as they read: runs samples one by one with the engine's own cells and
/// kernels, and keeps everything that a step computes.
package final class Inspector {
  private let architecture: Architecture
  private let weights: AlignedBuffer<Float>
  private let kernels: KernelSet
  private let isStateful: Bool
  private let offsets: [ParameterOffsets]

  /// - Parameter isStateful: whether the state goes on from sample to sample.
  package init(_ checkpoint: Checkpoint, isStateful: Bool = false, kernels: KernelSet = KernelSet()) {
    architecture = checkpoint.architecture
    self.isStateful = isStateful
    self.kernels = kernels
    offsets = architecture.offsets
    weights = AlignedBuffer(count: architecture.weightCount)
    weights.copy(from: checkpoint.weights)
  }

  /// What each recurrent layer computed, the first one first; the steps of all samples one after another.
  ///
  /// - Throws: `TrainingError.dataDoesNotFit`.
  package func traces(of data: SequenceData) throws(TrainingError) -> [LayerTrace] {
    try layers.indices.map { (layer) throws(TrainingError) in
      var trace = layers[layer]
      try visit(data, layer: layer) { trace.steps.append($0) }
      return trace
    }
  }

  /// The recurrent layers, the first one first, without steps.
  package private(set) lazy var layers: [LayerTrace] = recurrentPlans.map { index, plan in
    LayerTrace(
      layer: index, role: plan.role, cell: architecture.cell, inputs: plan.inputs, units: plan.units,
      biases: biases(ofLayer: index, units: plan.units))
  }

  /// How many steps a layer makes of so many samples.
  ///
  /// - Parameter layer: which recurrent layer, from 0.
  package func stepCount(ofLayer layer: Int, samples: Int) -> Int { recurrentPlans[layer].plan.steps * samples }

  /// Lets the network read, and shows the steps of one recurrent layer as they are computed, those of all samples one
  /// after another. No step is kept.
  ///
  /// - Parameters:
  ///   - layer: which recurrent layer, from 0.
  ///   - wanted: the steps that are shown; nothing is computed after the last.
  ///   - body: called with each of them.
  /// - Throws: `TrainingError.dataDoesNotFit`.
  package func visit(
    _ data: SequenceData, layer: Int, steps wanted: Range<Int>? = nil, _ body: (StepTrace) -> Void
  ) throws(TrainingError) {
    guard data.fits(architecture) else { throw .dataDoesNotFit }
    let plans = recurrentPlans
    let loops = (0...layer).map { index in
      InspectedLayer(
        layers[index], plans[index].plan, offsets[plans[index].index], weights: weights, kernels: kernels)
    }
    let perSample = plans[layer].plan.steps
    let wanted = wanted ?? 0..<data.count * perSample
    for sample in 0..<data.count where sample * perSample < wanted.upperBound {
      var inputs = features(of: data, sample: sample)
      for index in loops.indices {
        if layers[index].role == .decoder, index == 0 || layers[index - 1].role == .encoder {
          inputs = Array(repeating: inputs[inputs.count - 1], count: plans[index].plan.steps)
        }
        if !isStateful { loops[index].resetState() }
        for step in inputs.indices {
          let isShown = index == layer && wanted.contains(sample * perSample + step)
          if let trace = loops[index].step(inputs[step], keeping: isShown) { body(trace) }
          inputs[step] = loops[index].output
        }
      }
    }
  }

  private var recurrentPlans: [(index: Int, plan: LayerPlan)] {
    architecture.layers.enumerated().compactMap { index, plan in
      plan.role == .encoder || plan.role == .decoder ? (index: index, plan: plan) : nil
    }
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
    let (shape, start) = (architecture.cell.cell.shape, offsets[index].bias)
    return (0..<shape.biasRows * shape.gates.count).map { block in
      (0..<units).map { weights.pointer[start + block * units + $0] }
    }
  }
}
