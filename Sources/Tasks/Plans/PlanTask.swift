private import Recurrent

/// What runs of a plan learn, as much of it as computing and judging them takes: of a series the values and how they are
/// read, but no labels; of additions the numbers from which they are made up.
package struct PlanTask: Sendable, Equatable {
  /// The data.
  enum Data: Sendable, Equatable {
    case series(PlanSeries)
    case addition(digits: Int, count: Int, seed: UInt64)
  }

  let data: Data
  /// What the data are called in `runs`, as `TaskDefinition.name` has it.
  package let definitionName: String
  /// What tells the data from others, as `TaskDefinition.digest` has it.
  package let digest: String

  init(data: Data, definitionName: String, digest: String) {
    (self.data, self.definitionName, self.digest) = (data, definitionName, digest)
  }

  init(_ task: LearningTask, digest: String) {
    self.digest = digest
    definitionName = task.definition.name
    switch task {
    case .series(let preparation, let name): data = .series(PlanSeries(preparation, name: name))
    case .addition(let examples):
      data = .addition(digits: examples.digits, count: examples.count, seed: examples.seed)
    }
  }

  /// The task's own measure.
  var measure: Measure {
    switch data {
    case .series: .rmse
    case .addition: .exact
    }
  }

  /// How many values or examples there are.
  package var exampleCount: Int {
    switch data {
    case .series(let series): series.values.count
    case .addition(_, let count, _): count
    }
  }

  /// Makes the task. Additions that are made up take seconds if there are many.
  ///
  /// - Throws: `PlanFileError` if these are no data, or not those of the digest.
  package func made() throws(PlanFileError) -> LearningTask {
    let task: LearningTask
    switch data {
    case .series(let series): task = try series.made()
    case .addition(let digits, let count, let seed):
      do throws(ExamplesError) {
        task = .addition(try AdditionExamples(digits: digits, count: count, seed: seed))
      } catch {
        throw .examples(error)
      }
    }
    let definition = task.definition
    guard definition.name == definitionName, definition.digest().text == digest else {
      throw .otherData(definitionName)
    }
    return task
  }
}

/// A series in a plan.
struct PlanSeries: Sendable, Equatable {
  /// What it was loaded by.
  let name: String
  /// What is measured.
  let column: String
  let testCount: Int
  let validationCount: Int
  /// Steps that are read at once; nil if the state is carried on.
  let window: Int?
  let horizon: Int
  let values: [Double]
  let inputs: [InputColumn]
  /// The ends of the ranges from which the scales were made: of differences that are read, of those that are forecast, of
  /// each input. A series may be read on the scales of another.
  let ranges: [Double]

  init(
    name: String, column: String, testCount: Int, validationCount: Int, window: Int?, horizon: Int, values: [Double],
    inputs: [InputColumn], ranges: [Double]
  ) {
    (self.name, self.column, self.window, self.horizon) = (name, column, window, horizon)
    (self.testCount, self.validationCount) = (testCount, validationCount)
    (self.values, self.inputs, self.ranges) = (values, inputs, ranges)
  }

  init(_ preparation: SeriesPreparation, name: String) {
    let (task, scales) = (preparation.task, preparation.scales)
    let scalers = [scales.differences, scales.targets] + scales.inputs
    self.init(
      name: name, column: task.series.name, testCount: task.testCount, validationCount: task.validationCount,
      window: task.window, horizon: task.horizon, values: task.series.values, inputs: task.series.inputs,
      ranges: scalers.flatMap { [$0.minimum, $0.maximum] })
  }

  func made() throws(PlanFileError) -> LearningTask {
    do throws(SeriesError) {
      let series = try Series(name: column, values: values, inputs: inputs)
      let task = try SeriesTask(
        series: series, testCount: testCount, validationCount: validationCount, window: window, horizon: horizon)
      return .series(SeriesPreparation(task, scales: scales), name: name)
    } catch {
      throw .series(error)
    }
  }

  /// A scale of the ends of a range is that of the range.
  private var scales: SeriesScales {
    let scalers = (0..<ranges.count / 2).map { MinMaxScaler(fitting: ranges[2 * $0..<2 * $0 + 2]) }
    return SeriesScales(differences: scalers[0], targets: scalers[1], inputs: Array(scalers[2...]))
  }
}
