/// A matrix in strips of 16 columns (`Kernels/MatrixPacking.swift`), as products read it.
///
/// Invariant: `pointer` is valid for reading all strips, for as long as the buffer lives that holds them.
package struct Strips {
  /// The first row of the first strip.
  package let pointer: UnsafePointer<Float>
  /// Rows of the matrix, and so of every strip.
  package let rows: Int

  /// The matrix of so many rows whose strips begin at a pointer.
  package init(_ pointer: UnsafePointer<Float>, rows: Int) {
    self.pointer = pointer
    self.rows = rows
  }

  /// The matrix that is packed after one of so many columns.
  package func after(columns: Int) -> Strips {
    Strips(pointer + Strips.count(rows: rows, columns: columns), rows: rows)
  }

  /// Floats that a matrix takes in strips.
  package static func count(rows: Int, columns: Int) -> Int { (columns + 15) / 16 * 16 * rows }
}
