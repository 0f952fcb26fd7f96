/// Holm's correction (1979) of p-values for their number: the more pairs one looks at, the more of them differ by
/// chance alone.
package enum HolmCorrection {
  /// The corrected p-values, in the same order: the least times n, the next times n − 1 and no less, and so on.
  package static func corrected(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var result = pValues
    var floor = 0.0
    for (rank, index) in order.enumerated() {
      floor = max(floor, min(1, pValues[index] * Double(pValues.count - rank)))
      result[index] = floor
    }
    return result
  }
}
