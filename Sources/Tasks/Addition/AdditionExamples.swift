private import Recurrent

/// The questions and answers a network learns addition from, coded, shuffled, and divided: the last tenth (rounded
/// down) is for validation.
public struct AdditionExamples: Sendable, Equatable {
  /// The most digits of a number.
  public let digits: Int

  /// How many examples there are.
  public let count: Int

  /// The seed that they were made up with.
  package let seed: UInt64

  /// Codes of the questions, filled up and reversed, `[count, inputLength]`, row by row.
  package let inputs: [UInt8]

  /// Codes of the answers, filled up, `[count, targetLength]`, row by row.
  package let targets: [UInt8]

  /// How many examples Keras' example has.
  public static let defaultCount = 50_000

  /// The fewest examples, so that one is for validation.
  package static let fewest = 10

  /// The most examples, which keeps them under 52 MB.
  package static let most = 2_000_000

  /// The index of the shuffling stream that orders the examples; training epochs have the indices from 0.
  package static let shufflingIndex = UInt32.max

  /// Makes up examples.
  ///
  /// - Parameters:
  ///   - digits: 1 … 8.
  ///   - count: 10 … 2,000,000, and no more than there are questions: 55, 5,050, 500,500 for 1, 2, 3 digits.
  ///   - seed: the workbench's seed; questions are drawn from its stream for data, their order from its stream for
  ///     shuffling with `shufflingIndex`.
  /// - Throws: `ExamplesError`.
  public init(digits: Int, count: Int = defaultCount, seed: UInt64) throws(ExamplesError) {
    try AdditionExamples.check(digits: digits, count: count)
    var questions = QuestionGenerator.questions(digits: digits, count: count, seed: seed)
    var order = RandomStream(seed: seed, purpose: .shuffling, index: AdditionExamples.shufflingIndex)
    order.shuffle(&questions)
    self.init(questions, digits: digits, seed: seed)
  }

  /// How many different questions of so many digits there are.
  ///
  /// - Throws: `ExamplesError.digitsOutOfRange`.
  package static func available(digits: Int) throws(ExamplesError) -> Int {
    guard 1...Question.largestDigits ~= digits else { throw .digitsOutOfRange(found: digits) }
    return QuestionGenerator.available(digits: digits)
  }

  private static func check(digits: Int, count: Int) throws(ExamplesError) {
    let available = try available(digits: digits)
    if count > available { throw .moreThanExist(asked: count, available: available, digits: digits) }
    if count > most { throw .tooMany(asked: count) }
    if count < fewest { throw .tooFew(asked: count) }
  }

  private init(_ questions: [Question], digits: Int, seed: UInt64) {
    var inputs: [UInt8] = []
    var targets: [UInt8] = []
    inputs.reserveCapacity(questions.count * Question.inputLength(digits: digits))
    targets.reserveCapacity(questions.count * Question.targetLength(digits: digits))
    for question in questions {
      question.appendInputCodes(to: &inputs, digits: digits)
      question.appendTargetCodes(to: &targets, digits: digits)
    }
    self.digits = digits
    self.seed = seed
    self.count = questions.count
    self.inputs = inputs
    self.targets = targets
  }
}

extension AdditionExamples {
  /// The characters of a question, 2 · digits + 1.
  package var inputLength: Int { Question.inputLength(digits: digits) }

  /// The characters of an answer, digits + 1.
  package var targetLength: Int { Question.targetLength(digits: digits) }

  /// The examples to train on.
  package var trainingRange: Range<Int> { 0..<count - count / 10 }

  /// The examples to validate with.
  package var validationRange: Range<Int> { count - count / 10..<count }

  /// The codes of question `index`, `[inputLength]`.
  ///
  /// - Precondition: 0 ≤ `index` < `count`.
  package func inputCodes(at index: Int) -> ArraySlice<UInt8> {
    inputs[index * inputLength..<(index + 1) * inputLength]
  }

  /// The codes of answer `index`, `[targetLength]`.
  ///
  /// - Precondition: 0 ≤ `index` < `count`.
  package func targetCodes(at index: Int) -> ArraySlice<UInt8> {
    targets[index * targetLength..<(index + 1) * targetLength]
  }

  /// Question `index`, whose `text` and `answerText` are as a person reads them.
  ///
  /// - Precondition: 0 ≤ `index` < `count`.
  package func question(at index: Int) -> Question {
    Question(inputCodes: inputCodes(at: index))
  }
}
