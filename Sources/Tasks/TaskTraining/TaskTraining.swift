public import Recurrent

/// Trains models on a task: the one loop over epochs, for `train` and for the runs of a comparison.
///
///     let (trained, ending) = try TaskTraining(task, epochs: 3000).run(model)
public struct TaskTraining {
  /// What is learned.
  public let task: LearningTask
  /// How many epochs.
  public let epochs: Int
  /// How samples are presented.
  public let options: TrainingOptions
  /// Whether the records of all epochs are kept in the model; the observer is told of each of them in any case.
  public var keepsHistory = true
  /// How the learning rate changes from epoch to epoch.
  public var schedule: LearningRateSchedule
  /// When training ends, and which weights it leaves. Without a validation part it ends after all epochs, with the last.
  public var stopping = Stopping.last
  /// Whether the validation part, if there is one, is graded after each epoch.
  package var gradesEpochs = true

  /// A training for so many epochs.
  ///
  /// - Parameters:
  ///   - task: what is learned.
  ///   - epochs: how many passes over the training data.
  ///   - options: how samples are presented; nil for the task's own way.
  public init(_ task: LearningTask, epochs: Int, options: TrainingOptions? = nil) {
    self.task = task
    self.epochs = epochs
    schedule = LearningRateSchedule(.constant, epochs: epochs)
    self.options = options ?? task.definition.trainingOptions()
  }

  /// How training ended.
  public enum Ending: Sendable, Equatable {
    /// All epochs were trained, or as many as `stopping` asks for.
    case finished
    /// The observer asked to stop during this epoch, which was taken back.
    case interrupted(epoch: Int)
    /// The loss was no longer a number in this epoch, which was taken back.
    case lossNotFinite(epoch: Int)
  }

  /// Trains a model from where it stands.
  ///
  /// - Parameters:
  ///   - model: trained or not; it stays as it is.
  ///   - observer: is told of every epoch, and may stop the training.
  /// - Returns: the model after the last whole epoch, and how training ended.
  /// - Throws: `TrainingError.dataDoesNotFit` if the model was made for other data, or the options contradict each other.
  public func run(
    _ model: Model, observer: TrainingObserver = TrainingObserver()
  ) throws(TrainingError) -> (model: Model, ending: Ending) {
    var model = model
    var course = model.course
    course.begin(self, from: model)
    model.isStateful = options.isStateful
    model.keptEpoch = nil
    let definition = task.definition
    let grade = gradesEpochs ? definition.grade : nil
    let trainer = try Trainer(model.checkpoint, data: definition.trainingData(), options: options)
    let steps = LongEpoch(model.checkpoint.architecture, samples: definition.trainingCount, batch: options.batch)
    var rate = ScheduledRate(
      schedule, learningRate: model.checkpoint.optimizer.learningRate, after: model.history)
    var best = BestWeights(stopping)
    var ending = Ending.finished
    do throws(TrainingError) {
      for _ in 0..<max(0, epochs) {
        let result = try train(trainer, rate.learningRate, steps, observer)
        let graded = grade == nil ? nil : trainer.checkpoint
        let record = EpochRecord(
          epoch: trainer.epochs, loss: result.loss, accuracy: result.accuracy,
          validation: try graded.flatMap { (checkpoint) throws(TrainingError) in
            try grade?(checkpoint, options.isStateful, options.threads)
          })
        if keepsHistory { model.history.append(record) }
        rate.epochEnded(loss: record.judgedLoss)
        best?.add(record, graded)
        if keepsHistory { course.epochEnded(record.epoch) { graded ?? trainer.checkpoint } }
        observer.epochEnded(record) {
          ended(model, graded ?? trainer.checkpoint, best, course)
        }
        if best?.isOver == true { break }
      }
    } catch .interrupted(let epoch) {
      ending = .interrupted(epoch: epoch)
    } catch .lossNotFinite(let epoch) {
      ending = .lossNotFinite(epoch: epoch)
    }
    return (ended(model, trainer.checkpoint, best, course), ending)
  }

  /// The model after a training that ends with a checkpoint.
  private func ended(
    _ model: Model, _ checkpoint: Checkpoint, _ best: BestWeights?, _ course: TrainingCourse
  ) -> Model {
    var result = model
    result.checkpoint = checkpoint
    result = best?.applied(to: result) ?? result
    // Without its history nothing can be trained again.
    result.course =
      keepsHistory ? course.ended(with: result) : TrainingCourse(from: result.checkpoint, isStateful: result.isStateful)
    return result
  }

  /// Trains an epoch; a long one tells before each step how much of it is done.
  private func train(
    _ trainer: Trainer, _ rate: Double, _ long: LongEpoch?, _ observer: TrainingObserver
  ) throws(TrainingError) -> EpochResult {
    guard let long else { return try trainer.trainEpoch(learningRate: rate, shouldStop: observer.shouldStop) }
    var steps = 0
    return try trainer.trainEpoch(learningRate: rate) {
      observer.isWithinEpoch(min(Double(steps) / long.steps, 1))
      steps += 1
      return observer.shouldStop()
    }
  }
}

/// An epoch that takes so long that people want to see it go on.
private struct LongEpoch {
  /// Steps of the optimizer.
  let steps: Double

  /// - Returns: nil for an epoch of less than some ten million multiply-adds, which is over within milliseconds.
  init?(_ architecture: Architecture, samples: Int, batch: Int) {
    let steps = architecture.steps + (architecture.decoderSteps ?? 0)
    guard Double(architecture.parameterCount) * Double(steps) * Double(samples) > 1e7 else { return nil }
    self.steps = Double((samples + batch - 1) / max(batch, 1))
  }
}
