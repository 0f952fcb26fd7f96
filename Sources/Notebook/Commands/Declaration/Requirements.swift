import CommandLanguage
import Phrases
import Recurrent
import Tasks
import Text

// What a command needs of the workbench, or what to type first.

extension Workbench {
  /// The task.
  ///
  /// - Parameter command: the command that needs it; errors point to it.
  /// - Throws: no data were loaded.
  func requireTask(for command: Name) throws(Diagnostic) -> LearningTask {
    guard let task else {
      throw .failed(
        message: "there is no data yet", hint: "type \"load sales\", \"load addition\" or \"load FILE.csv\" first",
        command.range)
    }
    return task
  }

  /// The series, for a command that works on nothing else.
  ///
  /// - Throws: no data were loaded, or others.
  func requireSeries(for command: Name) throws(Diagnostic) -> SeriesPreparation {
    guard let series = try requireTask(for: command).series else {
      throw .failed(
        message: "\"\(command.text)\" works on a series",
        hint: "type \"load sales\" or \"load FILE.csv\" first", command.range)
    }
    return series
  }

  /// The additions, for a command that works on nothing else.
  ///
  /// - Throws: no data were loaded, or others.
  func requireAddition(for command: Name) throws(Diagnostic) -> AdditionExamples {
    guard let addition = try requireTask(for: command).addition else {
      throw .failed(
        message: "\"\(command.text)\" works on additions", hint: "type \"load addition\" first", command.range)
    }
    return addition
  }

  /// The model.
  ///
  /// - Throws: no data were loaded, or no model was made.
  func requireModel(for command: Name) throws(Diagnostic) -> Model {
    _ = try requireTask(for: command)
    guard let model else {
      throw .failed(
        message: "there is no model yet", hint: "type for example \"model lstm 8\" first", command.range)
    }
    return model
  }

  /// The model after all its training, for a command that changes it.
  ///
  /// - Throws: no data were loaded, no model was made, or it is shown as it was after an earlier epoch.
  func requireLatestModel(for command: Name) throws(Diagnostic) -> Model {
    let model = try requireModel(for: command)
    try refuseEarlierEpoch(for: command)
    return model
  }

  /// Makes sure that no earlier epoch is shown.
  ///
  /// - Throws: one is.
  func refuseEarlierEpoch(for command: Name) throws(Diagnostic) {
    guard let earlier else { return }
    throw .failed(
      message: "the model is shown as it was after epoch \(groupedText(earlier.checkpoint.epochs))",
      hint: "\"at end\" returns to it as it is, \"branch\" goes on from here as a new model", command.range)
  }

  /// The model, trained for at least one epoch.
  ///
  /// - Throws: no data were loaded, no model was made, it is not trained, or shown as it was before.
  func requireTrainedModel(for command: Name) throws(Diagnostic) -> Model {
    let model = try requireModel(for: command)
    guard model.isTrained || earlier == nil else {
      throw .failed(
        message: "the model is shown as it was before its training",
        hint: "\"at end\" returns to it as it is, \"at 1\" goes to its first epoch", command.range)
    }
    guard model.isTrained else {
      throw .failed(
        message: "the model is not trained yet", hint: "type for example \"train 100\" first", command.range)
    }
    return model
  }
}
