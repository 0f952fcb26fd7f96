/// A series of values in the order of time, such as monthly sales.
///
///     let series = try Series(name: "sales", labels: ["2024-05", "2024-06"], values: [266.0, 145.9])
public struct Series: Sendable {
  /// What is measured, such as `sales`.
  public let name: String

  /// What a label stands for, such as `month`; nil if the data don't say.
  public let labelName: String?

  /// One label a value: `1-01`, or the value's number from 1 if there are no labels.
  public let labels: [String]

  /// The values in the order of time, each finite and at most `largestValue` in size.
  public let values: [Double]

  /// How far apart the values are in time, as their labels show it.
  package let frequency: Frequency

  private let continuation: LabelContinuation

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

  /// The series that was read from a file.
  package init(_ file: SeriesFile) {
    (name, labelName, labels, values) = (file.name, file.labelName, file.labels, file.values)
    (frequency, continuation) = (file.frequency, file.continuation)
  }

  private init(unchecked name: String, labelName: String?, labels: [String], values: [Double]) {
    self.name = name
    self.labelName = labelName
    self.labels = labels
    self.values = values
    (frequency, continuation) = LabelContinuation.steps(of: labels)
  }

  /// Labels for the time after the end of the series, at the same frequency and in the same form; nil if it is not
  /// evident how the labels go on.
  package func labelsBeyond(_ count: Int) -> [String]? { continuation.labels(count) }
}

extension Series: Equatable {
  /// Whether the names, labels and values are the same, and with them everything that follows from them.
  public static func == (one: Series, other: Series) -> Bool {
    one.name == other.name && one.labelName == other.labelName && one.labels == other.labels
      && one.values == other.values && one.frequency == other.frequency
  }
}
