import Recurrent
import Tasks

/// What the machine around the notebook is and can do. Without any of it the notebook gives the same results.
package struct Machine {
  /// Bytes of memory; nil if nobody knows, and then nothing is refused for being too large.
  package var memory: Double?
  /// Reads text in encodings that the core has no tables for.
  package var textDecoders = TextDecoders.none
  /// Returns what can be asked whether something that is done on the side has taken longer than a person waits for it.
  /// Without a clock it always has.
  package var startWaiting: () -> (() -> Bool) = { { true } }
  /// Returns what says how many seconds have passed since, for what takes too long to be done unasked. Without a clock
  /// nothing takes any time.
  package var startClock: () -> (() -> Double) = { { 0 } }
  /// Trains a model. A machine with threads may return before the end, with what the last whole epoch gave, when the
  /// person leaves at once; without threads the training goes on to its end or until the observer stops it.
  package var train: TrainingRunner = { (training, model, observer) throws(TrainingError) in
    try training.run(model, observer: observer)
  }

  /// Does work that changes nothing but what it returns. A machine with threads may return before the end when the person
  /// wants to stop; the work then goes on to its end, for nobody.
  ///
  /// - Returns: whether the work was done to its end.
  package var compute: (_ work: @escaping () -> Void) -> Bool = { work in
    work()
    return true
  }

  /// A machine of unknown memory, without threads and foreign encodings.
  package init() {}

  /// Trains a model on a task.
  ///
  /// - Throws: `TrainingError.dataDoesNotFit` if the model was made for other data.
  package typealias TrainingRunner =
    (TaskTraining, Model, TrainingObserver) throws(TrainingError) -> (model: Model, ending: TaskTraining.Ending)
}
