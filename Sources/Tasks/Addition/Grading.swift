package import Recurrent

/// How well answers were given.
package struct Grade: Sendable, Equatable {
  /// How many answers were expected.
  package let answers: Int

  /// How many of them were right in every character.
  package let exactAnswers: Int

  /// How many characters were expected.
  package let characters: Int

  /// How many of them were right.
  package let rightCharacters: Int

  /// The share of characters that were right, 0 … 1, which is what Keras calls accuracy; 0 if none were expected.
  package var characterAccuracy: Double {
    characters == 0 ? 0 : Double(rightCharacters) / Double(characters)
  }

  /// The share of answers that were right, 0 … 1; 0 if none were expected.
  package var exactAccuracy: Double {
    answers == 0 ? 0 : Double(exactAnswers) / Double(answers)
  }

  /// Compares answers character by character. A missing predicted code counts as wrong, a surplus one not at
  /// all. Expected codes after the last whole answer are left out.
  ///
  /// - Parameters:
  ///   - predicted: `[answers, answerLength]`.
  ///   - expected: `[answers, answerLength]`.
  ///   - answerLength: the characters of an answer.
  package init(
    predicted: some Sequence<UInt8>, expected: some RandomAccessCollection<UInt8>, answerLength: Int
  ) {
    let length = max(answerLength, 1)
    answers = expected.count / length
    characters = answers * length
    var given = predicted.makeIterator()
    var rightCharacters = 0
    var exactAnswers = 0
    var rightInAnswer = 0
    for (place, code) in expected.prefix(characters).enumerated() {
      if given.next() == code { rightInAnswer += 1 }
      if place % length == length - 1 {
        rightCharacters += rightInAnswer
        if rightInAnswer == length { exactAnswers += 1 }
        rightInAnswer = 0
      }
    }
    self.rightCharacters = rightCharacters
    self.exactAnswers = exactAnswers
  }
}

extension AdditionExamples {
  /// The ten examples of the validation part that the last epoch of a model is judged by.
  package func tenDrawn(after checkpoint: Checkpoint) -> [Int] {
    validationSample(seed: checkpoint.seed, epoch: UInt32(truncatingIfNeeded: checkpoint.epochs))
  }

  /// Examples of the validation part to show after an epoch, drawn afresh and with replacement, as Keras' example does.
  ///
  /// - Parameters:
  ///   - epoch: the index of the stream for sampling.
  ///   - count: how many.
  /// - Returns: `[count]` indices in `validationRange`.
  package func validationSample(seed: UInt64, epoch: UInt32, count: Int = 10) -> [Int] {
    var random = RandomStream(seed: seed, purpose: .sampling, index: epoch)
    let range = validationRange
    return (0..<max(count, 0)).map { _ in range.lowerBound + Int(random.below(UInt32(range.count))) }
  }
}
