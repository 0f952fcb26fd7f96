import Phrases
import Tasks

/// A command that the state of the workbench does not allow, with what to type first.
struct NotYet: Error {
  let message: Phrase
  let hint: Phrase

  static let noData = NotYet(
    message: "there is no data yet", hint: "type \"load sales\", \"load addition\" or \"load FILE.csv\" first")
  static let noModel = NotYet(message: "there is no model yet", hint: "type for example \"model lstm 8\" first")
  static let untrained = NotYet(message: "the model is not trained yet", hint: "type for example \"train 100\" first")

  static func needsSeries(_ command: String) -> NotYet {
    NotYet(
      message: "\"\(command)\" works on a series of months", hint: "type \"load sales\" or \"load FILE.csv\" first")
  }

  static func needsAddition(_ command: String) -> NotYet {
    NotYet(message: "\"\(command)\" works on additions", hint: "type \"load addition\" first")
  }
}

extension Workbench {
  /// The task, or an error that says how to load one.
  func requireTask() throws(NotYet) -> LearningTask {
    guard let task else { throw .noData }
    return task
  }

  /// The series, for a command that works on nothing else.
  func requireSeries(_ command: String) throws(NotYet) -> SeriesPreparation {
    guard let series = try requireTask().series else { throw .needsSeries(command) }
    return series
  }

  /// The additions, for a command that works on nothing else.
  func requireAddition(_ command: String) throws(NotYet) -> AdditionExamples {
    guard let addition = try requireTask().addition else { throw .needsAddition(command) }
    return addition
  }

  /// The model, or an error that says how to make one.
  func requireModel() throws(NotYet) -> Model {
    _ = try requireTask()
    guard let model else { throw .noModel }
    return model
  }

  /// The model, trained for at least one epoch.
  func requireTrainedModel() throws(NotYet) -> Model {
    let model = try requireModel()
    guard model.checkpoint.epochs > 0 else { throw .untrained }
    return model
  }
}
