// The gradients of a layer's weights: sums over all rows of all steps, in the order time, then batch. Threads
// divide the rows of the kernels, which are memory of their own; where a kernel has few, its columns.

extension SequenceLayer {
  /// Sets a share of the gradients of kernel, recurrent kernel and bias to their sums over all rows.
  func setGradients(_ input: LayerInput, batch: Int, part: Int, parts: Int) {
    let columns = share(of: width, part: part, parts: parts)
    setKernelGradient(input, batch: batch, columns: columns, part: part, parts: parts)
    setRecurrentKernelGradient(batch: batch, rows: share(of: units, part: part, parts: parts, grain: 8))
    guard !columns.isEmpty else { return }
    setBiasGradient(dGates, row: 0, batch: batch, columns: columns)
    if cell.biasRows == 2 { setBiasGradient(dRecurrent, row: 1, batch: batch, columns: columns) }
  }

  private func setRecurrentKernelGradient(batch: Int, rows: Range<Int>) {
    guard !rows.isEmpty else { return }
    // With a zero state before the first step its product is zero too.
    let skipped = startsFromZero ? batch : 0
    let summed = plan.steps * batch - skipped
    guard summed > 0 else {
      kernels.clear(count: rows.count * width, weights.recurrentKernelGradient + rows.lowerBound * width)
      return
    }
    cell.setRecurrentKernelGradient(
      RecurrentGradientWork(
        kernels: kernels, units: units, width: width, kernelRows: rows, rows: summed,
        previousH: hidden.pointer + skipped * units, da: dGates.pointer + skipped * width,
        dRecurrent: dRecurrent.pointer + skipped * width, caches: cachePointers(row: skipped),
        gradient: weights.recurrentKernelGradient))
  }

  private func setKernelGradient(
    _ input: LayerInput, batch: Int, columns: Range<Int>, part: Int, parts: Int
  ) {
    let rows = share(of: plan.inputs, part: part, parts: parts, grain: 8)
    func product(_ x: UnsafePointer<Float>, _ da: UnsafePointer<Float>, summed: Int) {
      guard !rows.isEmpty else { return }
      kernels.matrixProduct(
        rows: rows.count, columns: width, inner: summed,
        a: x + rows.lowerBound, aRowStride: 1, aInnerStride: plan.inputs, b: da, bRowStride: width,
        c: weights.kernelGradient + rows.lowerBound * width, cRowStride: width, accumulating: false)
    }
    switch input {
    case .symbols(let symbols):
      guard !columns.isEmpty else { return }
      for row in 0..<plan.inputs {
        kernels.clear(count: columns.count, weights.kernelGradient + row * width + columns.lowerBound)
      }
      kernels.scatterAddRows(
        rows: plan.steps * batch, firstColumn: columns.lowerBound, columns: columns.count, symbols: symbols,
        from: dGates.pointer, sourceRowStride: width, into: weights.kernelGradient, tableRowStride: width)
    case .values(let values): product(values, dGates.pointer, summed: plan.steps * batch)
    case .repeated(let vector): product(vector, dGatesOverTime.pointer, summed: batch)
    }
  }

  private func setBiasGradient(_ source: AlignedBuffer<Float>, row: Int, batch: Int, columns: Range<Int>) {
    let gradient = weights.biasGradient + row * width + columns.lowerBound
    kernels.clear(count: columns.count, gradient)
    kernels.addRows(
      rows: plan.steps * batch, columns: columns.count, from: source.pointer + columns.lowerBound, rowStride: width,
      into: gradient)
  }
}
