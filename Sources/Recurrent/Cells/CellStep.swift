// The arrays that one step of a cell works on, forward and back.

/// Where the arrays of `CellShape.caches` are; each cell names its own.
package typealias CachePointers = InlineArray<3, UnsafeMutablePointer<Float>>

/// The arrays one step works on; rows are those of one thread.
package struct CellStep {
  /// The kernels that compute it.
  package let kernels: KernelSet
  /// Samples.
  package let rows: Int
  /// Width of the hidden state.
  package let units: Int
  /// U, [units, gates × units], in two packed parts if the last gates read another state than h₋₁.
  package let recurrentKernel: Strips
  /// Uᵀ, [gates × units, units].
  package let recurrentTransposed: Strips
  /// b, [biasRows, gates × units].
  package let bias: UnsafePointer<Float>
  /// x W + b, [rows, gates × units]; it may share the memory of `gates`.
  package let projection: RowSource
  /// Out: the gates, [rows, gates × units].
  package let gates: UnsafeMutablePointer<Float>
  /// h₋₁, [rows, units].
  package let previousH: UnsafePointer<Float>
  /// Out: h, [rows, units].
  package let h: UnsafeMutablePointer<Float>
  /// The memory cell before the step, [rows, stateWidth].
  package let previousState: UnsafePointer<Float>
  /// Out: the memory cell after the step, [rows, stateWidth].
  package let state: UnsafeMutablePointer<Float>
  /// Out: what the way back needs besides; array i is [rows, caches[i] × units].
  package let caches: CachePointers
  /// What is known of h₋₁ U.
  package let recurrentProduct: RecurrentProduct
}

/// What a step knows of the product of the hidden state before it with the recurrent kernel.
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
  /// In: of the memory cell after the step; out: of the one before. [rows, stateWidth]
  package let dState: UnsafeMutablePointer<Float>
  /// Out: of the input's pre-activations, [rows, gates × units]; it may share the memory of the gates.
  package let da: UnsafeMutablePointer<Float>
  /// Out: of the recurrent pre-activations if the cell has its own, else `da` itself.
  package let dRecurrent: UnsafeMutablePointer<Float>
  /// Out: of h₋₁, [rows, units].
  package let dPreviousH: UnsafeMutablePointer<Float>
  /// Whether `dPreviousH` holds a gradient already, to which the step's is added.
  package let adds: Bool
  /// Whether anything before this step asks for a gradient.
  package let propagates: Bool
}

/// Columns of a recurrent kernel's gradient: sums over the rows of all steps.
package struct RecurrentGradientWork {
  /// The kernels that compute it.
  package let kernels: KernelSet
  /// Width of the hidden state.
  package let units: Int
  /// gates × units
  package let width: Int
  /// Which columns of the gradient.
  package let columns: Range<Int>
  /// Steps × batch.
  package let rows: Int
  /// h₋₁, [rows, units].
  package let previousH: UnsafePointer<Float>
  /// The gradient of the recurrent pre-activations, [rows, width].
  package let dRecurrent: UnsafePointer<Float>
  /// What the steps kept; array i is [rows, caches[i] × units].
  package let caches: CachePointers
  /// Out: [units, width].
  package let gradient: UnsafeMutablePointer<Float>
  /// In and out: the rows of `dRecurrent` are added to it, [width].
  package let biasGradient: UnsafeMutablePointer<Float>
  /// `KernelSet.gradientScratch` floats.
  package let scratch: UnsafeMutablePointer<Float>
}

// What cells have in common.

extension CellStep {
  /// gates = x W + b + h₋₁ U, for a cell of so many gates.
  func setPreActivations(gates count: Int) {
    let width = count * units
    guard recurrentProduct == .missing else {
      return kernels.copyRows(rows: rows, columns: width, from: projection, into: gates, rowStride: width)
    }
    kernels.matrixProduct(
      rows: rows, columns: width, inner: units, a: previousH, aRowStride: units, b: recurrentKernel,
      c: gates, cRowStride: width, startingFrom: projection)
  }

  /// dh₋₁ = da Uᵀ, or dh₋₁ += da Uᵀ.
  func propagate(_ gradients: CellGradients, gates count: Int, adds: Bool) {
    kernels.matrixProduct(
      rows: rows, columns: units, inner: count * units,
      a: gradients.dRecurrent, aRowStride: count * units, b: recurrentTransposed,
      c: gradients.dPreviousH, cRowStride: units, accumulating: adds)
  }
}

extension RecurrentGradientWork {
  /// Sets columns of the gradient to stateᵀ · da, and adds the rows of da to those of the bias.
  ///
  /// - Parameter state: what the kernel read, [rows, units].
  func setGradient(columns: Range<Int>, from state: UnsafePointer<Float>) {
    guard !columns.isEmpty else { return }
    kernels.gradientProduct(
      rows: units, columns: columns.count, summed: rows, a: state, aStride: units,
      b: dRecurrent + columns.lowerBound, bStride: width, c: gradient + columns.lowerBound, cStride: width,
      sums: biasGradient + columns.lowerBound, scratch: scratch)
  }
}
