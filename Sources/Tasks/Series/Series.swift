private import Phrases
package import Text

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

  /// How its values are written.
  package let format: ValueFormat

  /// What the network reads beside the past of the series, each as long as `values`.
  public let inputs: [InputColumn]

  /// How far apart the values are in time, as their labels show it.
  package let frequency: Frequency

  /// What a label is: `labelName`, or else the word for a step, such as `month`.
  package var labelTitle: String { labelName ?? frequency.noun.description }

  /// The column of labels in a table. A column of a file that is called what a step is called is that word.
  package var labelColumn: TextTable.Column {
    .init(labelTitle, isName: labelTitle != frequency.noun.description)
  }

  /// The time of each label; none if labels are no dates.
  let times: [CivilTime]

  let continuation: LabelContinuation

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
  ///   - inputs: what is read beside them, as many values each.
  /// - Throws: `SeriesError.unusableValue` for a value that is not finite or too large, also of an input;
  ///   `SeriesError.inputs` for one that is named twice, that is the series itself or is of another length.
  public init(
    name: String, labelName: String? = nil, labels: [String] = [], values: [Double], inputs: [InputColumn] = []
  ) throws(SeriesError) {
    try Series.check(values, inputs, name: name)
    let numbers = (labels.count..<max(labels.count, values.count)).map { String($0 + 1) }
    self.init(
      unchecked: name, labelName: labelName, labels: labels.prefix(values.count) + numbers, values: values,
      inputs: inputs)
  }

  /// The series that was read from a file.
  ///
  /// - Throws: `SeriesError.inputs` for an input that is named twice or is the series itself.
  package init(_ file: SeriesFile) throws(SeriesError) {
    inputs = file.inputs.map { InputColumn(name: $0.name, values: $0.values) }
    try Series.check(inputs, name: file.name, count: file.values.count)
    (name, labelName, labels, values) = (file.name, file.labelName, file.labels, file.values)
    format = ValueFormat(file.values)
    (frequency, times, continuation) = (file.frequency, file.times, file.continuation)
  }

  /// A series that was kept with how its labels go on.
  ///
  /// - Throws: as for one that is made of values.
  init(
    name: String, labelName: String?, labels: [String], values: [Double], inputs: [InputColumn], frequency: Frequency,
    times: [CivilTime], continuation: LabelContinuation
  ) throws(SeriesError) {
    try Series.check(values, inputs, name: name)
    (self.name, self.labelName, self.labels, self.values, self.inputs) = (name, labelName, labels, values, inputs)
    format = ValueFormat(values)
    (self.frequency, self.times, self.continuation) = (frequency, times, continuation)
  }

  private static func check(_ values: [Double], _ inputs: [InputColumn], name: String) throws(SeriesError) {
    for column in [values] + inputs.map({ $0.values }) {
      if let bad = column.firstIndex(where: { !($0.magnitude <= Series.largestValue) }) {
        throw .unusableValue(position: bad + 1)
      }
    }
    try Series.check(inputs, name: name, count: values.count)
  }

  private static func check(_ inputs: [InputColumn], name: String, count: Int) throws(SeriesError) {
    for (place, input) in inputs.enumerated() {
      if input.name == name { throw .inputs(.isSeries(input.name)) }
      if inputs[..<place].contains(where: { $0.name == input.name }) { throw .inputs(.repeated(input.name)) }
      guard input.values.count == count else {
        throw .inputs(.otherLength(input.name, found: input.values.count, expected: count))
      }
    }
  }

  private init(
    unchecked name: String, labelName: String?, labels: [String], values: [Double], inputs: [InputColumn] = []
  ) {
    self.name = name
    self.labelName = labelName
    self.labels = labels
    self.values = values
    self.inputs = inputs
    format = ValueFormat(values)
    (frequency, times, continuation) = LabelContinuation.steps(of: labels)
  }

  /// Labels for the time after the end of the series, at the same frequency and in the same form; nil if it is not
  /// evident how the labels go on.
  package func labelsBeyond(_ count: Int) -> [String]? { continuation.labels(count) }
}

extension Series: Equatable {
  /// Whether the names, labels and values are the same, and with them everything that follows from them.
  public static func == (one: Series, other: Series) -> Bool {
    one.name == other.name && one.labelName == other.labelName && one.labels == other.labels
      && one.values == other.values && one.frequency == other.frequency && one.inputs == other.inputs
  }
}
