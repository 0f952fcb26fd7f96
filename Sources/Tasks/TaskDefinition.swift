package import Phrases
package import Recurrent
package import Text

/// What every task gives, so that training, judging and comparing are written once for all of them.
///
/// Properties are cheap to get; whatever takes time is a closure.
package struct TaskDefinition {
  /// The name of task and data, as `runs` lists it: `sales`, or `addition digits=3 examples=50000`.
  package var name: String
  /// The name alone, as a comparison is headed: `sales`, or `addition`.
  package var shortName: String
  /// What was loaded, in a sentence: how much there is to train on and to judge with.
  package var summary: Phrase
  /// Further sentences about what was loaded.
  package var remarks: [Phrase] = []
  /// What judges a model.
  package var measure: Measure
  /// How many samples there are to train on.
  package var trainingCount: Int
  /// Whether the state can be carried from sample to sample, because samples follow each other in time.
  package var carriesState: Bool
  /// Everything that training and judging read, so that runs can be told apart. Names do not count.
  package var digest: () -> DataDigest
  /// The data alone. It is `digest` unless they are read on scales of others.
  package var dataDigest: () -> DataDigest
  /// The network for the task, from its cell and the units of its layers.
  package var architecture: (_ cell: CellOptions, _ units: [Int]) -> Architecture
  /// The first rows of the data, and what the network sees of them.
  package var listing: (_ rows: Int) -> DataListing
  /// What a network can be watched reading.
  package var reading: ReadingSource
  /// The samples to train on.
  package var trainingData: () -> SequenceData
  /// The error of the simplest forecast, which any model has to beat; nil if there is none.
  package var baselineError: () -> Double?
  /// Judges a model after training, in the unit of `measure`.
  package var judge: Judge
  /// Judges a model and says how it did.
  package var report: Reporter
  /// Grades the validation part after every epoch; nil if the task is judged after training alone.
  package var grade: Grader?
  /// The errors of a model by every measure of errors; nil if the task is not about forecasts.
  package var forecastErrors: ErrorJudge?
  /// The forecasts that need no network, with their errors; none if the task is not about forecasts.
  package var simpleForecasts: () -> [ForecastJudgement.Simple] = { [] }

  /// The errors of a model by every measure of errors.
  ///
  /// - Parameter isStateful: whether it was trained with its state carried on.
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  package typealias ErrorJudge =
    (_ checkpoint: Checkpoint, _ isStateful: Bool) throws(TrainingError) -> ForecastErrors

  /// Judges a model.
  ///
  /// - Parameter isStateful: whether it was trained with its state carried on.
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  package typealias Judge = (_ checkpoint: Checkpoint, _ isStateful: Bool) throws(TrainingError) -> Double

  /// Judges a model, a sentence for each figure.
  ///
  /// - Throws: `TrainingError` if the model was made for other data.
  package typealias Reporter = (_ model: Model) throws(TrainingError) -> [Phrase]

  /// Grades a model after an epoch.
  ///
  /// - Parameters:
  ///   - isStateful: whether it is trained with its state carried on.
  ///   - threads: how many threads work; nil for as many as are useful.
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  package typealias Grader =
    (_ checkpoint: Checkpoint, _ isStateful: Bool, _ threads: Int?) throws(TrainingError) -> EpochRecord.Validation
}

extension TaskDefinition {
  /// Whether a measure can judge models of this task.
  package func allows(_ measure: Measure) -> Bool {
    guard measure != self.measure else { return true }
    return measure.isError && simpleForecasts().contains { $0.errors.all.value(measure) != nil }
  }

  /// The error of the simplest forecast by a measure; nil if there is none.
  package func baselineError(by measure: Measure) -> Double? {
    measure == self.measure ? baselineError() : simpleForecasts().first?.errors.all.value(measure)
  }

  /// Judges a model by a measure; NaN if the measure cannot judge it.
  ///
  /// - Parameter isStateful: whether it was trained with its state carried on.
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  func judge(_ checkpoint: Checkpoint, _ isStateful: Bool, by measure: Measure) throws(TrainingError) -> Double {
    guard measure != self.measure, let forecastErrors else { return try judge(checkpoint, isStateful) }
    return try forecastErrors(checkpoint, isStateful).value(measure) ?? .nan
  }
}

/// The first rows of some data.
package struct DataListing {
  /// The rows.
  package let table: TextTable
  /// What the table does not say by itself.
  package var explanations: [Phrase] = []
  /// That there are more; nil if there are none.
  package let remark: Phrase?
}

extension TaskDefinition {
  /// Samples a step of the optimizer if the state is carried on.
  package static var statefulBatch: Int { 1 }
  /// Samples a step of the optimizer otherwise, as in Keras.
  package static var shuffledBatch: Int { 32 }

  /// Options of training; what is nil is as the task has it: the state carried on if it can be and the batch allows it,
  /// then samples one by one and in order, otherwise in shuffled batches of 32 as in Keras.
  ///
  /// - Parameters:
  ///   - batch: samples a step of the optimizer.
  ///   - isStateful: whether the state is carried from sample to sample; only if `carriesState`.
  ///   - shuffles: whether samples come in a new order every epoch.
  ///   - truncation: gradients go back through at most so many steps; nil for all.
  package func trainingOptions(
    batch: Int? = nil, isStateful: Bool? = nil, shuffles: Bool? = nil, truncation: Int? = nil
  ) -> TrainingOptions {
    let isStateful = carriesState && (isStateful ?? ((batch ?? Self.statefulBatch) == Self.statefulBatch))
    return TrainingOptions(
      batch: batch ?? (isStateful ? Self.statefulBatch : Self.shuffledBatch), shuffles: shuffles ?? !isStateful,
      isStateful: isStateful,
      truncation: truncation)
  }
}
