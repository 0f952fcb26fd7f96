/// The numbers of a series, or of its first part: the values to forecast, and the inputs beside them.
package struct SeriesColumns: Sendable, Equatable {
  /// The values in the order of time, `[n]`.
  package let values: [Double]
  /// The inputs in the order in which the network reads them, each `[n]`.
  package let inputs: [[Double]]

  private init(values: [Double], inputs: [[Double]]) {
    self.values = values
    self.inputs = inputs
  }

  /// All of a series.
  package init(_ series: Series) {
    self.init(values: series.values, inputs: series.inputs.map { $0.values })
  }

  /// The first `count` values and inputs.
  package func prefix(_ count: Int) -> SeriesColumns {
    SeriesColumns(values: Array(values.prefix(count)), inputs: inputs.map { Array($0.prefix(count)) })
  }

  /// How each value differs from the one before it, `[n]`; 0 for the first, as in the tutorial "Time Series Forecasting
  /// with the Long Short-Term Memory Network in Python" (2017).
  package var differencesBefore: [Double] {
    values.isEmpty ? [] : [0] + Differencing.differences(of: values)
  }
}
