// Batch 1, one time step: the gradient of a kernel is the outer product of the kernel's input and the gradient of its
// output. It is never stored: one pass updates weights, m and v, and, because the next input is already known,
// multiplies the new weights with it while they are in registers.
//
// For that pass a kernel [rows, columns] is stored in panels: wide ones of two vectors of columns, and for what is left one
// that is wide, or a narrow one of one vector, or a half one, or a narrow and a half one. A panel holds its weights, row
// after row, then m, then v: three streams of memory, which the CPU fetches ahead better than one. Columns that fill up the
// last vector are zero and stay zero.
//
// In a half panel two rows share a vector, of eight columns each: a vector that is half empty keeps the divider as long as a
// full one. A kernel of one row has no half panels.

/// Floats of scratch that `lstmSample` and `gruSample` ask for.
@inline(never)
package func sampleScratch(units: Int) -> Int { 10 * (units + 2 * laneCount) }

/// Adam over some panels of a kernel whose gradient is x ⊗ da, and nextA = nextX · kernel with the new weights.
///
/// Adds every element's terms in the order that the separate passes do, so the bits are the same.
///
/// - Parameters:
///   - rows: rows of the kernel.
///   - columns: columns of the kernel.
///   - first: the first of the panels to update.
///   - last: the panel after the last one to update.
///   - descending: whether they are updated from the last to the first.
///   - panels: the whole kernel.
///   - x: what the kernel read, [rows].
///   - da: the gradient of what it gave, [columns], zero up to a whole vector.
///   - nextX: what it reads next, [rows].
///   - nextA: out: the product, [columns] up to a whole vector.
///   - stepSize: Adam's α; see `adamUpdate` for it and for what else is Adam's.
@inline(never)
package func adamPanels(
  rows: Int, columns: Int, first: Int, last: Int, descending: Bool, panels: UnsafeMutablePointer<Float>,
  x: UnsafePointer<Float>, da: UnsafePointer<Float>, nextX: UnsafePointer<Float>, nextA: UnsafeMutablePointer<Float>,
  stepSize: Float, keepM: Float, keepV: Float, epsilon: Float, slowDivider: Bool
) {
  let adam = (stepSize: stepSize, keepM: keepM, keepV: keepV, epsilon: epsilon)
  var done = first
  while done < last {
    let panel = descending ? last - 1 - (done - first) : done
    // All but a half panel after a narrow one come after wide ones.
    let wide = 2 * laneCount
    let column = min(panel * wide, columns / wide * wide + laneCount)
    let start = panels + column * rows * 3
    switch panelWidth(rows, columns - column) {
    case wide: widePanel(rows, start, x, da + column, nextX, nextA + column, adam, slowDivider)
    case laneCount: narrowPanel(rows, start, x, da + column, nextX, nextA + column, adam, slowDivider)
    default: halfPanel(rows, start, x, da + column, nextX, nextA + column, adam, slowDivider)
    }
    done += 1
  }
}

/// The width of the panel that begins where so many columns are left, in floats of a row.
@inline(__always)
private func panelWidth(_ rows: Int, _ columns: Int) -> Int {
  let half = laneCount / 2
  if columns > (rows > 1 ? laneCount + half : laneCount) { return 2 * laneCount }
  return rows > 1 && columns <= half ? half : laneCount
}

@inline(never)
private func widePanel(
  _ rows: Int, _ start: UnsafeMutablePointer<Float>, _ x: UnsafePointer<Float>, _ da: UnsafePointer<Float>,
  _ nextX: UnsafePointer<Float>, _ nextA: UnsafeMutablePointer<Float>, _ adam: AdamRates, _ slowDivider: Bool
) {
  let (da0, da1) = (load(da), load(da + laneCount))
  var (next0, next1) = (Lanes(repeating: 0), Lanes(repeating: 0))
  let moments = rows * 2 * laneCount
  var place = start
  inTurns(rows, period: 2, slowDivider: slowDivider) { row, byMultiplyAdds in
    let read = Lanes(repeating: x[row])
    let next = Lanes(repeating: nextX[row])
    let weight0 = adamUpdated(adam, place, moments, read * da0, byMultiplyAdds: slowDivider)
    next0 = multiplyAdd(next, weight0, next0)
    let weight1 = adamUpdated(adam, place + laneCount, moments, read * da1, byMultiplyAdds: byMultiplyAdds)
    next1 = multiplyAdd(next, weight1, next1)
    place += 2 * laneCount
  }
  store(next0, nextA)
  store(next1, nextA + laneCount)
}

@inline(never)
private func narrowPanel(
  _ rows: Int, _ start: UnsafeMutablePointer<Float>, _ x: UnsafePointer<Float>, _ da: UnsafePointer<Float>,
  _ nextX: UnsafePointer<Float>, _ nextA: UnsafeMutablePointer<Float>, _ adam: AdamRates, _ slowDivider: Bool
) {
  let da0 = load(da)
  var next0 = Lanes(repeating: 0)
  var place = start
  inTurns(rows, period: 4, slowDivider: slowDivider) { row, byMultiplyAdds in
    let weight = adamUpdated(
      adam, place, rows * laneCount, Lanes(repeating: x[row]) * da0, byMultiplyAdds: byMultiplyAdds)
    next0 = multiplyAdd(Lanes(repeating: nextX[row]), weight, next0)
    place += laneCount
  }
  store(next0, nextA)
}

@inline(never)
private func halfPanel(
  _ rows: Int, _ start: UnsafeMutablePointer<Float>, _ x: UnsafePointer<Float>, _ da: UnsafePointer<Float>,
  _ nextX: UnsafePointer<Float>, _ nextA: UnsafeMutablePointer<Float>, _ adam: AdamRates, _ slowDivider: Bool
) {
  let da0 = load(da).lowHalf
  let twice = Lanes(lowHalf: da0, highHalf: da0)
  let pairs = (rows + 1) / 2
  // The sum of a column stays in one order: of a vector the upper row comes after the lower one. What the upper lanes add up
  // means nothing.
  var next0 = Lanes(repeating: 0)
  var place = start
  inTurns(rows / 2, period: 4, slowDivider: slowDivider) { pair, byMultiplyAdds in
    let row = 2 * pair
    let read = Lanes(lowHalf: SIMD8(repeating: x[row]), highHalf: SIMD8(repeating: x[row + 1]))
    let weights = adamUpdated(adam, place, pairs * laneCount, read * twice, byMultiplyAdds: byMultiplyAdds)
    next0 = multiplyAdd(Lanes(repeating: nextX[row]), weights, next0)
    let upper = Lanes(lowHalf: weights.highHalf, highHalf: weights.highHalf)
    next0 = multiplyAdd(Lanes(repeating: nextX[row + 1]), upper, next0)
    place += laneCount
  }
  if rows % 2 == 1 {
    let read = half(SIMD8(repeating: x[rows - 1]))
    let weights = adamUpdated(adam, place, pairs * laneCount, read * twice, byMultiplyAdds: false)
    next0 = multiplyAdd(Lanes(repeating: nextX[rows - 1]), weights, next0)
  }
  store(half(next0.lowHalf), nextA)
}

/// a = x · kernel for a kernel in panels.
///
/// - Parameter rows: rows of the kernel; the first `usedRows` are multiplied, the others' factors being zero.
@inline(never)
package func panelProducts(
  rows: Int, usedRows: Int, columns: Int, panels: UnsafePointer<Float>, x: UnsafePointer<Float>,
  into a: UnsafeMutablePointer<Float>
) {
  var column = 0
  while column < columns {
    let start = panels + column * rows * 3
    let width = panelWidth(rows, columns - column)
    var vector = 0
    repeat {
      var sum = Lanes(repeating: 0)
      for row in 0..<usedRows { sum = multiplyAdd(Lanes(repeating: x[row]), load(start + row * width + vector), sum) }
      if width < laneCount { sum = half(sum.lowHalf) }
      store(sum, a + column + vector)
      vector += laneCount
    } while vector < width
    column += width
  }
}

/// The linear output of a sample and its squared error. Also ends the hidden state with the 1 that the output's bias
/// reads, and zeros.
///
/// - Parameters:
///   - h: the hidden state, [units]; out: after it 1 and zeros.
///   - dense: the output's kernel and after it its bias, in panels of one row.
///   - output: out: the gradient of the output, 2 (prediction − target), and the loss.
@inline(never)
func gradeSample(
  _ units: Int, _ h: UnsafeMutablePointer<Float>, _ dense: UnsafePointer<Float>, _ target: Float,
  _ output: UnsafeMutablePointer<Float>
) {
  store(Lanes(repeating: 0), h + units)
  h[units] = 1
  var sum = Lanes(repeating: denseWeight(dense, units))
  for unit in 0..<units {
    sum = multiplyAdd(Lanes(repeating: h[unit]), Lanes(repeating: denseWeight(dense, unit)), sum)
  }
  let difference = sum - Lanes(repeating: target)
  output[0] = (difference * 2)[0]
  output[1] = (difference * difference)[0]
}

/// A weight of a panel's only row, which for whole panels is followed by the moments.
@inline(__always)
private func denseWeight(_ dense: UnsafePointer<Float>, _ unit: Int) -> Float { dense[densePlace(unit)] }

@inline(__always)
private func densePlace(_ unit: Int) -> Int { unit / (2 * laneCount) * 6 * laneCount + unit % (2 * laneCount) }

/// The gradient of the hidden states of 16 units.
@inline(__always)
func hiddenGradient(_ unit: Int, _ dense: UnsafePointer<Float>, _ output: UnsafePointer<Float>) -> Lanes {
  multiplyAdd(Lanes(repeating: output[0]), load(dense + densePlace(unit)), Lanes(repeating: 0))
}

/// The smallest number of floats that holds `units` and is whole vectors.
@inline(__always)
func wholeVectors(_ units: Int) -> Int { (units + laneCount - 1) / laneCount * laneCount }

/// Moves gates that begin on whole vectors together, [gates × units], and fills the last vector with zeros.
@inline(never)
func joinGates(
  _ gates: Int, _ units: Int, _ apart: UnsafePointer<Float>, _ stride: Int, into joined: UnsafeMutablePointer<Float>
) {
  // In ascending order, so that what a last vector writes after the end of its gate is overwritten by the next gate.
  for gate in 0..<gates {
    var unit = 0
    while unit < units {
      store(load(apart + gate * stride + unit), joined + gate * units + unit)
      unit += laneCount
    }
  }
  store(Lanes(repeating: 0), joined + gates * units)
}

/// The logistic function of `columns` floats.
@inline(never)
func squashColumns(_ columns: Int, _ a: UnsafePointer<Float>, into squashed: UnsafeMutablePointer<Float>) {
  var column = 0
  while column < columns {
    store(sigmoid(load(a + column)), squashed + column)
    column += laneCount
  }
}
