// Matrices in strips: the first 16 columns, row after row, then the next 16. A product reads a strip from start to end;
// in a plain matrix whose rows are a power of two long, a column would share a few places of the cache. What fills up the
// last strip is never part of a result.

/// Packs `rows` rows of 16 columns each, strip by strip.
///
/// - Parameters:
///   - columns: columns to pack, from the first of a strip; the last strip may be filled partly.
///   - source: [rows, columns], rows `rowStride` apart.
///   - strips: out; strips `stripStride` apart, a row of each 16 floats.
@inline(never)
package func packStrips(
  rows: Int, columns: Int, from source: UnsafePointer<Float>, rowStride: Int,
  into strips: UnsafeMutablePointer<Float>, stripStride: Int
) {
  var column = 0
  // Whole cache lines of a few rows at a time, so that reading goes on in lines.
  while column + 4 * laneCount <= columns {
    var (from, to) = (source + column, strips + column / laneCount * stripStride)
    for _ in 0..<rows {
      let (a, b) = (load(from), load(from + laneCount))
      let (c, d) = (load(from + 2 * laneCount), load(from + 3 * laneCount))
      store(a, to)
      store(b, to + stripStride)
      store(c, to + 2 * stripStride)
      store(d, to + 3 * stripStride)
      from += rowStride
      to += laneCount
    }
    column += 4 * laneCount
  }
  while column < columns {
    var (from, to) = (source + column, strips + column / laneCount * stripStride)
    for _ in 0..<rows {
      store(load(from), to)
      from += rowStride
      to += laneCount
    }
    column += laneCount
  }
}

/// Packs rows as `packStrips` does, and adds them to `sums`, column by column, in the order of the rows, as `addRows` does.
///
/// - Parameter sums: in and out, [columns].
@inline(never)
package func packAndAddRows(
  rows: Int, columns: Int, from source: UnsafePointer<Float>, rowStride: Int,
  into strips: UnsafeMutablePointer<Float>, stripStride: Int, sums: UnsafeMutablePointer<Float>
) {
  addRows(rows: rows, columns: columns, from: source, rowStride: rowStride, into: sums) { place, row, column in
    let values = load(place)
    store(values, strips + column / laneCount * stripStride + row * laneCount)
    return values
  }
}

/// Packs the transpose of a matrix: rows of the source become columns.
///
/// - Parameters:
///   - rows: rows of the source to pack, from one that begins a strip.
///   - columns: columns of the source, the rows of each strip.
///   - source: [rows, columns], rows `rowStride` apart.
///   - strips: out; strips `stripStride` apart, a row of each 16 floats.
@inline(never)
package func packTransposedStrips(
  rows: Int, columns: Int, from source: UnsafePointer<Float>, rowStride: Int,
  into strips: UnsafeMutablePointer<Float>, stripStride: Int
) {
  let wholeRows = rows / 8 * 8
  let wholeColumns = columns / 8 * 8
  var row = 0
  while row < wholeRows {
    let strip = strips + row / laneCount * stripStride + row % laneCount
    var column = 0
    while column < wholeColumns {
      transposeBlock(source + row * rowStride + column, rowStride, strip + column * laneCount, laneCount)
      column += 8
    }
    row += 8
  }
  for row in 0..<rows {
    let strip = strips + row / laneCount * stripStride + row % laneCount
    for column in (row < wholeRows ? wholeColumns : 0)..<columns {
      strip[column * laneCount] = source[row * rowStride + column]
    }
  }
}
