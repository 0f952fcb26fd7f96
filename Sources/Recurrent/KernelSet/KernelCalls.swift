// swift-format-ignore-file
// Written by Tests/KernelsTests/write-kernel-calls.sh from the declarations in Sources/Kernels. Change those.

import Kernels

#if arch(x86_64)
  import KernelsAVX2
  import KernelsAVX512
#endif

// Activations.swift
extension KernelSet {
  /// Applies a function to `count` floats: 0 exp, 1 tanh, 2 sigmoid, 3 log, 4 hard sigmoid.
  @inline(__always)
  package func activate(_ code: Int, count: Int, _ source: UnsafePointer<Float>,
    into destination: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.activate(code, count: count, source, into: destination)
    case .avx512:
      KernelsAVX512.activate(code, count: count, source, into: destination)
    #endif
    default:
      Kernels.activate(code, count: count, source, into: destination)
    }
  }
}

// FusedMultiplyAdd.swift
extension KernelSet {
  /// a · b + c lane by lane over arrays of `count` floats, for tests of `multiplyAdd`.
  @inline(__always)
  package func multiplyAddArrays(count: Int, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>,
    _ c: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.multiplyAddArrays(count: count, a, b, c, into: result)
    case .avx512:
      KernelsAVX512.multiplyAddArrays(count: count, a, b, c, into: result)
    #endif
    default:
      Kernels.multiplyAddArrays(count: count, a, b, c, into: result)
    }
  }
}

// GRUResetBefore.swift
extension KernelSet {
  /// r h₋₁, what the candidate's recurrent kernel sees without `reset_after`.
  @inline(__always)
  package func gruResetState(rows: Int, units: Int, a: UnsafePointer<Float>, previousH: UnsafePointer<Float>,
    into reset: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.gruResetState(rows: rows, units: units, a: a, previousH: previousH, into: reset)
    case .avx512:
      KernelsAVX512.gruResetState(rows: rows, units: units, a: a, previousH: previousH, into: reset)
    #endif
    default:
      Kernels.gruResetState(rows: rows, units: units, a: a, previousH: previousH, into: reset)
    }
  }

  /// Candidate and hidden state without `reset_after`; the last third of `a` already holds the candidate's
  /// whole pre-activation.
  @inline(__always)
  package func gruResetBeforeForward(rows: Int, units: Int, a: UnsafeMutablePointer<Float>,
    previousH: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.gruResetBeforeForward(rows: rows, units: units, a: a, previousH: previousH, h: h)
    case .avx512:
      KernelsAVX512.gruResetBeforeForward(rows: rows, units: units, a: a, previousH: previousH, h: h)
    #endif
    default:
      Kernels.gruResetBeforeForward(rows: rows, units: units, a: a, previousH: previousH, h: h)
    }
  }

  /// The first gradients of one step without `reset_after`: update gate and candidate. The candidate's third
  /// then goes back through its recurrent kernel, after which `gruResetBeforeReset` finishes.
  @inline(__always)
  package func gruResetBeforeBackward(rows: Int, units: Int, gates: UnsafePointer<Float>,
    previousH: UnsafePointer<Float>, dh: UnsafePointer<Float>, da: UnsafeMutablePointer<Float>,
    dPreviousH: UnsafeMutablePointer<Float>, hard: Bool) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.gruResetBeforeBackward(rows: rows, units: units, gates: gates, previousH: previousH, dh: dh, da: da,
        dPreviousH: dPreviousH, hard: hard)
    case .avx512:
      KernelsAVX512.gruResetBeforeBackward(rows: rows, units: units, gates: gates, previousH: previousH, dh: dh, da: da,
        dPreviousH: dPreviousH, hard: hard)
    #endif
    default:
      Kernels.gruResetBeforeBackward(rows: rows, units: units, gates: gates, previousH: previousH, dh: dh, da: da,
        dPreviousH: dPreviousH, hard: hard)
    }
  }

  /// The reset gate's gradient without `reset_after`, from that of r h₋₁.
  @inline(__always)
  package func gruResetBeforeReset(rows: Int, units: Int, gates: UnsafePointer<Float>, previousH: UnsafePointer<Float>,
    dReset: UnsafePointer<Float>, da: UnsafeMutablePointer<Float>, dPreviousH: UnsafeMutablePointer<Float>,
    hard: Bool) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.gruResetBeforeReset(rows: rows, units: units, gates: gates, previousH: previousH, dReset: dReset,
        da: da, dPreviousH: dPreviousH, hard: hard)
    case .avx512:
      KernelsAVX512.gruResetBeforeReset(rows: rows, units: units, gates: gates, previousH: previousH, dReset: dReset,
        da: da, dPreviousH: dPreviousH, hard: hard)
    #endif
    default:
      Kernels.gruResetBeforeReset(rows: rows, units: units, gates: gates, previousH: previousH, dReset: dReset, da: da,
        dPreviousH: dPreviousH, hard: hard)
    }
  }
}

// GRUSample.swift
extension KernelSet {
  /// From pre-activations to the loss, and back to their gradients.
  @inline(__always)
  package func gruSample(units: Int, a: UnsafePointer<Float>, recurrent: UnsafePointer<Float>,
    previousH: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float,
    output: UnsafeMutablePointer<Float>, da: UnsafeMutablePointer<Float>, dRecurrent: UnsafeMutablePointer<Float>,
    scratch: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.gruSample(units: units, a: a, recurrent: recurrent, previousH: previousH, h: h, dense: dense,
        target: target, output: output, da: da, dRecurrent: dRecurrent, scratch: scratch)
    case .avx512:
      KernelsAVX512.gruSample(units: units, a: a, recurrent: recurrent, previousH: previousH, h: h, dense: dense,
        target: target, output: output, da: da, dRecurrent: dRecurrent, scratch: scratch)
    #endif
    default:
      Kernels.gruSample(units: units, a: a, recurrent: recurrent, previousH: previousH, h: h, dense: dense,
        target: target, output: output, da: da, dRecurrent: dRecurrent, scratch: scratch)
    }
  }
}

// GRUStep.swift
extension KernelSet {
  /// The update and reset gates from the sum of both pre-activations.
  @inline(__always)
  package func gruGates(rows: Int, units: Int, x: UnsafePointer<Float>, xRowStride: Int,
    xSymbols: UnsafePointer<UInt8>?, recurrent: UnsafePointer<Float>, a: UnsafeMutablePointer<Float>, hard: Bool) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.gruGates(rows: rows, units: units, x: x, xRowStride: xRowStride, xSymbols: xSymbols,
        recurrent: recurrent, a: a, hard: hard)
    case .avx512:
      KernelsAVX512.gruGates(rows: rows, units: units, x: x, xRowStride: xRowStride, xSymbols: xSymbols,
        recurrent: recurrent, a: a, hard: hard)
    #endif
    default:
      Kernels.gruGates(rows: rows, units: units, x: x, xRowStride: xRowStride, xSymbols: xSymbols, recurrent: recurrent,
        a: a, hard: hard)
    }
  }

  /// Candidate and hidden state with `reset_after`.
  @inline(__always)
  package func gruResetAfterForward(rows: Int, units: Int, x: UnsafePointer<Float>, xRowStride: Int,
    xSymbols: UnsafePointer<UInt8>?, recurrent: UnsafePointer<Float>, a: UnsafeMutablePointer<Float>,
    previousH: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.gruResetAfterForward(rows: rows, units: units, x: x, xRowStride: xRowStride, xSymbols: xSymbols,
        recurrent: recurrent, a: a, previousH: previousH, h: h)
    case .avx512:
      KernelsAVX512.gruResetAfterForward(rows: rows, units: units, x: x, xRowStride: xRowStride, xSymbols: xSymbols,
        recurrent: recurrent, a: a, previousH: previousH, h: h)
    #endif
    default:
      Kernels.gruResetAfterForward(rows: rows, units: units, x: x, xRowStride: xRowStride, xSymbols: xSymbols,
        recurrent: recurrent, a: a, previousH: previousH, h: h)
    }
  }

  /// The gradients of one step with `reset_after`.
  @inline(__always)
  package func gruResetAfterBackward(rows: Int, units: Int, gates: UnsafePointer<Float>,
    recurrent: UnsafePointer<Float>, previousH: UnsafePointer<Float>, dh: UnsafePointer<Float>,
    da: UnsafeMutablePointer<Float>, dRecurrent: UnsafeMutablePointer<Float>, dPreviousH: UnsafeMutablePointer<Float>,
    adds: Bool, hard: Bool) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.gruResetAfterBackward(rows: rows, units: units, gates: gates, recurrent: recurrent,
        previousH: previousH, dh: dh, da: da, dRecurrent: dRecurrent, dPreviousH: dPreviousH, adds: adds, hard: hard)
    case .avx512:
      KernelsAVX512.gruResetAfterBackward(rows: rows, units: units, gates: gates, recurrent: recurrent,
        previousH: previousH, dh: dh, da: da, dRecurrent: dRecurrent, dPreviousH: dPreviousH, adds: adds, hard: hard)
    #endif
    default:
      Kernels.gruResetAfterBackward(rows: rows, units: units, gates: gates, recurrent: recurrent, previousH: previousH,
        dh: dh, da: da, dRecurrent: dRecurrent, dPreviousH: dPreviousH, adds: adds, hard: hard)
    }
  }
}

// LSTMSample.swift
extension KernelSet {
  /// From pre-activations to the loss, and back to their gradients.
  @inline(__always)
  package func lstmSample(units: Int, a: UnsafePointer<Float>, previousC: UnsafePointer<Float>,
    c: UnsafeMutablePointer<Float>, h: UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float,
    output: UnsafeMutablePointer<Float>, da: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.lstmSample(units: units, a: a, previousC: previousC, c: c, h: h, dense: dense, target: target,
        output: output, da: da, scratch: scratch)
    case .avx512:
      KernelsAVX512.lstmSample(units: units, a: a, previousC: previousC, c: c, h: h, dense: dense, target: target,
        output: output, da: da, scratch: scratch)
    #endif
    default:
      Kernels.lstmSample(units: units, a: a, previousC: previousC, c: c, h: h, dense: dense, target: target,
        output: output, da: da, scratch: scratch)
    }
  }
}

// LSTMStep.swift
extension KernelSet {
  /// From pre-activations to gates, memory cell and hidden state.
  @inline(__always)
  package func lstmForward(rows: Int, units: Int, gates: UnsafeMutablePointer<Float>, previousC: UnsafePointer<Float>,
    c: UnsafeMutablePointer<Float>, tanhC: UnsafeMutablePointer<Float>, h: UnsafeMutablePointer<Float>, hard: Bool) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.lstmForward(rows: rows, units: units, gates: gates, previousC: previousC, c: c, tanhC: tanhC, h: h,
        hard: hard)
    case .avx512:
      KernelsAVX512.lstmForward(rows: rows, units: units, gates: gates, previousC: previousC, c: c, tanhC: tanhC, h: h,
        hard: hard)
    #endif
    default:
      Kernels.lstmForward(rows: rows, units: units, gates: gates, previousC: previousC, c: c, tanhC: tanhC, h: h,
        hard: hard)
    }
  }

  /// The gradients of one step.
  @inline(__always)
  package func lstmBackward(rows: Int, units: Int, gates: UnsafePointer<Float>, previousC: UnsafePointer<Float>,
    tanhC: UnsafePointer<Float>, dh: UnsafePointer<Float>, dc: UnsafeMutablePointer<Float>,
    da: UnsafeMutablePointer<Float>, hard: Bool) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.lstmBackward(rows: rows, units: units, gates: gates, previousC: previousC, tanhC: tanhC, dh: dh,
        dc: dc, da: da, hard: hard)
    case .avx512:
      KernelsAVX512.lstmBackward(rows: rows, units: units, gates: gates, previousC: previousC, tanhC: tanhC, dh: dh,
        dc: dc, da: da, hard: hard)
    #endif
    default:
      Kernels.lstmBackward(rows: rows, units: units, gates: gates, previousC: previousC, tanhC: tanhC, dh: dh, dc: dc,
        da: da, hard: hard)
    }
  }
}

// Losses.swift
extension KernelSet {
  /// Softmax of each row, in place.
  @inline(__always)
  package func softmax(rows: Int, classes: Int, _ values: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.softmax(rows: rows, classes: classes, values)
    case .avx512:
      KernelsAVX512.softmax(rows: rows, classes: classes, values)
    #endif
    default:
      Kernels.softmax(rows: rows, classes: classes, values)
    }
  }

  /// Categorical cross-entropy of each row, −log p(target), and its gradient with respect to the logits,
  /// (p − one-hot) · scale, in place of the probabilities.
  @inline(__always)
  package func crossEntropyBackward(rows: Int, classes: Int, _ probabilities: UnsafeMutablePointer<Float>,
    targets: UnsafePointer<UInt8>, losses: UnsafeMutablePointer<Float>, scale: Float) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.crossEntropyBackward(rows: rows, classes: classes, probabilities, targets: targets, losses: losses,
        scale: scale)
    case .avx512:
      KernelsAVX512.crossEntropyBackward(rows: rows, classes: classes, probabilities, targets: targets, losses: losses,
        scale: scale)
    #endif
    default:
      Kernels.crossEntropyBackward(rows: rows, classes: classes, probabilities, targets: targets, losses: losses,
        scale: scale)
    }
  }

  /// Categorical cross-entropy of each row, −log p(target), with p held above 10⁻⁷ as Keras does.
  @inline(__always)
  package func crossEntropy(rows: Int, classes: Int, _ probabilities: UnsafePointer<Float>,
    targets: UnsafePointer<UInt8>, losses: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.crossEntropy(rows: rows, classes: classes, probabilities, targets: targets, losses: losses)
    case .avx512:
      KernelsAVX512.crossEntropy(rows: rows, classes: classes, probabilities, targets: targets, losses: losses)
    #endif
    default:
      Kernels.crossEntropy(rows: rows, classes: classes, probabilities, targets: targets, losses: losses)
    }
  }

  /// The squared error of each row, its mean over the columns, and the gradient of the mean over all rows.
  @inline(__always)
  package func squaredErrorBackward(rows: Int, columns: Int, _ predictions: UnsafeMutablePointer<Float>,
    targets: UnsafePointer<Float>, losses: UnsafeMutablePointer<Float>, scale: Float) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.squaredErrorBackward(rows: rows, columns: columns, predictions, targets: targets, losses: losses,
        scale: scale)
    case .avx512:
      KernelsAVX512.squaredErrorBackward(rows: rows, columns: columns, predictions, targets: targets, losses: losses,
        scale: scale)
    #endif
    default:
      Kernels.squaredErrorBackward(rows: rows, columns: columns, predictions, targets: targets, losses: losses,
        scale: scale)
    }
  }

  /// The squared error of each row, its mean over the columns.
  @inline(__always)
  package func squaredError(rows: Int, columns: Int, _ predictions: UnsafePointer<Float>, targets: UnsafePointer<Float>,
    losses: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.squaredError(rows: rows, columns: columns, predictions, targets: targets, losses: losses)
    case .avx512:
      KernelsAVX512.squaredError(rows: rows, columns: columns, predictions, targets: targets, losses: losses)
    #endif
    default:
      Kernels.squaredError(rows: rows, columns: columns, predictions, targets: targets, losses: losses)
    }
  }
}

// MachineLimits.swift
extension KernelSet {
  /// Multiply-adds in independent sums that stay in registers, 32 · `multiplyAddsPerRound` floating-point operations a
  /// round: more sums than the latency of the multiply-add asks for, and as many as there are registers for. With AVX-512 a
  /// vector is one register, and two of them begin in every cycle of a CPU where each takes four: six sums kept such a CPU
  /// waiting for a quarter of the time.
  @inline(__always)
  package func multiplyAddRounds(_ rounds: Int) -> Float {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.multiplyAddRounds(rounds)
    case .avx512:
      KernelsAVX512.multiplyAddRounds(rounds)
    #endif
    default:
      Kernels.multiplyAddRounds(rounds)
    }
  }

  /// Independent sums of `multiplyAddRounds`.
  @inline(__always)
  package func multiplyAddsPerRound() -> Int {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.multiplyAddsPerRound()
    case .avx512:
      KernelsAVX512.multiplyAddsPerRound()
    #endif
    default:
      Kernels.multiplyAddsPerRound()
    }
  }

  /// Four vectors a round through the unit that divides and takes square roots, once each, as Adam does.
  @inline(__always)
  package func divisionRounds(_ rounds: Int) -> Float {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.divisionRounds(rounds)
    case .avx512:
      KernelsAVX512.divisionRounds(rounds)
    #endif
    default:
      Kernels.divisionRounds(rounds)
    }
  }

  /// The longest chain of a step at batch 1, over and over, each link waiting for the one before: gate, memory cell,
  /// hidden state, prediction, back, Adam, next pre-activation.
  @inline(__always)
  package func latencyRounds(_ rounds: Int) -> Float {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.latencyRounds(rounds)
    case .avx512:
      KernelsAVX512.latencyRounds(rounds)
    #endif
    default:
      Kernels.latencyRounds(rounds)
    }
  }

  /// Copies `count` floats, a multiple of 16.
  @inline(__always)
  package func copyFloats(count: Int, _ source: UnsafePointer<Float>, into destination: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.copyFloats(count: count, source, into: destination)
    case .avx512:
      KernelsAVX512.copyFloats(count: count, source, into: destination)
    #endif
    default:
      Kernels.copyFloats(count: count, source, into: destination)
    }
  }
}

// MatrixPacking.swift
extension KernelSet {
  /// Packs `rows` rows of 16 columns each, strip by strip.
  @inline(__always)
  package func packStrips(rows: Int, columns: Int, from source: UnsafePointer<Float>, rowStride: Int,
    into strips: UnsafeMutablePointer<Float>, stripStride: Int) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.packStrips(rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips,
        stripStride: stripStride)
    case .avx512:
      KernelsAVX512.packStrips(rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips,
        stripStride: stripStride)
    #endif
    default:
      Kernels.packStrips(rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips,
        stripStride: stripStride)
    }
  }

  /// Packs rows as `packStrips` does, and adds them to `sums`, column by column, in the order of the rows, as `addRows` does.
  @inline(__always)
  package func packAndAddRows(rows: Int, columns: Int, from source: UnsafePointer<Float>, rowStride: Int,
    into strips: UnsafeMutablePointer<Float>, stripStride: Int, sums: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.packAndAddRows(rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips,
        stripStride: stripStride, sums: sums)
    case .avx512:
      KernelsAVX512.packAndAddRows(rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips,
        stripStride: stripStride, sums: sums)
    #endif
    default:
      Kernels.packAndAddRows(rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips,
        stripStride: stripStride, sums: sums)
    }
  }

  /// Packs the transpose of a matrix: rows of the source become columns.
  @inline(__always)
  package func packTransposedStrips(rows: Int, columns: Int, from source: UnsafePointer<Float>, rowStride: Int,
    into strips: UnsafeMutablePointer<Float>, stripStride: Int) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.packTransposedStrips(rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips,
        stripStride: stripStride)
    case .avx512:
      KernelsAVX512.packTransposedStrips(rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips,
        stripStride: stripStride)
    #endif
    default:
      Kernels.packTransposedStrips(rows: rows, columns: columns, from: source, rowStride: rowStride, into: strips,
        stripStride: stripStride)
    }
  }
}

// MatrixProduct.swift
extension KernelSet {
  /// C = S + A · B: every sum starts from the element of S in its place, or from zero.
  @inline(__always)
  package func matrixProduct(rows: Int, columns: Int, inner: Int, a: UnsafePointer<Float>, aRowStride: Int,
    aInnerStride: Int, b: UnsafePointer<Float>, bRowStride: Int, bStripStride: Int, c: UnsafeMutablePointer<Float>,
    cRowStride: Int, start: UnsafePointer<Float>?, startRowStride: Int, startSymbols: UnsafePointer<UInt8>?) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.matrixProduct(rows: rows, columns: columns, inner: inner, a: a, aRowStride: aRowStride,
        aInnerStride: aInnerStride, b: b, bRowStride: bRowStride, bStripStride: bStripStride, c: c,
        cRowStride: cRowStride, start: start, startRowStride: startRowStride, startSymbols: startSymbols)
    case .avx512:
      KernelsAVX512.matrixProduct(rows: rows, columns: columns, inner: inner, a: a, aRowStride: aRowStride,
        aInnerStride: aInnerStride, b: b, bRowStride: bRowStride, bStripStride: bStripStride, c: c,
        cRowStride: cRowStride, start: start, startRowStride: startRowStride, startSymbols: startSymbols)
    #endif
    default:
      Kernels.matrixProduct(rows: rows, columns: columns, inner: inner, a: a, aRowStride: aRowStride,
        aInnerStride: aInnerStride, b: b, bRowStride: bRowStride, bStripStride: bStripStride, c: c,
        cRowStride: cRowStride, start: start, startRowStride: startRowStride, startSymbols: startSymbols)
    }
  }
}

// OptimizerUpdates.swift
extension KernelSet {
  /// Adam, Kingma and Ba (2015), in Keras' form:
  ///   m += (g − m)(1 − β₁),  v += (g² − v)(1 − β₂),  w −= α m / (√v + ε)
  @inline(__always)
  package func adamUpdate(count: Int, weights: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>,
    m: UnsafeMutablePointer<Float>, v: UnsafeMutablePointer<Float>, stepSize: Float, keepM: Float, keepV: Float,
    epsilon: Float, slowDivider: Bool) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.adamUpdate(count: count, weights: weights, gradients: gradients, m: m, v: v, stepSize: stepSize,
        keepM: keepM, keepV: keepV, epsilon: epsilon, slowDivider: slowDivider)
    case .avx512:
      KernelsAVX512.adamUpdate(count: count, weights: weights, gradients: gradients, m: m, v: v, stepSize: stepSize,
        keepM: keepM, keepV: keepV, epsilon: epsilon, slowDivider: slowDivider)
    #endif
    default:
      Kernels.adamUpdate(count: count, weights: weights, gradients: gradients, m: m, v: v, stepSize: stepSize,
        keepM: keepM, keepV: keepV, epsilon: epsilon, slowDivider: slowDivider)
    }
  }

  /// RMSprop, Tieleman and Hinton (2012), in Keras' form: v = ρ v + (1 − ρ) g², w −= rate · g / √(v + ε)
  @inline(__always)
  package func rmspropUpdate(count: Int, weights: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>,
    v: UnsafeMutablePointer<Float>, rate: Float, rho: Float, keep: Float, epsilon: Float) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.rmspropUpdate(count: count, weights: weights, gradients: gradients, v: v, rate: rate, rho: rho,
        keep: keep, epsilon: epsilon)
    case .avx512:
      KernelsAVX512.rmspropUpdate(count: count, weights: weights, gradients: gradients, v: v, rate: rate, rho: rho,
        keep: keep, epsilon: epsilon)
    #endif
    default:
      Kernels.rmspropUpdate(count: count, weights: weights, gradients: gradients, v: v, rate: rate, rho: rho,
        keep: keep, epsilon: epsilon)
    }
  }

  /// Gradient descent with momentum: m = momentum · m − rate · g, w += m
  @inline(__always)
  package func momentumUpdate(count: Int, weights: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>,
    m: UnsafeMutablePointer<Float>, rate: Float, momentum: Float) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.momentumUpdate(count: count, weights: weights, gradients: gradients, m: m, rate: rate,
        momentum: momentum)
    case .avx512:
      KernelsAVX512.momentumUpdate(count: count, weights: weights, gradients: gradients, m: m, rate: rate,
        momentum: momentum)
    #endif
    default:
      Kernels.momentumUpdate(count: count, weights: weights, gradients: gradients, m: m, rate: rate, momentum: momentum)
    }
  }

  /// The sum of the squares of `count` floats: sixteen sums in index order, combined by the fixed tree.
  @inline(__always)
  package func squaredNorm(count: Int, _ values: UnsafePointer<Float>) -> Float {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.squaredNorm(count: count, values)
    case .avx512:
      KernelsAVX512.squaredNorm(count: count, values)
    #endif
    default:
      Kernels.squaredNorm(count: count, values)
    }
  }

  /// Multiplies `count` floats by a factor.
  @inline(__always)
  package func scale(count: Int, _ values: UnsafeMutablePointer<Float>, by factor: Float) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.scale(count: count, values, by: factor)
    case .avx512:
      KernelsAVX512.scale(count: count, values, by: factor)
    #endif
    default:
      Kernels.scale(count: count, values, by: factor)
    }
  }
}

// Rows.swift
extension KernelSet {
  /// Copies rows, which are found as `startOfRow` finds them. With symbols it is the product of one-hot rows with a kernel.
  @inline(__always)
  package func copyRows(rows: Int, columns: Int, from source: UnsafePointer<Float>, sourceRowStride: Int,
    symbols: UnsafePointer<UInt8>?, into destination: UnsafeMutablePointer<Float>, rowStride: Int) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.copyRows(rows: rows, columns: columns, from: source, sourceRowStride: sourceRowStride,
        symbols: symbols, into: destination, rowStride: rowStride)
    case .avx512:
      KernelsAVX512.copyRows(rows: rows, columns: columns, from: source, sourceRowStride: sourceRowStride,
        symbols: symbols, into: destination, rowStride: rowStride)
    #endif
    default:
      Kernels.copyRows(rows: rows, columns: columns, from: source, sourceRowStride: sourceRowStride, symbols: symbols,
        into: destination, rowStride: rowStride)
    }
  }

  /// Adds each row to the table's row of its symbol, in the order of the rows: the gradient of a kernel whose
  /// input is one-hot. Works on the columns `firstColumn ..< firstColumn + columns` alone, so that threads
  /// share the work by columns.
  @inline(__always)
  package func scatterAddRows(rows: Int, firstColumn: Int, columns: Int, symbols: UnsafePointer<UInt8>,
    from source: UnsafePointer<Float>, sourceRowStride: Int, into table: UnsafeMutablePointer<Float>,
    tableRowStride: Int) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.scatterAddRows(rows: rows, firstColumn: firstColumn, columns: columns, symbols: symbols, from: source,
        sourceRowStride: sourceRowStride, into: table, tableRowStride: tableRowStride)
    case .avx512:
      KernelsAVX512.scatterAddRows(rows: rows, firstColumn: firstColumn, columns: columns, symbols: symbols,
        from: source, sourceRowStride: sourceRowStride, into: table, tableRowStride: tableRowStride)
    #endif
    default:
      Kernels.scatterAddRows(rows: rows, firstColumn: firstColumn, columns: columns, symbols: symbols, from: source,
        sourceRowStride: sourceRowStride, into: table, tableRowStride: tableRowStride)
    }
  }

  /// Adds rows to `sums`, column by column, in the order of the rows.
  @inline(__always)
  package func addRows(rows: Int, columns: Int, from source: UnsafePointer<Float>, rowStride: Int,
    into sums: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.addRows(rows: rows, columns: columns, from: source, rowStride: rowStride, into: sums)
    case .avx512:
      KernelsAVX512.addRows(rows: rows, columns: columns, from: source, rowStride: rowStride, into: sums)
    #endif
    default:
      Kernels.addRows(rows: rows, columns: columns, from: source, rowStride: rowStride, into: sums)
    }
  }

  /// Adds `count` floats to as many others, element by element.
  @inline(__always)
  package func add(count: Int, _ source: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.add(count: count, source, to: sums)
    case .avx512:
      KernelsAVX512.add(count: count, source, to: sums)
    #endif
    default:
      Kernels.add(count: count, source, to: sums)
    }
  }

  /// The inner product of each row with a vector.
  @inline(__always)
  package func dotProducts(rows: Int, columns: Int, matrix: UnsafePointer<Float>, vector: UnsafePointer<Float>,
    into products: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.dotProducts(rows: rows, columns: columns, matrix: matrix, vector: vector, into: products)
    case .avx512:
      KernelsAVX512.dotProducts(rows: rows, columns: columns, matrix: matrix, vector: vector, into: products)
    #endif
    default:
      Kernels.dotProducts(rows: rows, columns: columns, matrix: matrix, vector: vector, into: products)
    }
  }

  /// The transpose of the rows `firstRow ..< firstRow + rows` of `source` [·, columns] as columns of
  /// `destination` [columns, destinationRowStride].
  @inline(__always)
  package func transpose(firstRow: Int, rows: Int, columns: Int, from source: UnsafePointer<Float>,
    into destination: UnsafeMutablePointer<Float>, destinationRowStride: Int) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.transpose(firstRow: firstRow, rows: rows, columns: columns, from: source, into: destination,
        destinationRowStride: destinationRowStride)
    case .avx512:
      KernelsAVX512.transpose(firstRow: firstRow, rows: rows, columns: columns, from: source, into: destination,
        destinationRowStride: destinationRowStride)
    #endif
    default:
      Kernels.transpose(firstRow: firstRow, rows: rows, columns: columns, from: source, into: destination,
        destinationRowStride: destinationRowStride)
    }
  }

  /// Sets `count` floats to zero.
  @inline(__always)
  package func clear(count: Int, _ destination: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.clear(count: count, destination)
    case .avx512:
      KernelsAVX512.clear(count: count, destination)
    #endif
    default:
      Kernels.clear(count: count, destination)
    }
  }
}

// SamplePanels.swift
extension KernelSet {
  /// Floats of scratch that `lstmSample` and `gruSample` ask for.
  @inline(__always)
  package func sampleScratch(units: Int) -> Int {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.sampleScratch(units: units)
    case .avx512:
      KernelsAVX512.sampleScratch(units: units)
    #endif
    default:
      Kernels.sampleScratch(units: units)
    }
  }

  /// Adam over some panels of a kernel whose gradient is x ⊗ da, and nextA = nextX · kernel with the new weights.
  @inline(__always)
  package func adamPanels(rows: Int, columns: Int, first: Int, last: Int, descending: Bool,
    panels: UnsafeMutablePointer<Float>, x: UnsafePointer<Float>, da: UnsafePointer<Float>, nextX: UnsafePointer<Float>,
    nextA: UnsafeMutablePointer<Float>, stepSize: Float, keepM: Float, keepV: Float, epsilon: Float,
    slowDivider: Bool) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.adamPanels(rows: rows, columns: columns, first: first, last: last, descending: descending,
        panels: panels, x: x, da: da, nextX: nextX, nextA: nextA, stepSize: stepSize, keepM: keepM, keepV: keepV,
        epsilon: epsilon, slowDivider: slowDivider)
    case .avx512:
      KernelsAVX512.adamPanels(rows: rows, columns: columns, first: first, last: last, descending: descending,
        panels: panels, x: x, da: da, nextX: nextX, nextA: nextA, stepSize: stepSize, keepM: keepM, keepV: keepV,
        epsilon: epsilon, slowDivider: slowDivider)
    #endif
    default:
      Kernels.adamPanels(rows: rows, columns: columns, first: first, last: last, descending: descending, panels: panels,
        x: x, da: da, nextX: nextX, nextA: nextA, stepSize: stepSize, keepM: keepM, keepV: keepV, epsilon: epsilon,
        slowDivider: slowDivider)
    }
  }

  /// a = x · kernel for a kernel in panels.
  @inline(__always)
  package func panelProducts(rows: Int, usedRows: Int, columns: Int, panels: UnsafePointer<Float>,
    x: UnsafePointer<Float>, into a: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.panelProducts(rows: rows, usedRows: usedRows, columns: columns, panels: panels, x: x, into: a)
    case .avx512:
      KernelsAVX512.panelProducts(rows: rows, usedRows: usedRows, columns: columns, panels: panels, x: x, into: a)
    #endif
    default:
      Kernels.panelProducts(rows: rows, usedRows: usedRows, columns: columns, panels: panels, x: x, into: a)
    }
  }
}

// SeedLaneCells.swift
extension KernelSet {
  /// From pre-activations to the loss, and back to their gradients.
  @inline(__always)
  package func simpleRNNInLanes(units: Int, a: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>,
    dense: UnsafePointer<Float>, target: Float, output: UnsafeMutablePointer<Float>, da: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.simpleRNNInLanes(units: units, a: a, h: h, dense: dense, target: target, output: output, da: da)
    case .avx512:
      KernelsAVX512.simpleRNNInLanes(units: units, a: a, h: h, dense: dense, target: target, output: output, da: da)
    #endif
    default:
      Kernels.simpleRNNInLanes(units: units, a: a, h: h, dense: dense, target: target, output: output, da: da)
    }
  }

  /// From pre-activations to the loss, and back to their gradients.
  @inline(__always)
  package func lstmInLanes(units: Int, a: UnsafeMutablePointer<Float>, previousC: UnsafePointer<Float>,
    c: UnsafeMutablePointer<Float>, h: UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float,
    output: UnsafeMutablePointer<Float>, da: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.lstmInLanes(units: units, a: a, previousC: previousC, c: c, h: h, dense: dense, target: target,
        output: output, da: da, scratch: scratch)
    case .avx512:
      KernelsAVX512.lstmInLanes(units: units, a: a, previousC: previousC, c: c, h: h, dense: dense, target: target,
        output: output, da: da, scratch: scratch)
    #endif
    default:
      Kernels.lstmInLanes(units: units, a: a, previousC: previousC, c: c, h: h, dense: dense, target: target,
        output: output, da: da, scratch: scratch)
    }
  }

  /// From pre-activations to the loss, and back to their gradients.
  @inline(__always)
  package func gruInLanes(units: Int, a: UnsafeMutablePointer<Float>, recurrent: UnsafePointer<Float>,
    previousH: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float,
    output: UnsafeMutablePointer<Float>, da: UnsafeMutablePointer<Float>, dRecurrent: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.gruInLanes(units: units, a: a, recurrent: recurrent, previousH: previousH, h: h, dense: dense,
        target: target, output: output, da: da, dRecurrent: dRecurrent)
    case .avx512:
      KernelsAVX512.gruInLanes(units: units, a: a, recurrent: recurrent, previousH: previousH, h: h, dense: dense,
        target: target, output: output, da: da, dRecurrent: dRecurrent)
    #endif
    default:
      Kernels.gruInLanes(units: units, a: a, recurrent: recurrent, previousH: previousH, h: h, dense: dense,
        target: target, output: output, da: da, dRecurrent: dRecurrent)
    }
  }
}

// SeedLanes.swift
extension KernelSet {
  /// Adam over a kernel whose gradient is x ⊗ da, and nextA = nextX · kernel with the new weights; see `adamPanels`.
  @inline(__always)
  package func adamInLanes(rows: Int, columns: Int, kernel: UnsafeMutablePointer<Float>, x: UnsafePointer<Float>,
    da: UnsafePointer<Float>, nextX: UnsafePointer<Float>, nextA: UnsafeMutablePointer<Float>, stepSize: Float,
    keepM: Float, keepV: Float, epsilon: Float, slowDivider: Bool) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.adamInLanes(rows: rows, columns: columns, kernel: kernel, x: x, da: da, nextX: nextX, nextA: nextA,
        stepSize: stepSize, keepM: keepM, keepV: keepV, epsilon: epsilon, slowDivider: slowDivider)
    case .avx512:
      KernelsAVX512.adamInLanes(rows: rows, columns: columns, kernel: kernel, x: x, da: da, nextX: nextX, nextA: nextA,
        stepSize: stepSize, keepM: keepM, keepV: keepV, epsilon: epsilon, slowDivider: slowDivider)
    #endif
    default:
      Kernels.adamInLanes(rows: rows, columns: columns, kernel: kernel, x: x, da: da, nextX: nextX, nextA: nextA,
        stepSize: stepSize, keepM: keepM, keepV: keepV, epsilon: epsilon, slowDivider: slowDivider)
    }
  }

  /// a = x · kernel, of whose rows the first `usedRows` are multiplied, the others' factors being zero.
  @inline(__always)
  package func productsInLanes(rows: Int, usedRows: Int, columns: Int, kernel: UnsafePointer<Float>,
    x: UnsafePointer<Float>, into a: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.productsInLanes(rows: rows, usedRows: usedRows, columns: columns, kernel: kernel, x: x, into: a)
    case .avx512:
      KernelsAVX512.productsInLanes(rows: rows, usedRows: usedRows, columns: columns, kernel: kernel, x: x, into: a)
    #endif
    default:
      Kernels.productsInLanes(rows: rows, usedRows: usedRows, columns: columns, kernel: kernel, x: x, into: a)
    }
  }

  /// Which lanes hold a number that is not finite: NaN is added to their place in `marks`, else zero.
  @inline(__always)
  package func markNotFinite(count: Int, _ values: UnsafePointer<Float>, in marks: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.markNotFinite(count: count, values, in: marks)
    case .avx512:
      KernelsAVX512.markNotFinite(count: count, values, in: marks)
    #endif
    default:
      Kernels.markNotFinite(count: count, values, in: marks)
    }
  }
}

// SimpleRNNSample.swift
extension KernelSet {
  /// From pre-activations to the loss, and back to their gradients.
  @inline(__always)
  package func simpleRNNSample(units: Int, a: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>,
    dense: UnsafePointer<Float>, target: Float, output: UnsafeMutablePointer<Float>, da: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.simpleRNNSample(units: units, a: a, h: h, dense: dense, target: target, output: output, da: da)
    case .avx512:
      KernelsAVX512.simpleRNNSample(units: units, a: a, h: h, dense: dense, target: target, output: output, da: da)
    #endif
    default:
      Kernels.simpleRNNSample(units: units, a: a, h: h, dense: dense, target: target, output: output, da: da)
    }
  }
}

// SimpleRNNStep.swift
extension KernelSet {
  /// From pre-activations to the hidden state.
  @inline(__always)
  package func simpleRNNForward(rows: Int, units: Int, a: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.simpleRNNForward(rows: rows, units: units, a: a, h: h)
    case .avx512:
      KernelsAVX512.simpleRNNForward(rows: rows, units: units, a: a, h: h)
    #endif
    default:
      Kernels.simpleRNNForward(rows: rows, units: units, a: a, h: h)
    }
  }

  /// The gradient of the pre-activations from that of the hidden state: da = dh (1 − h²).
  @inline(__always)
  package func simpleRNNBackward(rows: Int, units: Int, h: UnsafePointer<Float>, dh: UnsafePointer<Float>,
    da: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.simpleRNNBackward(rows: rows, units: units, h: h, dh: dh, da: da)
    case .avx512:
      KernelsAVX512.simpleRNNBackward(rows: rows, units: units, h: h, dh: dh, da: da)
    #endif
    default:
      Kernels.simpleRNNBackward(rows: rows, units: units, h: h, dh: dh, da: da)
    }
  }
}

// SquareRoots.swift
extension KernelSet {
  /// √x of `count` floats, all by multiply-adds, for tests.
  @inline(__always)
  package func squareRoots(count: Int, _ source: UnsafePointer<Float>, into roots: UnsafeMutablePointer<Float>) {
    switch instructionSet {
    #if arch(x86_64)
    case .avx2:
      KernelsAVX2.squareRoots(count: count, source, into: roots)
    case .avx512:
      KernelsAVX512.squareRoots(count: count, source, into: roots)
    #endif
    default:
      Kernels.squareRoots(count: count, source, into: roots)
    }
  }
}
