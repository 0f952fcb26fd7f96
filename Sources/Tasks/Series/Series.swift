/// A series of values at equal distances in time, such as monthly sales.
///
///     let series = try Series(name: "sales", labels: ["May", "June"], values: [266.0, 145.9])
public struct Series: Sendable, Equatable {
  /// What is measured, such as `sales`.
  public let name: String

  /// What a label stands for, such as `month`; nil if the data don't say.
  public let labelName: String?

  /// One label a value: `1-01`, or the value's number from 1 if there are no labels.
  public let labels: [String]

  /// The values in the order of time, each finite and at most `largestValue` in size.
  public let values: [Double]

  /// How its values are written.
  package let format: ValueFormat

  /// The largest size of a value, so that no difference, square or sum of them overflows.
  public static let largestValue = 1e15

  /// The sales of the class, 36 months.
  public static let sales = Series(
    unchecked: "sales", labelName: "month", labels: SalesData.labels, values: SalesData.values)

  /// Makes a series of values. Missing labels are numbered, labels without a value are dropped.
  ///
  /// - Parameters:
  ///   - name: what is measured, such as `sales`.
  ///   - labelName: what a label stands for, such as `month`.
  ///   - labels: one a value, in the same order.
  ///   - values: in the order of time.
  /// - Throws: `SeriesError.unusableValue` for a value that is not finite or too large.
  public init(name: String, labelName: String? = nil, labels: [String] = [], values: [Double]) throws(SeriesError) {
    if let bad = values.firstIndex(where: { !($0.magnitude <= Series.largestValue) }) {
      throw .unusableValue(position: bad + 1)
    }
    let numbers = (labels.count..<max(labels.count, values.count)).map { String($0 + 1) }
    self.init(unchecked: name, labelName: labelName, labels: labels.prefix(values.count) + numbers, values: values)
  }

  private init(unchecked name: String, labelName: String?, labels: [String], values: [Double]) {
    self.name = name
    self.labelName = labelName
    self.labels = labels
    self.values = values
    format = ValueFormat(values)
  }
}
