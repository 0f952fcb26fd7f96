/// Turns values into changes from one month to the next, which takes the trend out, and back.
package enum Differencing {
  /// The change from each value to the next.
  ///
  /// - Parameter values: `[n]`.
  /// - Returns: `[n − 1]`, or nothing for fewer than two values.
  package static func differences(of values: [Double]) -> [Double] {
    zip(values.dropFirst(), values).map { next, value in next - value }
  }

  /// Adds the differences up again from the first value; the sums equal the original values except for rounding.
  ///
  /// - Returns: `[differences + 1]`.
  package static func values(from first: Double, differences: [Double]) -> [Double] {
    var result = [first]
    result.reserveCapacity(differences.count + 1)
    var value = first
    for difference in differences {
      value += difference
      result.append(value)
    }
    return result
  }
}
