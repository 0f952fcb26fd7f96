import CommandLanguage
import Phrases
import Recurrent

// The words that several commands take, each with its explanation.

extension CellKind {
  /// The cells, as they are typed.
  static let choices: [Choice<CellKind>] = allCases.map { $0.choice }

  /// The cell as it is typed.
  var choice: Choice<CellKind> {
    switch self {
    case .srn:
      Choice(
        self, "simple recurrent network (Elman 1990)", synonyms: ["rnn", "simplernn", "simple_rnn", "elman"])
    case .lstm: Choice(self, "long short-term memory")
    case .gru: Choice(self, "gated recurrent unit")
    }
  }
}

extension OptimizerKind {
  /// The optimizers, as they are typed.
  static let choices: [Choice<OptimizerKind>] = allCases.map { $0.choice }

  private var choice: Choice<OptimizerKind> {
    switch self {
    case .adam: Choice(self, "Kingma and Ba (2015)")
    case .rmsprop: Choice(self, "Tieleman and Hinton (2012)")
    case .sgd: Choice(self, "gradient descent, with momentum=")
    }
  }
}

/// The rules by which a learning rate changes, as they are typed.
enum ScheduleKind: String, CaseIterable {
  case constant, cosine, step, plateau

  static let choices: [Choice<ScheduleKind>] = allCases.map { $0.choice }

  private var choice: Choice<ScheduleKind> {
    switch self {
    case .constant: Choice(self, "the optimizer's rate throughout")
    case .cosine: Choice(self, "half a cosine down to 0")
    case .step: Choice(self, "halved after each tenth")
    case .plateau: Choice(self, "a tenth where the loss no longer falls")
    }
  }

  /// The rule with its usual constants, for so many epochs.
  func rule(epochs: Int) -> LearningRateSchedule.Rule {
    switch self {
    case .constant: .constant
    case .cosine: .cosine
    case .step: .step(factor: ScheduleDefaults.stepFactor, every: ScheduleDefaults.stepLength(epochs: epochs))
    case .plateau: .plateau(factor: ScheduleDefaults.plateauFactor, wait: ScheduleDefaults.plateauWait)
    }
  }
}

/// Which weights a training leaves, as it is typed.
enum StopKind: String, CaseIterable {
  case last, best

  static let choices: [Choice<StopKind>] = [
    Choice(.last, "keep the weights of the last epoch"),
    Choice(.best, "keep those with the lowest validation loss"),
  ]
}

/// Whether a command draws or lists numbers.
enum Rendition: String, CaseIterable {
  case picture, numbers

  /// The option `as=`.
  static let option = Option(
    "as", .word(allCases.map { Choice($0) }), default: .picture, .orElse(allCases.dropFirst().map { Choice($0) }))
}

extension Phrase {
  /// `adam, rmsprop or sgd`
  static func alternatives<Meaning>(_ choices: [Choice<Meaning>]) -> Phrase {
    let words = choices.map { Phrase(verbatim: $0.word.text) }
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return "\(Phrase.list(words.dropLast())) or \(last)"
  }

  /// `or ascii`, for the words besides the default.
  static func orElse<Meaning>(_ choices: [Choice<Meaning>]) -> Phrase { "or \(alternatives(choices))" }
}
