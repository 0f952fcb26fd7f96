/// What a recurrent layer computed, step by step.
package struct LayerTrace: Sendable, Equatable {
  /// Which of `Architecture.layers` it is.
  package let layer: Int
  /// Whether it belongs to the encoder or the decoder.
  package let role: LayerPlan.Role
  /// Its cell.
  package let cell: CellOptions
  /// Width of its input at each step.
  package let inputs: Int
  /// Width of its hidden state.
  package let units: Int
  /// b for each gate, then the second one if the cell has two, `[biasRows × gates][units]`.
  package let biases: [[Float]]
  /// What each step computed, in the order of time.
  package var steps: [StepTrace] = []
}

/// What one step of a cell computed for one sample.
package struct StepTrace: Sendable, Equatable {
  /// x, `[inputs]`.
  package let input: [Float]
  /// h₋₁, `[units]`.
  package let previousHidden: [Float]
  /// c₋₁, `[units]`; empty if the cell has no memory cell.
  package let previousMemory: [Float]
  /// x W + b for each gate, `[gates][units]`.
  package let inputParts: [[Float]]
  /// h₋₁ U for each gate, for a GRU with `reset_after` with its second bias, `[gates][units]`. For a GRU without, the
  /// candidate's is (r h₋₁) U.
  package let recurrentParts: [[Float]]
  /// The gates and the candidate, in the order of `CellShape.gates`, `[gates][units]`.
  package let gates: [[Float]]
  /// c, `[units]`; empty if the cell has no memory cell.
  package let memory: [Float]
  /// h, `[units]`.
  package let hidden: [Float]
}
