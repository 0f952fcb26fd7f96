/// A kernel [rows, columns] with its moments of up to sixteen networks, one in each lane (`Kernels/SeedLanes.swift`):
/// [3, columns, rows, lanes].
final class LaneKernel: SampleKernel {
  static var lanes: Int { KernelSet.laneCount }

  let rows: Int
  let columns: Int
  private let buffer: AlignedBuffer<Float>

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    buffer = AlignedBuffer(count: 3 * rows * columns * Self.lanes)
  }

  var pointer: UnsafeMutablePointer<Float> { buffer.pointer }

  /// Where a weight of a network is.
  func element(row: Int, column: Int, lane: Int) -> UnsafeMutablePointer<Float> {
    buffer.pointer + (column * rows + row) * Self.lanes + lane
  }

  /// Floats from a weight to its m, and from there to its v.
  var moments: Int { rows * columns * Self.lanes }

  /// Marks with NaN the lanes in which a weight of the first `count` rows is not finite.
  func markNotFinite(rows count: Int, in marks: UnsafeMutablePointer<Float>, kernels: KernelSet) {
    for column in 0..<columns {
      kernels.markNotFinite(count: count, element(row: 0, column: column, lane: 0), in: marks)
    }
  }

  // MARK: training

  func multiply(
    usedRows: Int, x: UnsafePointer<Float>, into a: UnsafeMutablePointer<Float>, kernels: KernelSet
  ) {
    kernels.productsInLanes(rows: rows, usedRows: usedRows, columns: columns, kernel: pointer, x: x, into: a)
  }

  @inline(__always)
  func update(_ update: KernelUpdate, _ adam: SampleAdam, kernels: KernelSet) {
    kernels.adamInLanes(
      rows: rows, columns: columns, kernel: pointer, x: update.x, da: update.da, nextX: update.nextX,
      nextA: update.nextA, stepSize: adam.stepSize, keepM: adam.keepM, keepV: adam.keepV, epsilon: adam.epsilon,
      slowDivider: kernels.slowDivider)
  }

  static func scratchCount(units: Int, kernels: KernelSet) -> Int { units * lanes }

  @inline(__always)
  static func run(_ step: SampleStep, kernels: KernelSet) {
    switch step.kind {
    case .srn:
      kernels.simpleRNNInLanes(
        units: step.units, a: step.a, h: step.h, dense: step.dense, target: step.target, output: step.output,
        da: step.da)
    case .lstm:
      kernels.lstmInLanes(
        units: step.units, a: step.a, previousC: step.previousC, c: step.c, h: step.h, dense: step.dense,
        target: step.target, output: step.output, da: step.da, scratch: step.scratch)
    case .gru:
      kernels.gruInLanes(
        units: step.units, a: step.a, recurrent: step.recurrent, previousH: step.previousH, h: step.h,
        dense: step.dense, target: step.target, output: step.output, da: step.da, dRecurrent: step.dRecurrent)
    }
  }
}
