// The gradients of a layer's weights: sums over all rows of all steps, in the order time, then batch. Threads
// divide the columns.

extension SequenceLayer {
  /// Sets the given columns' gradients of kernel, recurrent kernel and bias to their sums over all rows.
  ///
  /// - Parameter part: which of `parts` shares of the columns.
  func setGradients(_ input: LayerInput, batch: Int, part: Int, parts: Int) {
    let columns = share(of: width, part: part, parts: parts)
    guard !columns.isEmpty else { return }
    clearGradients(columns)
    setKernelGradient(input, batch: batch, columns: columns)
    // With a zero state before the first step its product is zero too.
    let skipped = startsFromZero ? batch : 0
    let rows = plan.steps * batch - skipped
    if rows > 0 {
      cell.addRecurrentKernelGradient(
        RecurrentGradientWork(
          kernels: kernels, units: units, width: width, columns: columns, rows: rows,
          previousH: hidden.pointer + skipped * units, da: dGates.pointer + skipped * width,
          dRecurrent: dRecurrent.pointer + skipped * width, caches: cachePointers(row: skipped),
          gradient: weights.recurrentKernelGradient))
    }
    addBiasGradient(dGates, row: 0, batch: batch, columns: columns)
    if cell.biasRows == 2 { addBiasGradient(dRecurrent, row: 1, batch: batch, columns: columns) }
  }

  private func clearGradients(_ columns: Range<Int>) {
    func clear(_ rows: Int, _ gradient: UnsafeMutablePointer<Float>) {
      for row in 0..<rows { kernels.clear(count: columns.count, gradient + row * width + columns.lowerBound) }
    }
    clear(plan.inputs, weights.kernelGradient)
    clear(units, weights.recurrentKernelGradient)
    clear(cell.biasRows, weights.biasGradient)
  }

  private func setKernelGradient(_ input: LayerInput, batch: Int, columns: Range<Int>) {
    func product(_ x: UnsafePointer<Float>, _ da: UnsafePointer<Float>, rows: Int) {
      kernels.matrixProduct(
        rows: plan.inputs, columns: columns.count, inner: rows,
        a: x, aRowStride: 1, aInnerStride: plan.inputs, b: da + columns.lowerBound, bRowStride: width,
        c: weights.kernelGradient + columns.lowerBound, cRowStride: width, accumulating: true)
    }
    switch input {
    case .symbols(let symbols):
      kernels.scatterAddRows(
        rows: plan.steps * batch, firstColumn: columns.lowerBound, columns: columns.count, symbols: symbols,
        from: dGates.pointer, sourceRowStride: width, into: weights.kernelGradient, tableRowStride: width)
    case .values(let values): product(values, dGates.pointer, rows: plan.steps * batch)
    case .repeated(let vector): product(vector, dGatesOverTime.pointer, rows: batch)
    }
  }

  private func addBiasGradient(_ source: AlignedBuffer<Float>, row: Int, batch: Int, columns: Range<Int>) {
    kernels.addRows(
      rows: plan.steps * batch, columns: columns.count, from: source.pointer + columns.lowerBound, rowStride: width,
      into: weights.biasGradient + row * width + columns.lowerBound)
  }
}
