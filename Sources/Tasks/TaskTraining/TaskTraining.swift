import Recurrent
import Tasks

/// Trains a workbench's model for some epochs.
struct Training {
  var data: TaskData
  var epochs: Int
  var options: TrainingOptions
  /// Asked before every step of the optimizer.
  var shouldStop: () -> Bool
  /// Told after every epoch.
  var report: (EpochRecord) -> Void
  /// Asked after every epoch whether to show the model.
  var wantsModel: () -> Bool = { false }
  /// Shown the model after an epoch, where that is wanted.
  var see: (Model) -> Void = { _ in }

  /// How training ended.
  enum Ending: Equatable {
    case finished
    /// The caller asked to stop during this epoch, which was taken back.
    case interrupted(epoch: Int)
    /// The loss was no longer a number in this epoch, which was taken back.
    case lossNotFinite(epoch: Int)
  }

  /// The model after training, with a record for each whole epoch.
  ///
  /// - Throws: `TrainingError.dataDoesNotFit` where the model was made for other data.
  func run(_ model: Model) throws(TrainingError) -> (Model, Ending) {
    var model = model
    model.isStateful = options.isStateful
    let trainer = try Trainer(model.checkpoint, data: trainingData, options: options)
    var ending = Ending.finished
    do {
      for _ in 0..<epochs {
        let result = try trainer.trainEpoch(shouldStop: shouldStop)
        let record = try record(result, trainer)
        model.history.append(record)
        report(record)
        if wantsModel() {
          model.checkpoint = trainer.checkpoint
          see(model)
        }
      }
    } catch .interrupted(let epoch) {
      ending = .interrupted(epoch: epoch)
    } catch .lossNotFinite(let epoch) {
      ending = .lossNotFinite(epoch: epoch)
    }
    model.checkpoint = trainer.checkpoint
    return (model, ending)
  }

  private var trainingData: SequenceData {
    switch data {
    case .series(let preparation, _): SeriesNetwork.trainingData(preparation)
    case .addition(let examples): AdditionNetwork.data(examples, examples.trainingRange)
    }
  }

  private func record(_ result: EpochResult, _ trainer: Trainer) throws(TrainingError) -> EpochRecord {
    guard case .addition(let examples) = data else {
      return EpochRecord(epoch: trainer.epochs, loss: result.loss, accuracy: result.accuracy, validation: nil)
    }
    let checkpoint = trainer.checkpoint
    let evaluation = try AdditionNetwork.evaluate(checkpoint, examples, examples.validationRange)
    let drawn = examples.validationSample(
      seed: checkpoint.seed, epoch: UInt32(truncatingIfNeeded: checkpoint.epochs))
    let right = drawn.count { index in
      evaluation.isExact(index - examples.validationRange.lowerBound, expected: examples.targetCodes(at: index))
    }
    let validation = EpochRecord.Validation(
      loss: evaluation.loss, accuracy: evaluation.grade.characterAccuracy, exact: evaluation.grade.exactAccuracy,
      ofTen: right)
    return EpochRecord(
      epoch: checkpoint.epochs, loss: result.loss, accuracy: result.accuracy, validation: validation)
  }
}
