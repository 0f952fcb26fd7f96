private import Text

/// A series as a file of a model holds it: how it was read and scaled, and the values themselves unless they were left
/// out.
struct SavedSeries {
  /// What it was loaded by.
  let name: String
  /// How it was divided and read.
  let window: Int?
  let horizon: Int
  let testCount: Int
  let validationCount: Int
  /// What was read beside it.
  let inputNames: [String]
  /// The scales of its training part.
  let scales: SeriesScales
  /// The series; nil if the file does not hold it.
  let series: Series?

  init(
    name: String, window: Int?, horizon: Int, testCount: Int, validationCount: Int, inputNames: [String],
    scales: SeriesScales, series: Series?
  ) {
    (self.name, self.window, self.horizon) = (name, window, horizon)
    (self.testCount, self.validationCount) = (testCount, validationCount)
    (self.inputNames, self.scales, self.series) = (inputNames, scales, series)
  }

  /// - Parameter preparation: of a series that was loaded by this name.
  init(_ preparation: SeriesPreparation, name: String, withData: Bool) {
    let task = preparation.task
    self.name = name
    (window, horizon) = (task.window, task.horizon)
    (testCount, validationCount) = (task.testCount, task.validationCount)
    inputNames = task.series.inputs.map { $0.name }
    scales = preparation.scales
    series = withData ? task.series : nil
  }

  /// The series made ready on the scales of the file; nil if the file does not hold it.
  func preparation() throws(ModelFileError) -> SeriesPreparation? {
    guard let series else { return nil }
    do throws(SeriesError) {
      let task = try SeriesTask(
        series: series, testCount: testCount, validationCount: validationCount, window: window, horizon: horizon)
      return SeriesPreparation(task, scales: scales)
    } catch {
      throw .series(error)
    }
  }

  /// A series that is loaded, on the scales of the file.
  ///
  /// - Throws: it is read in another way than the model reads.
  func preparation(of loaded: SeriesPreparation, name: String) throws(ModelFileError) -> SeriesPreparation {
    let task = loaded.task
    guard task.window == window, task.horizon == horizon, task.series.inputs.count == inputNames.count else {
      throw .otherTask(found: LearningTask.series(loaded, name: name).definition.name, expected: description)
    }
    return loaded.scales == scales ? loaded : SeriesPreparation(task, scales: scales)
  }

  /// As a definition has it: the name and the options that say how it is read.
  var description: String {
    var words = [name]
    if !inputNames.isEmpty { words.append("inputs=\(inputNames.joined(separator: ","))") }
    if let window { words.append("window=\(window)") }
    if horizon > 1 { words.append("horizon=\(horizon)") }
    return words.joined(separator: " ")
  }
}

// MARK: files

extension TensorFile {
  /// Adds a series.
  mutating func add(_ saved: SavedSeries) {
    describe("data/name", saved.name)
    describe("data/test", [saved.testCount])
    describe("data/validation", [saved.validationCount])
    describe("data/window", [saved.window ?? 0])
    describe("data/horizon", [saved.horizon])
    describe("data/inputs", texts: saved.inputNames)
    add(Tensor("scaling/differences", doubles: saved.scales.differences.range))
    add(Tensor("scaling/targets", doubles: saved.scales.targets.range))
    add(Tensor("scaling/inputs", doubles: saved.scales.inputs.flatMap { $0.range }))
    describe("data", saved.series != nil)
    if let series = saved.series { add(series) }
  }

  private mutating func add(_ series: Series) {
    describe("data/column", series.name)
    describe("data/label_name", texts: [series.labelName].compactMap { $0 })
    add(Tensor("data/values", doubles: series.values))
    add(Tensor("data/inputs", doubles: series.inputs.flatMap { $0.values }))
    add(series.labels, "data/labels")
    let isEvident = series.hasEvidentSteps
    describe("data/steps_are_evident", isEvident)
    guard !isEvident else { return }
    let frequency = series.frequency
    describe("data/frequency", frequency.unit.word)
    describe(
      "data/frequency_numbers", [frequency.multiple, frequency.monthDay] + frequency.weekdays.map { $0 ? 1 : 0 })
    add(Tensor("data/times", integers: series.times.map { Int($0.secondNumber) }))
    let next = series.labelsBeyond(Series.mostLabelsKept)
    describe("data/labels_go_on", next != nil)
    add(next ?? [], "data/labels_beyond")
  }

  /// Adds texts: their bytes one behind the other, and where each of them ends.
  private mutating func add(_ texts: [String], _ name: String) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for text in texts {
      bytes += Array(text.utf8)
      ends.append(bytes.count)
    }
    add(Tensor(name, bytes: bytes))
    add(Tensor(name + "_end", integers: ends))
  }

  private func labels(_ name: String, count: Int?) throws(ModelFileError) -> [String] {
    guard let tensor = self[name] else { throw .missing(name) }
    guard let bytes = tensor.bytes else { throw .unusable(name) }
    let ends = try integers(name + "_end", count: count, in: 0...bytes.count)
    guard zip([0] + ends, ends).allSatisfy({ $0 <= $1 }), ends.last ?? 0 == bytes.count else { throw .unusable(name) }
    var labels: [String] = []
    labels.reserveCapacity(ends.count)
    var start = bytes.startIndex
    for end in ends {
      let next = bytes.startIndex + end
      guard let label = String(validating: bytes[start..<next], as: UTF8.self) else { throw .unusable(name) }
      labels.append(label)
      start = next
    }
    return labels
  }

  /// Reads a series.
  func savedSeries() throws(ModelFileError) -> SavedSeries {
    let counts = 0...1_000_000_000
    let window = try number("data/window", in: counts)
    let inputs = try texts("data/inputs")
    let scales = SeriesScales(
      differences: try scaler("scaling/differences"), targets: try scaler("scaling/targets"),
      inputs: try scalers("scaling/inputs", count: inputs.count))
    return SavedSeries(
      name: try text("data/name"), window: window == 0 ? nil : window, horizon: try number("data/horizon", in: counts),
      testCount: try number("data/test", in: counts), validationCount: try number("data/validation", in: counts),
      inputNames: inputs, scales: scales, series: try flag("data") ? try series(inputs) : nil)
  }

  private func scaler(_ name: String) throws(ModelFileError) -> MinMaxScaler { try scalers(name, count: 1)[0] }

  private func scalers(_ name: String, count: Int) throws(ModelFileError) -> [MinMaxScaler] {
    let ends = try doubles(name, count: 2 * count)
    return (0..<count).map { MinMaxScaler(fitting: ends[2 * $0..<2 * $0 + 2]) }
  }

  private func series(_ inputNames: [String]) throws(ModelFileError) -> Series {
    let values = try doubles("data/values")
    let count = values.count
    let numbers = try doubles("data/inputs", count: count * inputNames.count)
    let inputs = inputNames.enumerated().map { index, name in
      InputColumn(name: name, values: Array(numbers[index * count..<(index + 1) * count]))
    }
    let labels = try labels("data/labels", count: count)
    let steps = try flag("data/steps_are_evident") ? LabelContinuation.steps(of: labels) : try steps(count: count)
    let (name, labelName) = (try text("data/column"), try texts("data/label_name").first)
    do throws(SeriesError) {
      return try Series(
        name: name, labelName: labelName, labels: labels, values: values, inputs: inputs, frequency: steps.frequency,
        times: steps.times,
        continuation: steps.continuation)
    } catch {
      throw .series(error)
    }
  }

  /// How far apart values are, where the labels alone do not tell.
  private func steps(
    count: Int
  ) throws(ModelFileError) -> (frequency: Frequency, times: [CivilTime], continuation: LabelContinuation) {
    let name = "data/frequency_numbers"
    let numbers = try numbers(name, in: 0...1_000_000)
    guard numbers.count == 9, numbers[0] >= 1, 1...31 ~= numbers[1], numbers[2...].contains(where: { $0 > 0 }) else {
      throw .unusable(name)
    }
    let word = try text("data/frequency")
    guard let unit = Frequency.Unit.allCases.first(where: { $0.word == word }) else {
      throw .unusable("data/frequency")
    }
    var frequency = Frequency(unit, multiple: numbers[0])
    frequency.monthDay = numbers[1]
    frequency.weekdays = numbers[2...].map { $0 > 0 }
    // Where an `Int` has 32 bits, as in WebAssembly, it ends earlier.
    let latest = Int(clamping: 1_000_000_000_000 as Int64)
    let seconds = try integers("data/times", in: -latest...latest)
    guard seconds.isEmpty || seconds.count == count else { throw .unusable("data/times") }
    let next = try labels("data/labels_beyond", count: nil)
    return (
      frequency, seconds.map { CivilTime(secondNumber: Int64($0)) },
      try flag("data/labels_go_on") ? .listed(next) : .none
    )
  }
}

extension Series {
  /// As many labels beyond the end are kept: no forecast is longer.
  fileprivate static var mostLabelsKept: Int { 1000 }

  /// Whether the labels alone tell how far apart the values are and how they go on.
  fileprivate var hasEvidentSteps: Bool {
    let steps = LabelContinuation.steps(of: labels)
    return steps.frequency == frequency && steps.times == times
      && steps.continuation.labels(Self.mostLabelsKept) == labelsBeyond(Self.mostLabelsKept)
  }
}

extension MinMaxScaler {
  /// The ends of the range that it was made from; a scaler of these is the same.
  fileprivate var range: [Double] { [minimum, maximum] }
}

extension Frequency.Unit {
  /// Its name in files.
  fileprivate var word: String {
    switch self {
    case .years: "years"
    case .quarters: "quarters"
    case .months: "months"
    case .monthEnds: "month_ends"
    case .lastWorkingDays: "last_working_days"
    case .weeks: "weeks"
    case .days: "days"
    case .workingDays: "working_days"
    case .hours: "hours"
    case .minutes: "minutes"
    case .seconds: "seconds"
    case .rows: "rows"
    }
  }
}
