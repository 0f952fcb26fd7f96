/// A kernel [rows, columns] with its moments in panels (`Kernels/SamplePanels.swift`), while it is trained sample by
/// sample.
final class SamplePanels: SampleKernel {
  static var lanes: Int { 1 }

  let rows: Int
  let columns: Int
  /// How many panels there are.
  let count: Int
  private let buffer: AlignedBuffer<Float>

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    // The last columns may be in a narrow and a half panel.
    count = (columns + 31) / 32 + (rows > 1 && (17...24).contains(columns % 32) ? 1 : 0)
    buffer = AlignedBuffer(count: rows * ((columns + 15) / 16) * 48)
  }

  var pointer: UnsafeMutablePointer<Float> { buffer.pointer }

  /// Takes one row's weights and moments from flat arrays.
  func load(row: Int, weights: UnsafePointer<Float>, m: UnsafePointer<Float>, v: UnsafePointer<Float>) {
    forEachVector(of: row) { place, moments, column, count in
      place.update(from: weights + column, count: count)
      (place + moments).update(from: m + column, count: count)
      (place + 2 * moments).update(from: v + column, count: count)
    }
  }

  /// Gives one row's weights and moments back.
  func store(
    row: Int, weights: UnsafeMutablePointer<Float>, m: UnsafeMutablePointer<Float>, v: UnsafeMutablePointer<Float>
  ) {
    forEachVector(of: row) { place, moments, column, count in
      (weights + column).update(from: place, count: count)
      (m + column).update(from: place + moments, count: count)
      (v + column).update(from: place + 2 * moments, count: count)
    }
  }

  /// Whether all weights of the first `count` rows are finite.
  func areFinite(rows count: Int) -> Bool {
    var areFinite = true
    for row in 0..<count {
      forEachVector(of: row) { place, _, _, count in
        for index in 0..<count where !place[index].isFinite { areFinite = false }
      }
    }
    return areFinite
  }

  /// Calls `body` for each vector of a row: where its weights are, how many floats there are from them to its m and from
  /// there to its v, its first column and how many columns it has.
  private func forEachVector(
    of row: Int, _ body: (_ place: UnsafeMutablePointer<Float>, _ moments: Int, _ column: Int, _ count: Int) -> Void
  ) {
    for column in stride(from: 0, to: columns, by: 16) {
      let (place, moments) = element(row: row, column: column)
      body(place, moments, column, min(16, columns - column))
    }
  }

  /// Where a weight is; from there to its m are `moments` floats, and as many from there to its v.
  func element(row: Int, column: Int) -> (place: UnsafeMutablePointer<Float>, moments: Int) {
    var first = column / 32 * 32
    var width = panelWidth(from: first)
    if column - first >= width {
      first += width
      width = panelWidth(from: first)
    }
    // Two rows of a half panel share a vector.
    let rowsOfMoments = width < 16 ? rows + rows % 2 : rows
    return (buffer.pointer + first * rows * 3 + row * width + (column - first), rowsOfMoments * width)
  }

  /// The width of the panel that begins at a column, in floats of a row.
  private func panelWidth(from first: Int) -> Int {
    let left = columns - first
    if rows == 1 { return left > 16 ? 32 : 16 }
    return left > 24 ? 32 : left > 8 ? 16 : 8
  }

  // MARK: training

  func multiply(
    usedRows: Int, x: UnsafePointer<Float>, into a: UnsafeMutablePointer<Float>, kernels: KernelSet
  ) {
    kernels.panelProducts(rows: rows, usedRows: usedRows, columns: columns, panels: pointer, x: x, into: a)
  }

  /// Updates a share of the panels.
  ///
  /// - Parameter descending: whether from the last one to the first.
  @inline(__always)
  func update(_ update: KernelUpdate, _ adam: SampleAdam, panels: Range<Int>, descending: Bool, kernels: KernelSet) {
    kernels.adamPanels(
      rows: rows, columns: columns, first: panels.lowerBound, last: panels.upperBound, descending: descending,
      panels: pointer, x: update.x, da: update.da, nextX: update.nextX, nextA: update.nextA, stepSize: adam.stepSize,
      keepM: adam.keepM, keepV: adam.keepV, epsilon: adam.epsilon,
      slowDivider: kernels.slowDivider)
  }

  static func scratchCount(units: Int, kernels: KernelSet) -> Int { kernels.sampleScratch(units: units) }

  @inline(__always)
  static func run(_ step: SampleStep, kernels: KernelSet) {
    switch step.kind {
    case .srn:
      kernels.simpleRNNSample(
        units: step.units, a: step.a, h: step.h, dense: step.dense, target: step.target, output: step.output,
        da: step.da)
    case .lstm:
      kernels.lstmSample(
        units: step.units, a: step.a, previousC: step.previousC, c: step.c, h: step.h, dense: step.dense,
        target: step.target, output: step.output, da: step.da, scratch: step.scratch)
    case .gru:
      kernels.gruSample(
        units: step.units, a: step.a, recurrent: step.recurrent, previousH: step.previousH, h: step.h,
        dense: step.dense, target: step.target, output: step.output, da: step.da, dRecurrent: step.dRecurrent,
        scratch: step.scratch)
    }
  }
}
