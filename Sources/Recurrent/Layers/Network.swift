/// A network at work: its layers with all memory they need for batches up to a capacity, and the passes
/// through them. Nothing is allocated during a pass.
package final class Network {
  /// What it looks like.
  package let architecture: Architecture
  /// The largest batch.
  package let capacity: Int
  /// Flat weights, laid out by `Architecture.parameters`.
  package let weights: AlignedBuffer<Float>
  /// Flat gradients of the weights, laid out in the same way.
  package let gradients: AlignedBuffer<Float>
  /// The kernels that compute it.
  package let kernels: KernelSet

  private let pool: WorkerPool
  private let encoder: [SequenceLayer]
  private let decoder: [SequenceLayer]
  private let dense: DenseLayer
  /// Of the layers whose inputs are dropped, from the input to the output.
  private let dropouts: [InputDropout]
  /// The batch's inputs and targets, time-major.
  private let inputValues: AlignedBuffer<Float>
  private let inputSymbols: AlignedBuffer<UInt8>
  private let targetValues: AlignedBuffer<Float>
  private let targetSymbols: AlignedBuffer<UInt8>
  /// For products over many rows, one a thread.
  private let scratch: [AlignedBuffer<Float>]
  private var batch = 0
  private var weightsAreNew = true

  /// - Parameters:
  ///   - capacity: the largest batch.
  ///   - stateful: whether the state goes on from batch to batch until `resetStates`.
  ///   - drops: whether inputs of recurrent layers are left out, if the architecture has dropout: while it trains.
  package init(
    _ architecture: Architecture, capacity: Int, stateful: Bool = false, drops: Bool = false, pool: WorkerPool,
    kernels: KernelSet = KernelSet()
  ) {
    self.architecture = architecture
    self.capacity = capacity
    self.pool = pool
    self.kernels = kernels
    let weights = AlignedBuffer<Float>(count: architecture.weightCount)
    let gradients = AlignedBuffer<Float>(count: architecture.weightCount)
    self.weights = weights
    self.gradients = gradients
    let offsets = architecture.offsets
    func places(_ layer: Int) -> LayerWeights {
      LayerWeights(offsets[layer], weights: weights.pointer, gradients: gradients.pointer)
    }
    var encoder: [SequenceLayer] = []
    var decoder: [SequenceLayer] = []
    var dropouts: [InputDropout] = []
    let probability = drops ? architecture.cell.dropout : 0
    let layers = architecture.layers
    for (index, plan) in layers.enumerated() where plan.role == .encoder || plan.role == .decoder {
      let layer = SequenceLayer(
        plan: plan, cell: architecture.cell.cell, weights: places(index), capacity: capacity, kernels: kernels,
        readsSymbols: index == 0 && architecture.readsSymbols && probability == 0, needsInputGradient: index > 0,
        feeds: plan.role == .encoder && layers[index + 1].role != .encoder ? .lastStep : .everyStep)
      layer.isStateful = stateful
      if probability > 0 {
        let dropout = InputDropout(
          probability: probability, plan: plan, isRepeated: plan.role == .decoder && decoder.isEmpty,
          capacity: capacity)
        layer.dropout = dropout
        dropouts.append(dropout)
      }
      if plan.role == .encoder { encoder.append(layer) } else { decoder.append(layer) }
    }
    self.encoder = encoder
    self.decoder = decoder
    self.dropouts = dropouts
    dense = DenseLayer(
      plan: layers[layers.count - 1], head: architecture.head, weights: places(layers.count - 1), capacity: capacity,
      kernels: kernels)
    scratch = (0..<pool.parts).map { _ in AlignedBuffer(count: KernelSet.gradientScratch) }
    let inputs = architecture.steps * capacity
    inputSymbols = AlignedBuffer(count: architecture.readsSymbols ? inputs : 0)
    inputValues = AlignedBuffer(count: architecture.readsSymbols ? 0 : inputs * architecture.features)
    let targets = architecture.outputSteps * capacity
    targetSymbols = AlignedBuffer(count: architecture.head == .softmax ? targets : 0)
    targetValues = AlignedBuffer(count: architecture.head == .softmax ? 0 : targets * architecture.outputs)
  }

  /// Must be called after `weights` were written from outside.
  package func weightsChanged() { weightsAreNew = true }

  /// Sets the carried states to zero.
  package func resetStates() {
    for layer in encoder + decoder { layer.resetState() }
  }

  /// Copies samples into the network: the next batch.
  ///
  /// - Parameter indices: which samples of `data`; at most `capacity`.
  package func loadBatch(_ data: SequenceData, indices: ArraySlice<Int>) {
    let previous = batch
    batch = min(indices.count, capacity)
    for layer in encoder + decoder { layer.prepareState(batch: batch, previousBatch: previous) }
    let samples = indices.prefix(batch)
    data.inputs.copy(
      samples: samples, steps: architecture.steps, width: architecture.features,
      symbols: inputSymbols.pointer, values: inputValues.pointer)
    data.targets.copy(
      samples: samples, steps: architecture.outputSteps, width: architecture.outputs,
      symbols: targetSymbols.pointer, values: targetValues.pointer)
  }

  /// Draws which inputs of the batch are left out, layer by layer; nothing without dropout.
  package func drawDropout(from random: inout RandomStream) {
    for dropout in dropouts { dropout.draw(batch: batch, from: &random) }
  }

  /// What the inputs of each recurrent layer are multiplied with, [layers][capacity, inputs]; empty without dropout.
  package var dropoutMasks: [AlignedBuffer<Float>] { dropouts.map { $0.mask } }

  /// Forward alone: predictions, losses and hits of the batch.
  package func evaluateBatch() {
    packChangedWeights()
    inRows { rows in
      forward(rows)
      dense.grade(targets, rows: rows, batch: batch, scale: nil)
    }
    keepStates()
  }

  /// Forward and back: losses, hits and the gradients of all weights.
  ///
  /// - Parameter truncation: gradients stop at every `truncation`-th step of a layer.
  package func differentiateBatch(truncation: Int? = nil) {
    packChangedWeights()
    let scale = 1 / Float(batch * lossTerms)
    inRows { rows in
      forward(rows)
      dense.grade(targets, rows: rows, batch: batch, scale: scale)
      backward(rows, truncation: truncation)
    }
    pool.run { part in setGradients(part: part, parts: pool.parts) }
    keepStates()
  }

  /// Sums over the batch: losses (each row's mean over its outputs), right symbols.
  package var totals: (loss: Double, hits: Int) { dense.totals(batch: batch) }

  /// Predictions of the batch, [steps, batch, outputs].
  package var predictions: UnsafePointer<Float> { dense.predictions }

  /// Calls `body` for each part of the pool, for work on the weights.
  func inParts(_ body: (_ part: Int, _ parts: Int) -> Void) {
    pool.run { body($0, pool.parts) }
  }

  /// Calls `body` for all rows of the batch, divided by threads and each share into blocks that stay in a cache from the
  /// way forward to the way back.
  private func inRows(_ body: (Range<Int>) -> Void) {
    pool.run { part in
      let rows = share(of: batch, part: part, parts: pool.parts, grain: 1)
      for first in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.rowsPerBlock) {
        body(first..<min(first + Self.rowsPerBlock, rows.upperBound))
      }
    }
  }

  private static let rowsPerBlock = 24

  // MARK: passes

  /// Terms of the mean that the loss is, for one sample.
  private var lossTerms: Int {
    architecture.head == .softmax ? architecture.outputSteps : architecture.outputSteps * architecture.outputs
  }

  private var input: LayerInput {
    architecture.readsSymbols ? .symbols(inputSymbols.pointer) : .values(inputValues.pointer)
  }

  private var targets: LayerTargets {
    architecture.head == .softmax ? .symbols(targetSymbols.pointer) : .values(targetValues.pointer)
  }

  /// What layer `index` of the encoder or decoder reads.
  private func input(of layers: [SequenceLayer], _ index: Int, first: LayerInput) -> LayerInput {
    index == 0 ? first : .values(layers[index - 1].outputs(batch: batch))
  }

  private var encoded: LayerInput { .repeated(encoder[encoder.count - 1].lastOutput(batch: batch)) }

  /// What the dense layer reads: the decoder's outputs, or the encoder's last.
  private var denseInput: UnsafeMutablePointer<Float> {
    if let last = decoder.last { return last.outputs(batch: batch) }
    return encoder[encoder.count - 1].lastOutput(batch: batch)
  }

  private func forward(_ rows: Range<Int>) {
    for index in encoder.indices {
      encoder[index].forward(input(of: encoder, index, first: input), rows: rows, batch: batch)
    }
    for index in decoder.indices {
      decoder[index].forward(input(of: decoder, index, first: encoded), rows: rows, batch: batch)
    }
    dense.forward(denseInput, rows: rows, batch: batch)
  }

  private func backward(_ rows: Range<Int>, truncation: Int?) {
    let encoderLast = encoder[encoder.count - 1].outputGradients(batch: batch)
    dense.setInputGradients(
      rows: rows, batch: batch, to: decoder.last?.outputGradients(batch: batch) ?? encoderLast)
    for index in decoder.indices.reversed() {
      decoder[index].backward(rows: rows, batch: batch, truncation: truncation)
      let below = index == 0 ? encoderLast : decoder[index - 1].outputGradients(batch: batch)
      decoder[index].setInputGradients(
        input(of: decoder, index, first: encoded), rows: rows, batch: batch, to: below)
    }
    for index in encoder.indices.reversed() {
      encoder[index].backward(rows: rows, batch: batch, truncation: truncation)
      guard index > 0 else { break }
      encoder[index].setInputGradients(
        input(of: encoder, index, first: input), rows: rows, batch: batch,
        to: encoder[index - 1].outputGradients(batch: batch))
    }
  }

  private func setGradients(part: Int, parts: Int) {
    let scratch = scratch[part].pointer
    for index in encoder.indices {
      encoder[index].setGradients(
        input(of: encoder, index, first: input), batch: batch, part: part, parts: parts, scratch: scratch)
    }
    for index in decoder.indices {
      decoder[index].setGradients(
        input(of: decoder, index, first: encoded), batch: batch, part: part, parts: parts, scratch: scratch)
    }
    dense.setGradients(denseInput, batch: batch, part: part, parts: parts, scratch: scratch)
  }

  private func keepStates() {
    for layer in encoder { layer.keepState(batch: batch) }
    for layer in decoder { layer.keepState(batch: batch) }
  }

  private func packChangedWeights() {
    guard weightsAreNew else { return }
    weightsAreNew = false
    pool.run { part in
      for layer in encoder { layer.packWeights(part: part, parts: pool.parts) }
      for layer in decoder { layer.packWeights(part: part, parts: pool.parts) }
      dense.packWeights(part: part, parts: pool.parts)
    }
  }
}
