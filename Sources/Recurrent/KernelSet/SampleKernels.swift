import Kernels
import KernelsAVX2
import KernelsAVX512

// Training on single samples of one time step.
extension KernelSet {
  /// Adam over some panels of a kernel whose gradient is x ⊗ da, and nextA = nextX · kernel with the new weights.
  @inline(__always)
  package func adamPanels(
    rows: Int, columns: Int, first: Int, last: Int, descending: Bool, panels: UnsafeMutablePointer<Float>,
    x:
      UnsafePointer<Float>, da: UnsafePointer<Float>, nextX: UnsafePointer<Float>, nextA: UnsafeMutablePointer<Float>,
    stepSize: Float, keepM: Float, keepV: Float, epsilon: Float
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.adamPanels(
        rows: rows, columns: columns, first: first, last: last, descending: descending, panels: panels, x: x,
        da: da, nextX: nextX, nextA: nextA, stepSize: stepSize, keepM: keepM, keepV: keepV, epsilon: epsilon)
    case .avx2:
      KernelsAVX2.adamPanels(
        rows: rows, columns: columns, first: first, last: last, descending: descending, panels: panels, x: x,
        da: da, nextX: nextX, nextA: nextA, stepSize: stepSize, keepM: keepM, keepV: keepV, epsilon: epsilon)
    case .avx512:
      KernelsAVX512.adamPanels(
        rows: rows, columns: columns, first: first, last: last, descending: descending, panels: panels, x: x,
        da: da, nextX: nextX, nextA: nextA, stepSize: stepSize, keepM: keepM, keepV: keepV, epsilon: epsilon)
    }
  }

  /// a = x · kernel for a kernel in panels.
  @inline(__always)
  package func panelProducts(
    rows: Int, usedRows: Int, columns: Int, panels: UnsafePointer<Float>, x: UnsafePointer<Float>,
    into a:
      UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.panelProducts(
        rows: rows, usedRows: usedRows, columns: columns, panels: panels, x: x, into: a)
    case .avx2:
      KernelsAVX2.panelProducts(
        rows: rows, usedRows: usedRows, columns: columns, panels: panels, x: x, into: a)
    case .avx512:
      KernelsAVX512.panelProducts(
        rows: rows, usedRows: usedRows, columns: columns, panels: panels, x: x, into: a)
    }
  }

  /// From pre-activations to the loss, and back to their gradients.
  @inline(__always)
  package func simpleRNNSample(
    units: Int, a: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float,
    output: UnsafeMutablePointer<Float>, da: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.simpleRNNSample(
        units: units, a: a, h: h, dense: dense, target: target, output: output, da: da)
    case .avx2:
      KernelsAVX2.simpleRNNSample(
        units: units, a: a, h: h, dense: dense, target: target, output: output, da: da)
    case .avx512:
      KernelsAVX512.simpleRNNSample(
        units: units, a: a, h: h, dense: dense, target: target, output: output, da: da)
    }
  }

  /// From pre-activations to the loss, and back to their gradients.
  @inline(__always)
  package func lstmSample(
    units: Int, a: UnsafePointer<Float>, previousC: UnsafePointer<Float>, c: UnsafeMutablePointer<Float>,
    h:
      UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float, output: UnsafeMutablePointer<Float>,
    da: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.lstmSample(
        units: units, a: a, previousC: previousC, c: c, h: h, dense: dense, target: target, output: output,
        da:
          da, scratch: scratch)
    case .avx2:
      KernelsAVX2.lstmSample(
        units: units, a: a, previousC: previousC, c: c, h: h, dense: dense, target: target, output: output,
        da:
          da, scratch: scratch)
    case .avx512:
      KernelsAVX512.lstmSample(
        units: units, a: a, previousC: previousC, c: c, h: h, dense: dense, target: target, output: output,
        da:
          da, scratch: scratch)
    }
  }

  /// From pre-activations to the loss, and back to their gradients.
  @inline(__always)
  package func gruSample(
    units: Int, a: UnsafePointer<Float>, recurrent: UnsafePointer<Float>, previousH: UnsafePointer<Float>,
    h:
      UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float, output: UnsafeMutablePointer<Float>,
    da: UnsafeMutablePointer<Float>, dRecurrent: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.gruSample(
        units: units, a: a, recurrent: recurrent, previousH: previousH, h: h, dense: dense, target: target,
        output: output, da: da, dRecurrent: dRecurrent, scratch: scratch)
    case .avx2:
      KernelsAVX2.gruSample(
        units: units, a: a, recurrent: recurrent, previousH: previousH, h: h, dense: dense, target: target,
        output: output, da: da, dRecurrent: dRecurrent, scratch: scratch)
    case .avx512:
      KernelsAVX512.gruSample(
        units: units, a: a, recurrent: recurrent, previousH: previousH, h: h, dense: dense, target: target,
        output: output, da: da, dRecurrent: dRecurrent, scratch: scratch)
    }
  }

  /// Floats of scratch that a sample needs.
  package static func sampleScratch(units: Int) -> Int { 10 * (units + 32) }
}
