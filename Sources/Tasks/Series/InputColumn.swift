/// A column that the network reads beside the past of the series, such as a price.
///
/// Its value at a time is read to forecast what comes after that time, never what stands beside it: whoever forecasts next
/// month's sales does not know next month's price.
public struct InputColumn: Sendable, Equatable {
  /// What is measured, such as `price`.
  public let name: String
  /// One value for each of the series, in the order of time.
  public let values: [Double]

  /// A column beside a series.
  ///
  /// - Parameters:
  ///   - name: what is measured.
  ///   - values: as many as the series has.
  public init(name: String, values: [Double]) {
    self.name = name
    self.values = values
  }
}
