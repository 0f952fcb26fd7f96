/// Maps the range of one column of numbers to [−1, 1], in the order of operations of scikit-learn's
/// `MinMaxScaler(feature_range=(-1, 1))`.
package struct MinMaxScaler: Sendable, Equatable {
  /// The least value it was made from; it becomes −1.
  package let minimum: Double

  /// The greatest value it was made from; it becomes 1.
  package let maximum: Double

  /// What a value is multiplied with.
  package let factor: Double

  /// What is then added.
  package let offset: Double

  /// Takes the range of `values`, which are finite.
  ///
  /// Where all are equal the range counts as 1, as in scikit-learn: the values become −1, and a value that is greater
  /// by 1 becomes 1. The same holds if they are so close that rounding would drown the −1: a range of at most 2⁻⁴⁰ of
  /// their size, or one that 2 can't be divided by. Without values, 0 becomes −1.
  package init(fitting values: some Sequence<Double>) {
    let known = Array(values)
    minimum = known.min() ?? 0
    maximum = known.max() ?? 0
    let range = maximum - minimum
    let size = max(minimum.magnitude, maximum.magnitude)
    factor = range > size * 0x1p-40 && (2 / range).isFinite ? 2 / range : 2
    offset = -1 - minimum * factor
  }

  /// A value on the scale; beyond −1 or 1 if it lies beyond the range.
  package func scaled(_ value: Double) -> Double {
    value * factor + offset
  }

  /// The value that a place on the scale stands for.
  package func unscaled(_ scaled: Double) -> Double {
    (scaled - offset) / factor
  }
}
