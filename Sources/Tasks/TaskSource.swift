package import Phrases

/// A task that is built in or made up: the word after `load`, the numbers it takes, and how it is made.
package struct TaskSource: Sendable {
  /// The word after `load`: `addition`.
  package let word: String
  /// What it is, in a few words.
  package let summary: Phrase
  /// The numbers it takes, as options of `load`.
  package let numbers: [Number]
  /// Makes the task.
  ///
  /// - Parameters:
  ///   - numbers: a value for each of `numbers`; nil if it was not given.
  ///   - seed: of what is made up.
  /// - Throws: what is wrong with the numbers.
  package let make: @Sendable (_ numbers: [Int?], _ seed: UInt64) throws(Mistake) -> LearningTask

  /// A number that a task takes.
  package struct Number: Sendable, Equatable {
    /// The option's name.
    package let name: String
    /// Which numbers are possible, as messages say it.
    package let range: ClosedRange<Int>
    /// Which numbers are passed on to `make`, if that knows better what is possible; nil for those of `range`.
    package var accepted: ClosedRange<Int>?
    /// The number if none is given; nil if there is none then.
    package let standard: Int?
    /// What it is for, in a line.
    package let summary: Phrase
  }

  /// Why a task can't be made.
  package struct Mistake: ExplainedError {
    /// What is wrong.
    package let message: Phrase
    /// What to do about it.
    package let hint: Phrase
    /// The name of the number that is at fault; nil for the last one that was given.
    package let number: String?

    init<Failure: ExplainedError>(_ error: Failure, number: String? = nil) {
      message = error.message
      hint = error.hint
      self.number = number
    }
  }
}
