/// One step of a recurrent network: what a cell does with its input's pre-activations and its own state.
///
/// The loop through time is `SequenceLayer`'s. To add a cell: a case of `CellKind` and one of this type, a structure like
/// `LSTMCell` in this folder, and its step in `Kernels`.
package enum RecurrentCell: Sendable {
  case simpleRNN(SimpleRNNCell)
  case lstm(LSTMCell)
  case gru(GRUCell)

  /// What layers must know of the cell to lay out its arrays.
  package var shape: CellShape {
    switch self {
    case .simpleRNN(let cell): cell.shape
    case .lstm(let cell): cell.shape
    case .gru(let cell): cell.shape
    }
  }

  /// Names of the gates in the order of the kernels' column blocks, each `units` wide.
  package var gateNames: [String] { shape.gates.map { $0.name } }

  /// The step: from x W + b to gates, state and hidden state.
  package func forward(_ step: CellStep) {
    switch self {
    case .simpleRNN(let cell): cell.forward(step)
    case .lstm(let cell): cell.forward(step)
    case .gru(let cell): cell.forward(step)
    }
  }

  /// The step's gradients, from those of its hidden state and state.
  package func backward(_ step: CellStep, _ gradients: CellGradients) {
    switch self {
    case .simpleRNN(let cell): cell.backward(step, gradients)
    case .lstm(let cell): cell.backward(step, gradients)
    case .gru(let cell): cell.backward(step, gradients)
    }
  }

  /// Sets columns of the recurrent kernel's gradient to stateᵀ · da over all rows of all steps. The state is what these
  /// columns read, mostly h₋₁.
  package func setRecurrentKernelGradient(_ work: RecurrentGradientWork) {
    switch self {
    case .simpleRNN, .lstm: work.setGradient(columns: work.columns, from: work.previousH)
    case .gru(let cell): cell.setRecurrentKernelGradient(work)
    }
  }
}

/// What layers must know of a cell to lay out its arrays.
package struct CellShape: Sendable {
  /// A block of `units` columns in the kernels and pre-activations.
  package struct Gate: Sendable {
    /// What it is called: "input gate".
    package let name: String
    /// Its biases at the start.
    package var initialBias: Float = 0
  }

  /// The gates and the candidate, in the order of the kernels' column blocks.
  package let gates: [Gate]
  /// Rows of the bias: 1, or 2 if input and recurrent pre-activations have their own.
  package var biasRows = 1
  /// With two rows: how many of the gates, from the first one, have the same gradient in both.
  package var gatesOfEqualGradients = 0
  /// Which of `caches` holds the gradient of the recurrent pre-activations after the way back; nil if that is the one of
  /// the input's.
  package var recurrentGradientCache: Int?
  /// Whether the way back through a step reads Uᵀ even if nothing before the step asks for a gradient.
  package var needsTransposeWithinStep = false
  /// How many of the gates, from the first one, multiply their recurrent kernel with h₋₁; those after them multiply it
  /// with another state. nil if all do.
  package var gatesReadingHidden: Int?
  /// Whether a step hands a memory cell to the next besides the hidden state.
  package var hasMemoryCell = false
  /// What a step keeps for the way back besides gates and states: the widths of up to three arrays, in units.
  package var caches: [Int] = []

  /// gates × units
  package func width(units: Int) -> Int { gates.count * units }

  /// Columns of the recurrent kernel that are multiplied with h₋₁.
  package func columnsReadingHidden(units: Int) -> Int { (gatesReadingHidden ?? gates.count) * units }

  /// Floats a row of the state besides the hidden state.
  package func stateWidth(units: Int) -> Int { hasMemoryCell ? units : 0 }

  /// Floats a row of each array of `caches`.
  package func cacheWidths(units: Int) -> [Int] { caches.map { $0 * units } }

  /// The bias at the start, [biasRows, gates × units].
  package func initialBias(units: Int) -> [Float] {
    let row = gates.flatMap { Array(repeating: $0.initialBias, count: units) }
    return (0..<biasRows).flatMap { _ in row }
  }
}
