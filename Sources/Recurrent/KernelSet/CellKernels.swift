import Kernels
import KernelsAVX2
import KernelsAVX512

// One step of each cell, forward and back.
extension KernelSet {
  /// From pre-activations to the hidden state.
  @inline(__always)
  package func simpleRNNForward(rows: Int, units: Int, a: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    case .baseline: Kernels.simpleRNNForward(rows: rows, units: units, a: a, h: h)
    case .avx2: KernelsAVX2.simpleRNNForward(rows: rows, units: units, a: a, h: h)
    case .avx512: KernelsAVX512.simpleRNNForward(rows: rows, units: units, a: a, h: h)
    }
  }

  /// The gradient of the pre-activations from that of the hidden state: da = dh (1 − h²).
  @inline(__always)
  package func simpleRNNBackward(
    rows: Int, units: Int, h: UnsafePointer<Float>, dh: UnsafePointer<Float>, da: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline: Kernels.simpleRNNBackward(rows: rows, units: units, h: h, dh: dh, da: da)
    case .avx2: KernelsAVX2.simpleRNNBackward(rows: rows, units: units, h: h, dh: dh, da: da)
    case .avx512: KernelsAVX512.simpleRNNBackward(rows: rows, units: units, h: h, dh: dh, da: da)
    }
  }

  /// From pre-activations to gates, memory cell and hidden state.
  @inline(__always)
  package func lstmForward(
    rows: Int, units: Int, gates: UnsafeMutablePointer<Float>, previousC: UnsafePointer<Float>,
    c: UnsafeMutablePointer<Float>, tanhC: UnsafeMutablePointer<Float>, h: UnsafeMutablePointer<Float>, hard: Bool
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.lstmForward(
        rows: rows, units: units, gates: gates, previousC: previousC, c: c, tanhC: tanhC, h: h, hard: hard)
    case .avx2:
      KernelsAVX2.lstmForward(
        rows: rows, units: units, gates: gates, previousC: previousC, c: c, tanhC: tanhC, h: h, hard: hard)
    case .avx512:
      KernelsAVX512.lstmForward(
        rows: rows, units: units, gates: gates, previousC: previousC, c: c, tanhC: tanhC, h: h, hard: hard)
    }
  }

  /// The gradients of one step.
  @inline(__always)
  package func lstmBackward(
    rows: Int, units: Int, gates: UnsafePointer<Float>, previousC: UnsafePointer<Float>, tanhC: UnsafePointer<Float>,
    dh: UnsafePointer<Float>, dc: UnsafeMutablePointer<Float>, da: UnsafeMutablePointer<Float>, hard: Bool
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.lstmBackward(
        rows: rows, units: units, gates: gates, previousC: previousC, tanhC: tanhC, dh: dh, dc: dc, da: da, hard: hard)
    case .avx2:
      KernelsAVX2.lstmBackward(
        rows: rows, units: units, gates: gates, previousC: previousC, tanhC: tanhC, dh: dh, dc: dc, da: da, hard: hard)
    case .avx512:
      KernelsAVX512.lstmBackward(
        rows: rows, units: units, gates: gates, previousC: previousC, tanhC: tanhC, dh: dh, dc: dc, da: da, hard: hard)
    }
  }

  /// The update and reset gates from the sum of both pre-activations.
  @inline(__always)
  package func gruGates(
    rows: Int, units: Int, x: RowSource, recurrent: UnsafePointer<Float>, a: UnsafeMutablePointer<Float>, hard: Bool
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.gruGates(
        rows: rows, units: units, x: x.pointer, xRowStride: x.stride, xSymbols: x.symbols, recurrent: recurrent, a: a,
        hard: hard)
    case .avx2:
      KernelsAVX2.gruGates(
        rows: rows, units: units, x: x.pointer, xRowStride: x.stride, xSymbols: x.symbols, recurrent: recurrent, a: a,
        hard: hard)
    case .avx512:
      KernelsAVX512.gruGates(
        rows: rows, units: units, x: x.pointer, xRowStride: x.stride, xSymbols: x.symbols, recurrent: recurrent, a: a,
        hard: hard)
    }
  }

  /// Candidate and hidden state with `reset_after`.
  @inline(__always)
  package func gruResetAfterForward(
    rows: Int, units: Int, x: RowSource, recurrent: UnsafePointer<Float>, a: UnsafeMutablePointer<Float>,
    previousH: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.gruResetAfterForward(
        rows: rows, units: units, x: x.pointer, xRowStride: x.stride, xSymbols: x.symbols, recurrent: recurrent, a: a,
        previousH: previousH, h: h)
    case .avx2:
      KernelsAVX2.gruResetAfterForward(
        rows: rows, units: units, x: x.pointer, xRowStride: x.stride, xSymbols: x.symbols, recurrent: recurrent, a: a,
        previousH: previousH, h: h)
    case .avx512:
      KernelsAVX512.gruResetAfterForward(
        rows: rows, units: units, x: x.pointer, xRowStride: x.stride, xSymbols: x.symbols, recurrent: recurrent, a: a,
        previousH: previousH, h: h)
    }
  }

  /// r h₋₁, what the candidate's recurrent kernel sees without `reset_after`.
  @inline(__always)
  package func gruResetState(
    rows: Int, units: Int, a: UnsafePointer<Float>, previousH: UnsafePointer<Float>,
    into reset: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline: Kernels.gruResetState(rows: rows, units: units, a: a, previousH: previousH, into: reset)
    case .avx2: KernelsAVX2.gruResetState(rows: rows, units: units, a: a, previousH: previousH, into: reset)
    case .avx512: KernelsAVX512.gruResetState(rows: rows, units: units, a: a, previousH: previousH, into: reset)
    }
  }

  /// Candidate and hidden state without `reset_after`; the last third of `a` already holds the candidate's
  /// whole pre-activation.
  @inline(__always)
  package func gruResetBeforeForward(
    rows: Int, units: Int, a: UnsafeMutablePointer<Float>, previousH: UnsafePointer<Float>,
    h: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline: Kernels.gruResetBeforeForward(rows: rows, units: units, a: a, previousH: previousH, h: h)
    case .avx2: KernelsAVX2.gruResetBeforeForward(rows: rows, units: units, a: a, previousH: previousH, h: h)
    case .avx512: KernelsAVX512.gruResetBeforeForward(rows: rows, units: units, a: a, previousH: previousH, h: h)
    }
  }

  /// The gradients of one step with `reset_after`.
  @inline(__always)
  package func gruResetAfterBackward(
    rows: Int, units: Int, gates: UnsafePointer<Float>, recurrent: UnsafePointer<Float>,
    previousH: UnsafePointer<Float>, dh: UnsafePointer<Float>, da: UnsafeMutablePointer<Float>,
    dRecurrent: UnsafeMutablePointer<Float>, dPreviousH: UnsafeMutablePointer<Float>, hard: Bool
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.gruResetAfterBackward(
        rows: rows, units: units, gates: gates, recurrent: recurrent, previousH: previousH, dh: dh, da: da,
        dRecurrent: dRecurrent, dPreviousH: dPreviousH, hard: hard)
    case .avx2:
      KernelsAVX2.gruResetAfterBackward(
        rows: rows, units: units, gates: gates, recurrent: recurrent, previousH: previousH, dh: dh, da: da,
        dRecurrent: dRecurrent, dPreviousH: dPreviousH, hard: hard)
    case .avx512:
      KernelsAVX512.gruResetAfterBackward(
        rows: rows, units: units, gates: gates, recurrent: recurrent, previousH: previousH, dh: dh, da: da,
        dRecurrent: dRecurrent, dPreviousH: dPreviousH, hard: hard)
    }
  }

  /// The first gradients of one step without `reset_after`: update gate and candidate. The candidate's third
  /// then goes back through its recurrent kernel, after which `gruResetBeforeReset` finishes.
  @inline(__always)
  package func gruResetBeforeBackward(
    rows: Int, units: Int, gates: UnsafePointer<Float>, previousH: UnsafePointer<Float>, dh: UnsafePointer<Float>,
    da: UnsafeMutablePointer<Float>, dPreviousH: UnsafeMutablePointer<Float>, hard: Bool
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.gruResetBeforeBackward(
        rows: rows, units: units, gates: gates, previousH: previousH, dh: dh, da: da, dPreviousH: dPreviousH, hard: hard
      )
    case .avx2:
      KernelsAVX2.gruResetBeforeBackward(
        rows: rows, units: units, gates: gates, previousH: previousH, dh: dh, da: da, dPreviousH: dPreviousH, hard: hard
      )
    case .avx512:
      KernelsAVX512.gruResetBeforeBackward(
        rows: rows, units: units, gates: gates, previousH: previousH, dh: dh, da: da, dPreviousH: dPreviousH, hard: hard
      )
    }
  }

  /// The reset gate's gradient without `reset_after`, from that of r h₋₁.
  @inline(__always)
  package func gruResetBeforeReset(
    rows: Int, units: Int, gates: UnsafePointer<Float>, previousH: UnsafePointer<Float>, dReset: UnsafePointer<Float>,
    da: UnsafeMutablePointer<Float>, dPreviousH: UnsafeMutablePointer<Float>, hard: Bool
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.gruResetBeforeReset(
        rows: rows, units: units, gates: gates, previousH: previousH, dReset: dReset, da: da, dPreviousH: dPreviousH,
        hard: hard)
    case .avx2:
      KernelsAVX2.gruResetBeforeReset(
        rows: rows, units: units, gates: gates, previousH: previousH, dReset: dReset, da: da, dPreviousH: dPreviousH,
        hard: hard)
    case .avx512:
      KernelsAVX512.gruResetBeforeReset(
        rows: rows, units: units, gates: gates, previousH: previousH, dReset: dReset, da: da, dPreviousH: dPreviousH,
        hard: hard)
    }
  }
}
