/// What came of a run.
package enum RunOutcome: Sendable, Equatable {
  /// It came to its end.
  case finished(RunResult)
  /// The loss was no longer a number in this epoch.
  case diverged(epoch: Int)

  /// The result of a run that came to its end.
  package var result: RunResult? {
    if case .finished(let result) = self { result } else { nil }
  }
}

/// How a run that came to its end went.
package struct RunResult: Sendable, Equatable {
  /// The test error, or the part of validation answers that are exact.
  package var measure: Double
  /// The mean training loss of the last epoch.
  package var trainingLoss: Double
  /// For additions, how each epoch went.
  package var epochs: [Epoch] = []

  /// How the validation part went after one epoch.
  package struct Epoch: Sendable, Equatable {
    /// The part of answers that are right in every character.
    package var exact: Double
    /// How many of 10 examples drawn afresh are right, the class's measure.
    package var ofTen: Int

    /// - Parameters:
    ///   - exact: the part of answers that are right in every character.
    ///   - ofTen: how many of 10 examples are right.
    package init(exact: Double, ofTen: Int) {
      self.exact = exact
      self.ofTen = ofTen
    }

    init(_ answers: EpochRecord.Answers) {
      self.init(exact: answers.exact, ofTen: answers.ofTen)
    }
  }

  /// - Parameters:
  ///   - measure: in the unit of what judges the run.
  ///   - trainingLoss: the mean training loss of the last epoch.
  ///   - epochs: how each epoch went, if the task is graded after each.
  package init(measure: Double, trainingLoss: Double, epochs: [Epoch] = []) {
    self.measure = measure
    self.trainingLoss = trainingLoss
    self.epochs = epochs
  }

  /// The first epoch after which 10 of 10 were right, counted from 1; nil if there is none.
  package var firstTenOfTen: Int? { epochs.firstIndex { $0.ofTen == 10 }.map { $0 + 1 } }
}
