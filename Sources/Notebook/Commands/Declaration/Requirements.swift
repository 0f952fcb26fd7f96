import CommandLanguage
import Phrases
import Recurrent
import Tasks

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

  /// The model, trained for at least one epoch.
  ///
  /// - Throws: no data were loaded, no model was made, or it is not trained.
  func requireTrainedModel(for command: Name) throws(Diagnostic) -> Model {
    let model = try requireModel(for: command)
    guard model.checkpoint.epochs > 0 else {
      throw .failed(
        message: "the model is not trained yet", hint: "type for example \"train 100\" first", command.range)
    }
    return model
  }
}
