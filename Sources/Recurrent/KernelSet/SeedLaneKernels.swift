import Kernels
import KernelsAVX2
import KernelsAVX512

// Training of networks that differ in their seed alone, one in each lane.
extension KernelSet {
  /// Networks that are trained side by side.
  package static let laneCount = 16

  /// Adam over a kernel of networks in lanes, and the next product with it.
  @inline(__always)
  package func adamInLanes(
    rows: Int, columns: Int, kernel: UnsafeMutablePointer<Float>, x: UnsafePointer<Float>, da: UnsafePointer<Float>,
    nextX: UnsafePointer<Float>, nextA: UnsafeMutablePointer<Float>, stepSize: Float, keepM: Float, keepV: Float,
    epsilon: Float
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.adamInLanes(
        rows: rows, columns: columns, kernel: kernel, x: x, da: da, nextX: nextX, nextA: nextA, stepSize: stepSize,
        keepM: keepM, keepV: keepV, epsilon: epsilon)
    case .avx2:
      KernelsAVX2.adamInLanes(
        rows: rows, columns: columns, kernel: kernel, x: x, da: da, nextX: nextX, nextA: nextA, stepSize: stepSize,
        keepM: keepM, keepV: keepV, epsilon: epsilon)
    case .avx512:
      KernelsAVX512.adamInLanes(
        rows: rows, columns: columns, kernel: kernel, x: x, da: da, nextX: nextX, nextA: nextA, stepSize: stepSize,
        keepM: keepM, keepV: keepV, epsilon: epsilon)
    }
  }

  /// a = x · kernel of networks in lanes.
  @inline(__always)
  package func productsInLanes(
    rows: Int, usedRows: Int, columns: Int, kernel: UnsafePointer<Float>, x: UnsafePointer<Float>,
    into a: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.productsInLanes(rows: rows, usedRows: usedRows, columns: columns, kernel: kernel, x: x, into: a)
    case .avx2:
      KernelsAVX2.productsInLanes(rows: rows, usedRows: usedRows, columns: columns, kernel: kernel, x: x, into: a)
    case .avx512:
      KernelsAVX512.productsInLanes(rows: rows, usedRows: usedRows, columns: columns, kernel: kernel, x: x, into: a)
    }
  }

  /// Marks the lanes that hold a number that is not finite.
  @inline(__always)
  package func markNotFinite(
    count: Int, _ values: UnsafePointer<Float>, in marks: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline: Kernels.markNotFinite(count: count, values, in: marks)
    case .avx2: KernelsAVX2.markNotFinite(count: count, values, in: marks)
    case .avx512: KernelsAVX512.markNotFinite(count: count, values, in: marks)
    }
  }

  /// From pre-activations to the loss, and back to their gradients.
  @inline(__always)
  package func simpleRNNInLanes(
    units: Int, a: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float,
    output: UnsafeMutablePointer<Float>, da: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.simpleRNNInLanes(units: units, a: a, h: h, dense: dense, target: target, output: output, da: da)
    case .avx2:
      KernelsAVX2.simpleRNNInLanes(units: units, a: a, h: h, dense: dense, target: target, output: output, da: da)
    case .avx512:
      KernelsAVX512.simpleRNNInLanes(units: units, a: a, h: h, dense: dense, target: target, output: output, da: da)
    }
  }

  /// From pre-activations to the loss, and back to their gradients.
  @inline(__always)
  package func lstmInLanes(
    units: Int, a: UnsafeMutablePointer<Float>, previousC: UnsafePointer<Float>, c: UnsafeMutablePointer<Float>,
    h: UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float, output: UnsafeMutablePointer<Float>,
    da: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.lstmInLanes(
        units: units, a: a, previousC: previousC, c: c, h: h, dense: dense, target: target, output: output, da: da,
        scratch: scratch)
    case .avx2:
      KernelsAVX2.lstmInLanes(
        units: units, a: a, previousC: previousC, c: c, h: h, dense: dense, target: target, output: output, da: da,
        scratch: scratch)
    case .avx512:
      KernelsAVX512.lstmInLanes(
        units: units, a: a, previousC: previousC, c: c, h: h, dense: dense, target: target, output: output, da: da,
        scratch: scratch)
    }
  }

  /// From pre-activations to the loss, and back to their gradients.
  @inline(__always)
  package func gruInLanes(
    units: Int, a: UnsafeMutablePointer<Float>, recurrent: UnsafePointer<Float>, previousH: UnsafePointer<Float>,
    h: UnsafeMutablePointer<Float>, dense: UnsafePointer<Float>, target: Float, output: UnsafeMutablePointer<Float>,
    da: UnsafeMutablePointer<Float>, dRecurrent: UnsafeMutablePointer<Float>
  ) {
    switch instructionSet {
    case .baseline:
      Kernels.gruInLanes(
        units: units, a: a, recurrent: recurrent, previousH: previousH, h: h, dense: dense, target: target,
        output: output, da: da, dRecurrent: dRecurrent)
    case .avx2:
      KernelsAVX2.gruInLanes(
        units: units, a: a, recurrent: recurrent, previousH: previousH, h: h, dense: dense, target: target,
        output: output, da: da, dRecurrent: dRecurrent)
    case .avx512:
      KernelsAVX512.gruInLanes(
        units: units, a: a, recurrent: recurrent, previousH: previousH, h: h, dense: dense, target: target,
        output: output, da: da, dRecurrent: dRecurrent)
    }
  }
}
