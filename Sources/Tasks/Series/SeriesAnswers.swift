/// What a network answered to the samples of a series.
package struct SeriesAnswers: Sendable, Equatable {
  /// The last known values of the samples.
  package let origins: Range<Int>
  /// Answers of a sample: the steps ahead.
  package let horizon: Int
  /// Scaled differences, `[origins, horizon]`.
  package let outputs: [Float]

  /// - Parameter outputs: `[origins, horizon]`.
  package init(origins: Range<Int>, horizon: Int, outputs: [Float]) {
    self.origins = origins
    self.horizon = horizon
    self.outputs = outputs
  }

  /// The scaled differences that lead from an origin to the values after it, `[horizon]`.
  package func steps(from origin: Int) -> ArraySlice<Float> {
    let start = (origin - origins.lowerBound) * horizon
    return outputs[start..<start + horizon]
  }

  /// The value forecast some steps ahead: the value at the origin, and the differences forecast up to there.
  ///
  /// - Parameters:
  ///   - step: 1 … horizon.
  ///   - values: those of the series.
  ///   - scale: of the answers.
  package func value(from origin: Int, step: Int, _ values: [Double], _ scale: MinMaxScaler) -> Double {
    steps(from: origin).prefix(step).reduce(values[origin]) { $0 + scale.unscaled(Double($1)) }
  }
}
