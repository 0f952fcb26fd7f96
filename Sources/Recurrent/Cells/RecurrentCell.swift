/// One step of a recurrent network: what a cell does with its input's pre-activations and its own state.
///
/// The loop through time is `SequenceLayer`'s. To add a cell: a case of `CellKind`, a type like `LSTMCell` in
/// this folder, and its step in `Kernels` (with a row for each kernel in `KernelSet`).
package protocol RecurrentCell: Sendable {
  /// Names of the gates in the order of the kernels' column blocks, each `units` wide.
  var gateNames: [String] { get }
  /// Rows of the bias: 1, or 2 where input and recurrent pre-activations have their own.
  var biasRows: Int { get }
  /// Whether the gradient of the recurrent pre-activations differs from that of the input's.
  var hasOwnRecurrentGradient: Bool { get }
  /// Whether the way back through a step reads Uᵀ even where nothing before the step asks for a gradient.
  var needsTransposeWithinStep: Bool { get }
  /// From which column on the recurrent kernel is multiplied with another state than h₋₁; all its columns where it
  /// never is.
  func recurrentSplit(units: Int) -> Int
  /// State that a step hands to the next besides the hidden state, in floats a row.
  func stateWidth(units: Int) -> Int
  /// What a step keeps for the way back besides gates and states: the widths of up to three arrays, in floats
  /// a row.
  func cacheWidths(units: Int) -> [Int]
  /// The bias at the start, [biasRows, gates × units].
  func initialBias(units: Int) -> [Float]
  /// The step: from x W + b to gates, state and hidden state.
  func forward(_ step: CellStep)
  /// The step's gradients, from those of its hidden state and state.
  func backward(_ step: CellStep, _ gradients: CellGradients)
  /// Sets columns of the recurrent kernel's gradient to hᵀ · da over all rows of all steps.
  func setRecurrentKernelGradient(_ work: RecurrentGradientWork)
}

extension RecurrentCell {
  package var biasRows: Int { 1 }
  package var hasOwnRecurrentGradient: Bool { false }
  package var needsTransposeWithinStep: Bool { false }
  package func recurrentSplit(units: Int) -> Int { gateNames.count * units }
  package func stateWidth(units: Int) -> Int { 0 }
  package func cacheWidths(units: Int) -> [Int] { [] }

  package func initialBias(units: Int) -> [Float] {
    Array(repeating: 0, count: biasRows * gateNames.count * units)
  }

  package func setRecurrentKernelGradient(_ work: RecurrentGradientWork) {
    work.setGradient(columns: work.columns, from: work.previousH)
  }
}

extension RecurrentGradientWork {
  /// Sets columns of the gradient to stateᵀ · da.
  ///
  /// - Parameter state: what the kernel read, [rows, units].
  func setGradient(columns: Range<Int>, from state: UnsafePointer<Float>) {
    guard !columns.isEmpty else { return }
    kernels.gradientProduct(
      rows: units, columns: columns.count, summed: rows, a: state, aStride: units,
      b: dRecurrent + columns.lowerBound, bStride: width, c: gradient + columns.lowerBound, cStride: width,
      scratch: scratch)
  }
}

/// Which cell, with Keras' options.
public struct CellOptions: Equatable, Hashable, Sendable {
  /// The cell.
  public var kind: CellKind
  /// Gates with Keras 2's hard sigmoid, max(0, min(1, 0.2 x + 0.5)), instead of the logistic function.
  public var hardSigmoid: Bool
  /// GRU: whether the reset gate works after the recurrent product (Keras' default) or before it.
  public var resetAfter: Bool

  /// A cell with Keras' defaults.
  public init(_ kind: CellKind, hardSigmoid: Bool = false, resetAfter: Bool = true) {
    self.kind = kind
    self.hardSigmoid = hardSigmoid
    self.resetAfter = resetAfter
  }

  /// Whether gates and candidate are those of Keras' defaults.
  var hasDefaultGates: Bool { !hardSigmoid && (resetAfter || kind != .gru) }

  package var cell: any RecurrentCell {
    switch kind {
    case .srn: SimpleRNNCell()
    case .lstm: LSTMCell(hardSigmoid: hardSigmoid)
    case .gru: GRUCell(hardSigmoid: hardSigmoid, resetAfter: resetAfter)
    }
  }
}

/// The cells there are.
public enum CellKind: String, CaseIterable, Sendable {
  /// The simple recurrent network, Elman (1990).
  case srn
  /// Long short-term memory, Hochreiter and Schmidhuber (1997), Gers et al. (2000).
  case lstm
  /// The gated recurrent unit, Cho et al. (2014).
  case gru
}

/// The arrays of `RecurrentCell.cacheWidths`.
package typealias CachePointers = InlineArray<3, UnsafeMutablePointer<Float>>

/// The arrays one step works on; rows are those of one thread.
package struct CellStep {
  package let kernels: KernelSet
  package let rows: Int
  package let units: Int
  /// U, [units, gates × units], packed in two where the cell splits it; its transpose [gates × units, units]; and the
  /// bias.
  package let recurrentKernel: Strips
  package let recurrentTransposed: Strips
  package let bias: UnsafePointer<Float>
  /// x W + b, [rows, gates × units]; it may be where the gates are to be.
  package let projection: RowSource
  /// Out: the gates, [rows, gates × units].
  package let gates: UnsafeMutablePointer<Float>
  /// Hidden states before and after, [rows, units].
  package let previousH: UnsafePointer<Float>
  package let h: UnsafeMutablePointer<Float>
  /// Further state before and after, [rows, stateWidth].
  package let previousState: UnsafePointer<Float>
  package let state: UnsafeMutablePointer<Float>
  /// [rows, cacheWidths[i]]
  package let caches: CachePointers
  /// What is known of h₋₁ U.
  package let recurrentProduct: RecurrentProduct
}

/// What a step knows of the product of the hidden state before with the recurrent kernel.
package enum RecurrentProduct: Sendable {
  /// Nothing: the step computes it.
  case missing
  /// The state before is zero, and so is the product.
  case zero
}

/// The gradients of one step.
package struct CellGradients {
  /// In: of the hidden state, [rows, units].
  package let dh: UnsafePointer<Float>
  /// In: of the state after; out: of the state before. [rows, stateWidth]
  package let dState: UnsafeMutablePointer<Float>
  /// Out: of the input's pre-activations, [rows, gates × units]; may be where the step's gates are.
  package let da: UnsafeMutablePointer<Float>
  /// Out: of the recurrent pre-activations where the cell has its own, else `da` itself.
  package let dRecurrent: UnsafeMutablePointer<Float>
  /// Out: of the hidden state before, [rows, units].
  package let dPreviousH: UnsafeMutablePointer<Float>
  /// Whether `dPreviousH` holds a gradient already, to which the step's is added.
  package let adds: Bool
  /// Whether anything before this step asks for a gradient.
  package let propagates: Bool
}

/// Columns of a recurrent kernel's gradient: sums over the rows of all steps.
package struct RecurrentGradientWork {
  package let kernels: KernelSet
  package let units: Int
  /// gates × units
  package let width: Int
  /// Which columns of the gradient.
  package let columns: Range<Int>
  /// Steps × batch.
  package let rows: Int
  /// [rows, units], [rows, width], [rows, width], [rows, cacheWidths[i]]
  package let previousH: UnsafePointer<Float>
  package let da: UnsafePointer<Float>
  package let dRecurrent: UnsafePointer<Float>
  package let caches: CachePointers
  /// [units, width]
  package let gradient: UnsafeMutablePointer<Float>
  /// `KernelSet.gradientScratch` floats.
  package let scratch: UnsafeMutablePointer<Float>
}
