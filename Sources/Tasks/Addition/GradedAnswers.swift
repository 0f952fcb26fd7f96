package import Recurrent

/// A model's answers to some questions of the validation part, beside the right ones.
package struct GradedAnswers {
  /// A question and what the model made of it.
  package struct Answer {
    /// The question.
    package let question: Question
    /// The model's answer, without blanks at its end.
    package let guess: String
    /// Whether every character of it is right.
    package let isRight: Bool
  }

  /// In the order they were asked for.
  package let answers: [Answer]

  /// Asks the whole validation part.
  ///
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  package init(_ checkpoint: Checkpoint, _ examples: AdditionExamples) throws(TrainingError) {
    try self.init(checkpoint, examples, at: Array(examples.validationRange))
  }

  /// Asks some questions.
  ///
  /// - Parameter indices: where they are among the examples, all in `validationRange`.
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  package init(_ checkpoint: Checkpoint, _ examples: AdditionExamples, at indices: [Int]) throws(TrainingError) {
    let range = examples.validationRange
    let evaluation = try AdditionNetwork.evaluate(checkpoint, examples, range)
    answers = indices.map { index in
      let place = index - range.lowerBound
      return Answer(
        question: examples.question(at: index), guess: evaluation.text(place),
        isRight: evaluation.isExact(place, expected: examples.targetCodes(at: index)))
    }
  }

  /// How many answers are right.
  package var rightCount: Int { answers.count { $0.isRight } }
}

extension GradedAnswers {
  /// Answer minus sum, for the wrong answers that are numbers.
  package var errors: [Double] {
    answers.compactMap { answer in
      guard let guess = UInt64(answer.guess), guess != answer.question.answer else { return nil }
      return Double(guess) - Double(answer.question.answer)
    }
  }

  /// How many answers are no numbers.
  package var nonNumberCount: Int { answers.count { UInt64($0.guess) == nil } }
}
