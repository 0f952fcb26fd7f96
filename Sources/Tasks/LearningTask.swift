/// What a network can learn, with its data: a case for each task.
///
/// To add a task: a folder beside `Series` and `Addition` that makes a `TaskDefinition`, and a case here. Nothing else
/// asks which task it is, unless it shows what only that task has.
package enum LearningTask: Sendable {
  /// A series of months to forecast, and the name it was loaded by.
  case series(SeriesPreparation, name: String)
  /// Additions to answer, character by character.
  case addition(AdditionExamples)

  /// What the task gives: its data, its networks, its defaults, its judgement.
  package var definition: TaskDefinition {
    switch self {
    case .series(let preparation, let name): preparation.definition(name: name)
    case .addition(let examples): examples.definition
    }
  }
}

extension LearningTask {
  /// The series; nil for another task.
  package var series: SeriesPreparation? {
    if case .series(let preparation, _) = self { preparation } else { nil }
  }

  /// The additions; nil for another task.
  package var addition: AdditionExamples? {
    if case .addition(let examples) = self { examples } else { nil }
  }
}
