/// What a network can learn, with its data: a case for each task.
///
///     let preparation = SeriesPreparation(try SeriesTask(series: .sales, testCount: 12))
///     let task = LearningTask.series(preparation, name: "sales")
///
/// To add a task: a folder beside `Series` and `Addition` that makes its `TaskDefinition` and its `TaskSource`, and in this
/// file a case and its two lines. Nothing else asks which task it is, unless it shows what only that task has.
public enum LearningTask: Sendable {
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
  /// The tasks that are built in or made up, by the words after `load`.
  package static let sources: [TaskSource] = [.sales, .addition]

  /// The series; nil for another task.
  public var series: SeriesPreparation? {
    if case .series(let preparation, _) = self { preparation } else { nil }
  }

  /// The additions; nil for another task.
  public var addition: AdditionExamples? {
    if case .addition(let examples) = self { examples } else { nil }
  }
}

extension LearningTask {
  /// Whether this is the same data, made ready in the same way.
  package func isPrepared(as other: LearningTask) -> Bool {
    switch (self, other) {
    case (.series(let one, _), .series(let two, _)): one == two
    case (.addition(let one), .addition(let two)): one == two
    default: false
    }
  }
}
