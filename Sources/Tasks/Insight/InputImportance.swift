package import Recurrent

/// How much worse a model forecasts the test part if one of the things it reads tells it nothing: its values there are
/// dealt out anew, again and again.
///
/// Permutation importance, after Breiman, "Random Forests" (2001). With a window, whole windows of a column change places,
/// so that what happens within one stays as it is.
package struct InputImportance: Sendable {
  /// The root mean square error of the test part as it is, over all steps ahead.
  package let error: Double
  /// The series' own past, then the inputs.
  package let columns: [Column]

  /// What became of the error when the values of a column were dealt out anew.
  package struct Column: Sendable {
    /// What is measured; for the first column, the series itself.
    package let name: String
    /// By how much the error grew each time; below 0 where it shrank.
    package let increases: [Double]
    /// Mean and spread of the increases.
    package let summary: SampleSummary
  }

  /// Forecasts the test part once as it is, and `repetitions` times for each column.
  ///
  /// - Parameters:
  ///   - seed: of the orders in which values are dealt out.
  ///   - repetitions: at least 1.
  ///   - shouldStop: asked before every forecast of the test part.
  /// - Throws: `TrainingError.dataDoesNotFit` if the model was made for other data; `.interrupted` if `shouldStop` says so.
  package init(
    _ model: Model, _ preparation: SeriesPreparation, seed: UInt64, repetitions: Int, shouldStop: () -> Bool = { false }
  ) throws(TrainingError) {
    let test = TestSamples(model, preparation)
    let error = try test.error(order: nil)
    let series = preparation.task.series
    var columns: [Column] = []
    for (place, name) in ([series.name] + series.inputs.map { $0.name }).enumerated() {
      var increases: [Double] = []
      for repetition in 0..<max(repetitions, 1) {
        if shouldStop() { throw .interrupted(epoch: 0) }
        let index = UInt32(truncatingIfNeeded: place * repetitions + repetition)
        var random = RandomStream(seed: seed, purpose: .sampling, index: index)
        var order = Array(0..<test.origins.count)
        random.shuffle(&order)
        increases.append(try test.error(order: (place, order)) - error)
      }
      guard let summary = SampleSummary(increases) else { continue }
      columns.append(Column(name: name, increases: increases, summary: summary))
    }
    self.error = error
    self.columns = columns
  }
}

/// The samples that forecasts of the test part are made from, and those before them that build up the state.
private struct TestSamples {
  let origins: Range<Int>
  private let preparation: SeriesPreparation
  private let predictor: Predictor
  /// Samples that only build up the state.
  private let before: Int
  /// `[before + origins, steps, width]`
  private let values: [Float]

  init(_ model: Model, _ preparation: SeriesPreparation) {
    self.preparation = preparation
    let task = preparation.task
    origins = task.testStart - task.horizon..<task.series.values.count - 1
    let first = model.isStateful ? preparation.samples.firstOrigin : origins.lowerBound
    before = origins.lowerBound - first
    predictor = Predictor(model.checkpoint, stateful: model.isStateful)
    let questions = preparation.samples.questions(preparation.features, origins: first..<origins.upperBound)
    if case .values(let values) = questions.inputs { self.values = values } else { values = [] }
  }

  /// The error over the test part if the samples' values of one column change places.
  ///
  /// - Parameter order: a column, and from which sample each of them takes its values; nil to leave all as they are.
  func error(order: (column: Int, samples: [Int])?) throws(TrainingError) -> Double {
    let task = preparation.task
    let (steps, width) = (preparation.samples.steps, preparation.features.width)
    var read = values
    if let (column, samples) = order {
      for (sample, source) in samples.enumerated() {
        for step in 0..<steps {
          let place = ((before + sample) * steps + step) * width + column
          read[place] = values[((before + source) * steps + step) * width + column]
        }
      }
    }
    predictor.resetStates()
    let count = before + origins.count
    let outputs = try predictor.predict(
      SequenceData(
        count: count, inputs: .values(read), targets: .values(Array(repeating: 0, count: count * task.horizon))))
    let answers = SeriesAnswers(
      origins: origins, horizon: task.horizon, outputs: Array(outputs.dropFirst(before * task.horizon)))
    return preparation.testError(answers)
  }
}
