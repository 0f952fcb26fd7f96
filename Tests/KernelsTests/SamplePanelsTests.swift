import Recurrent
import Testing

/// Adam on an outer product, and the product with the next input, against naive ones.
@Suite struct SamplePanelsTests {
  @Test(arguments: [false, true]) func adam(descending: Bool) throws {
    for columns in tailLengths + [48, 49, 64, 70] {
      let panels = Panels(rows: 1 + columns % 5, columns: columns)
      let width = panels.width
      var numbers = SampleNumbers(seed: columns)
      let (x, nextX) = (numbers.next(panels.rows), numbers.next(panels.rows))
      let da = numbers.next(columns) + [Float](repeating: 0, count: width - columns)
      let (w, m, v) = (numbers.next(panels.count), numbers.next(panels.count), numbers.nextShares(panels.count))
      var (newW, newM, newV) = (w, m, v)
      var nextA = [Float](repeating: 0, count: width)
      for row in 0..<panels.rows {
        for column in 0..<columns {
          let index = row * columns + column
          let changed = naiveAdam(w[index], gradient: x[row] * da[column], m: m[index], v: v[index])
          (newW[index], newM[index], newV[index]) = changed
          nextA[column] = fused(nextX[row], changed.weight, nextA[column])
        }
      }
      let before = [x, da, panels.laidOut(w, m, v), nextX, numbers.next(width)]
      let after = [x, da, panels.laidOut(newW, newM, newV), nextX, nextA]
      try check("\(panels.rows) × \(columns)", before, give: after) { kernels, p in
        // In two shares, as two threads would.
        let half = panels.panels / 2
        for (first, last) in [(0, half), (half, panels.panels)] {
          kernels.adamPanels(
            rows: panels.rows, columns: columns, first: first, last: last, descending: descending, panels: p[2],
            x: p[0], da: p[1], nextX: p[3], nextA: p[4], stepSize: adamSettings.stepSize, keepM: adamSettings.keepM,
            keepV: adamSettings.keepV, epsilon: adamSettings.epsilon, slowDivider: kernels.slowDivider)
        }
      }
    }
  }

  @Test func products() throws {
    for columns in tailLengths + [48, 49, 64, 70] {
      let panels = Panels(rows: 4, columns: columns)
      var numbers = SampleNumbers(seed: columns)
      let (x, w) = (numbers.next(4), numbers.next(panels.count))
      let memory = panels.laidOut(w, w, w)
      for used in [0, 1, 4] {
        let a = (0..<panels.width).map { column in
          (0..<used).reduce(Float(0)) { sum, row in
            fused(x[row], column < columns ? w[row * columns + column] : 0, sum)
          }
        }
        try check("\(used) of 4 × \(columns)", [x, memory, numbers.next(panels.width)], give: [x, memory, a]) {
          kernels, p in
          kernels.panelProducts(
            rows: 4, usedRows: used, columns: columns, panels: p[1], x: p[0], into: p[2])
        }
      }
    }
  }

  /// Where `Kernels/SamplePanels.swift` says that weights and moments are.
  private struct Panels {
    let rows, columns: Int
    /// Columns up to a whole vector.
    var width: Int { (columns + 15) / 16 * 16 }
    var panels: Int { ranges.count }
    var count: Int { rows * columns }

    /// The columns of each panel.
    private var ranges: [Range<Int>] {
      var ranges: [Range<Int>] = []
      var start = 0
      while start < columns {
        let left = columns - start
        let width =
          switch left {
          case 25...: 32
          case 17...24: rows > 1 ? 16 : 32
          case 9...16: 16
          default: rows > 1 ? 8 : 16
          }
        ranges.append(start..<start + width)
        start += width
      }
      return ranges
    }

    func laidOut(_ w: [Float], _ m: [Float], _ v: [Float]) -> [Float] {
      var memory = [Float](repeating: 0, count: 3 * rows * width)
      for panel in ranges {
        // Rows of eight come in pairs.
        let rowsThere = panel.count == 8 ? (rows + 1) / 2 * 2 : rows
        for (array, values) in [w, m, v].enumerated() {
          for row in 0..<rows {
            for column in panel where column < columns {
              let place = (array * rowsThere + row) * panel.count + column - panel.lowerBound
              memory[panel.lowerBound * rows * 3 + place] = values[row * columns + column]
            }
          }
        }
      }
      return memory
    }
  }
}
