import Recurrent

/// Builds the layers of a network as nodes of a graph. Arrays are `[time, batch, width]`: with `layout=1`, which would be
/// `[batch, time, width]`, onnxruntime refuses a graph.
struct RecurrentNodes {
  private let architecture: Architecture
  private let layers: [ModelLayer]
  private var cell: CellOptions { architecture.cell }

  /// - Parameter checkpoint: the trained network.
  init(_ checkpoint: Checkpoint) {
    architecture = checkpoint.architecture
    layers = checkpoint.modelLayers
  }

  /// The states that a network takes and gives back, a hidden state for each layer, and a memory cell for an LSTM.
  var stateNames: [(hidden: String, memory: String?)] {
    (1...max(architecture.units.count, 1)).map { ("hidden_\($0)", cell.kind == .lstm ? "memory_\($0)" : nil) }
  }

  /// Adds the layers that read the input.
  ///
  /// - Parameters:
  ///   - input: `[time, batch, features]`
  ///   - states: the initial state of each layer, whose final ones are then named `next_…`; empty to begin with zeros.
  ///   - wholeSequence: whether the outputs of all steps are wanted, or the last one alone.
  /// - Returns: `[time, batch, units]`, or `[1, batch, units]`.
  func addEncoder(
    _ input: String, states: [(hidden: String, memory: String?)] = [], wholeSequence: Bool,
    to graph: inout GraphBuilder
  ) -> String {
    let encoders = layers.filter { $0.plan.role == .encoder }
    var value = input
    for (depth, layer) in encoders.enumerated() {
      value = add(
        layer, value, state: states.dropFirst(depth).first, wholeSequence: wholeSequence || depth < encoders.count - 1,
        to: &graph)
    }
    return value
  }

  /// Adds the layers that write the answer: the encoder's last output at each step, then the decoder.
  ///
  /// - Parameter encoded: `[1, batch, units]`
  /// - Returns: `[decoder steps, batch, units]`
  func addDecoder(_ encoded: String, to graph: inout GraphBuilder) -> String {
    let shape = graph.constant("repeated_shape", [Int64(architecture.outputSteps), 1, 1])
    var value = graph.node("Expand", [encoded, shape])
    for layer in layers where layer.plan.role == .decoder {
      value = add(layer, value, state: nil, wholeSequence: true, to: &graph)
    }
    return value
  }

  /// Adds the dense layer at the end, without an activation.
  ///
  /// - Parameter input: `[…, units]`
  /// - Returns: `[…, outputs]`
  func addDense(_ input: String, to graph: inout GraphBuilder) -> String {
    guard let layer = layers.last else { return input }
    let kernel = graph.constant("dense_kernel", layer.kernel.values, shape: [layer.kernel.rows, layer.kernel.columns])
    let bias = graph.constant("dense_bias", layer.bias.values, shape: [layer.bias.columns])
    return graph.node("Add", [graph.node("MatMul", [input, kernel]), bias])
  }

  // MARK: one layer

  /// Adds a recurrent layer.
  private func add(
    _ layer: ModelLayer, _ input: String, state: (hidden: String, memory: String?)?, wholeSequence: Bool,
    to graph: inout GraphBuilder
  ) -> String {
    let name = "layer_\(layer.index)"
    var inputs = [input] + weights(layer, named: name, in: &graph)
    if let state { inputs += ["", state.hidden] + (state.memory.map { [$0] } ?? []) }
    let sequence = wholeSequence ? name + "_sequence" : ""
    let last = state.map { "next_" + $0.hidden } ?? (wholeSequence ? "" : name + "_last")
    var outputs = [sequence, last] + (state?.memory.map { ["next_" + $0] } ?? [])
    while outputs.last == "" { outputs.removeLast() }
    graph.add(operation, inputs, outputs: outputs, attributes(units: layer.plan.units))
    // Each direction has outputs of its own; there is one.
    return wholeSequence ? graph.squeeze(sequence, axes: [1]) : last
  }

  private var operation: String {
    switch cell.kind {
    case .srn: "RNN"
    case .lstm: "LSTM"
    case .gru: "GRU"
    }
  }

  /// The places of ONNX' gates among those of the kernels: LSTM input, output, forget, candidate of i, f, candidate, o;
  /// GRU update, reset, candidate as they are.
  private var gates: [Int] {
    switch cell.kind {
    case .srn: [0]
    case .lstm: [0, 3, 1, 2]
    case .gru: [0, 1, 2]
    }
  }

  private func attributes(units: Int) -> [(String, GraphBuilder.Attribute)] {
    var attributes: [(String, GraphBuilder.Attribute)] = [("hidden_size", .int(units)), ("layout", .int(0))]
    if cell.kind == .gru { attributes.append(("linear_before_reset", .int(cell.resetAfter ? 1 : 0))) }
    // ONNX' hard sigmoid has the slope 0.2 and the offset 0.5 unless told otherwise, as Keras 2 had.
    switch (cell.hardSigmoid, cell.kind) {
    case (true, .lstm): attributes.append(("activations", .strings(["HardSigmoid", "Tanh", "Tanh"])))
    case (true, .gru): attributes.append(("activations", .strings(["HardSigmoid", "Tanh"])))
    default: break
    }
    return attributes
  }

  /// Adds W `[1, gates × units, inputs]`, R `[1, gates × units, units]` and B `[1, 2 × gates × units]`, the biases of the
  /// input and then those of the hidden state, which are zero where a cell has none.
  private func weights(_ layer: ModelLayer, named name: String, in graph: inout GraphBuilder) -> [String] {
    let width = layer.kernel.columns
    let kernel = graph.constant(
      name + "_W", layer.kernel.transposed(blocks: gates), shape: [1, width, layer.kernel.rows])
    let recurrent = graph.constant(
      name + "_R", layer.recurrentKernel?.transposed(blocks: gates) ?? [], shape: [1, width, layer.plan.units])
    let bias = layer.bias.row(0, blocks: gates)
    let own = layer.bias.rows > 1 ? layer.bias.row(1, blocks: gates) : Array(repeating: 0, count: width)
    return [kernel, recurrent, graph.constant(name + "_B", bias + own, shape: [1, 2 * width])]
  }
}
