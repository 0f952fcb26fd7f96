// The gradients of a layer's weights: sums over all rows of all steps, in the order time, then batch. Threads
// divide the columns.

extension SequenceLayer {
  /// Sets a share of the gradients of kernel, recurrent kernel and bias to their sums over all rows.
  ///
  /// - Parameter scratch: `KernelSet.gradientScratch` floats of this part's own.
  func setGradients(
    _ input: LayerInput, batch: Int, part: Int, parts: Int, scratch: UnsafeMutablePointer<Float>
  ) {
    let columns = share(of: width, part: part, parts: parts)
    guard !columns.isEmpty else { return }
    setKernelGradient(dropout?.dropped(input) ?? input, batch: batch, columns: columns, scratch: scratch)
    setRecurrentGradients(batch: batch, columns: columns, scratch: scratch)
    if biasRows == 2 { setInputBiasGradient(batch: batch, columns: columns) }
  }

  /// Sets a share of the gradient of the bias beside the kernel, after that of the other one, which was summed up in the
  /// same order.
  private func setInputBiasGradient(batch: Int, columns: Range<Int>) {
    let equal = columns.clamped(to: 0..<equalColumns)
    (weights.biasGradient + equal.lowerBound).update(
      from: weights.biasGradient + width + equal.lowerBound, count: equal.count)
    setBiasGradient(gates, row: 0, rows: plan.steps * batch, columns: columns.clamped(to: equalColumns..<width))
  }

  /// Sets a share of the gradients of the recurrent kernel and of the bias beside it, which is the last one.
  private func setRecurrentGradients(
    batch: Int, columns: Range<Int>, scratch: UnsafeMutablePointer<Float>
  ) {
    // With a zero state before the first step its product is zero too.
    let skipped = startsFromZero ? batch : 0
    setBiasGradient(dRecurrent, row: biasRows - 1, rows: skipped, columns: columns)
    cell.setRecurrentKernelGradient(
      RecurrentGradientWork(
        kernels: kernels, units: units, width: width, columns: columns, rows: plan.steps * batch - skipped,
        previousH: hidden.pointer + skipped * units, dRecurrent: dRecurrent.pointer + skipped * width,
        caches: cachePointers(row: skipped),
        gradient: weights.recurrentKernelGradient, biasGradient: weights.biasGradient + (biasRows - 1) * width,
        scratch: scratch))
  }

  private func setKernelGradient(
    _ input: LayerInput, batch: Int, columns: Range<Int>, scratch: UnsafeMutablePointer<Float>
  ) {
    func product(_ x: UnsafePointer<Float>, _ da: UnsafePointer<Float>, summed: Int) {
      kernels.gradientProduct(
        rows: plan.inputs, columns: columns.count, summed: summed, a: x, aStride: plan.inputs,
        b: da + columns.lowerBound, bStride: width, c: weights.kernelGradient + columns.lowerBound, cStride: width,
        scratch: scratch)
    }
    switch input {
    case .symbols(let symbols):
      for row in 0..<plan.inputs {
        kernels.clear(count: columns.count, weights.kernelGradient + row * width + columns.lowerBound)
      }
      kernels.scatterAddRows(
        rows: plan.steps * batch, firstColumn: columns.lowerBound, columns: columns.count, symbols: symbols,
        from: gates.pointer, sourceRowStride: width, into: weights.kernelGradient, tableRowStride: width)
    case .values(let values): product(values, gates.pointer, summed: plan.steps * batch)
    case .repeated(let vector): product(vector, dGatesOverTime.pointer, summed: batch)
    }
  }

  /// Sets a bias' gradient to the sum of the first rows.
  private func setBiasGradient(_ source: AlignedBuffer<Float>, row: Int, rows: Int, columns: Range<Int>) {
    let gradient = weights.biasGradient + row * width + columns.lowerBound
    kernels.clear(count: columns.count, gradient)
    kernels.addRows(
      rows: rows, columns: columns.count, from: source.pointer + columns.lowerBound, rowStride: width, into: gradient)
  }
}
