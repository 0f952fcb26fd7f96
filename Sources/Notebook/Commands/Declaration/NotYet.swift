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
  /// The data, or an error that says how to load some.
  func requireData() throws -> TaskData {
    guard let data else { throw NotYet.noData }
    return data
  }

  /// The model, or an error that says how to make one.
  func requireModel() throws -> Model {
    _ = try requireData()
    guard let model else { throw NotYet.noModel }
    return model
  }

  /// The model, trained for at least one epoch.
  func requireTrainedModel() throws -> Model {
    let model = try requireModel()
    guard model.checkpoint.epochs > 0 else { throw NotYet.untrained }
    return model
  }
}
