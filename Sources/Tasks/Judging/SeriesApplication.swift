package import Phrases
private import Text

/// A trained model on a series that it has not learned: a longer one or another one, read on the model's own scales.
///
/// Every value is for testing but the first ones, which warm the model up: as many as it has to read before it can
/// forecast. If the series begins with the values that the model has learned, all of those are left out of the test.
package struct SeriesApplication: Sendable {
  /// The series on the scales of the model.
  package let preparation: SeriesPreparation
  /// What the model has learned.
  package let learned: SeriesTask
  /// Whether the values that warm the model up are those that it has learned.
  package let continuesLearned: Bool

  /// - Parameters:
  ///   - series: with the inputs that the model reads, in their order.
  ///   - learned: what the model has learned.
  ///   - season: how many steps a season has; the first one also warms up, for a forecast to have it before it, if at
  ///     least as many values are left to test.
  /// - Throws: too few values, or other inputs.
  package init(_ series: Series, learned: SeriesPreparation, season: Int? = nil) throws(Mistake) {
    let task = learned.task
    let names = task.series.inputs.map { $0.name }
    guard series.inputs.count == names.count else { throw .inputs(found: series.inputs.count, expected: names) }
    self.learned = task
    let known = Array(task.series.values.prefix(task.testStart))
    continuesLearned = series.values.count > known.count && Array(series.values.prefix(known.count)) == known
    let whole = season.flatMap { $0 <= series.values.count / 2 ? $0 : nil } ?? 0
    let warmUp = continuesLearned ? known.count : max(task.fewestWarmUp, whole)
    guard series.values.count > warmUp else {
      throw .tooFewValues(found: series.values.count, needed: warmUp + 1)
    }
    let applied = SeriesTask(applying: task, to: series, warmUp: warmUp)
    preparation = SeriesPreparation(applied, scales: learned.scales)
  }

  /// Why a model can't be applied to a series.
  package enum Mistake: ExplainedError, Equatable {
    case tooFewValues(found: Int, needed: Int)
    case inputs(found: Int, expected: [String])

    package var message: Phrase {
      switch self {
      case .tooFewValues(let found, _): "the series has \(Counted.values(found)), too few for the model to forecast one"
      case .inputs(let found, let expected):
        "the model reads \(Counted.inputs(expected.count)), not \(groupedText(found))"
      }
    }

    package var hint: Phrase {
      switch self {
      case .tooFewValues(_, let needed): "it takes at least \(groupedText(needed))"
      case .inputs(_, let expected):
        expected.isEmpty ? "leave inputs= out" : "type inputs= with as many columns, for \(quotedNames(expected))"
      }
    }
  }
}
