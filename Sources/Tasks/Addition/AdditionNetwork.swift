public import Recurrent

/// A network that adds: an encoder reads the reversed question, a decoder writes the answer.
public enum AdditionNetwork {
  /// Encoder → last output repeated at each of the digits + 1 steps → decoder → softmax over the alphabet.
  ///
  /// - Parameter units: of each recurrent layer, in the encoder and again in the decoder.
  package static func architecture(cell: CellOptions, units: [Int], digits: Int) -> Architecture {
    .sequenceToSequence(
      cell: cell, symbols: CodingTable.size, steps: Question.inputLength(digits: digits), units: units,
      decoderSteps: Question.targetLength(digits: digits))
  }

  /// Some of the examples as samples, in their order.
  package static func data(_ examples: AdditionExamples, _ range: Range<Int>) -> SequenceData {
    let inputs = examples.inputs[range.lowerBound * examples.inputLength..<range.upperBound * examples.inputLength]
    let targets =
      examples.targets[range.lowerBound * examples.targetLength..<range.upperBound * examples.targetLength]
    return SequenceData(count: range.count, inputs: .symbols(Array(inputs)), targets: .symbols(Array(targets)))
  }

  /// A question as the only sample.
  static func data(_ question: Question, digits: Int) -> SequenceData {
    SequenceData(
      count: 1, inputs: .symbols(question.inputCodes(digits: digits)),
      targets: .symbols(question.targetCodes(digits: digits)))
  }

  /// Loss, character accuracy, exact answers and the answers themselves over some of the examples.
  ///
  /// - Parameter threads: nil for as many as help.
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  package static func evaluate(
    _ checkpoint: Checkpoint, _ examples: AdditionExamples, _ range: Range<Int>, threads: Int? = nil
  ) throws(TrainingError) -> AdditionEvaluation {
    let data = data(examples, range)
    let (result, symbols) = try Predictor(checkpoint, threads: threads).evaluate(data)
    guard case .symbols(let expected) = data.targets else { throw .dataDoesNotFit }
    let grade = Grade(predicted: symbols, expected: expected, answerLength: examples.targetLength)
    return AdditionEvaluation(loss: result.loss, grade: grade, answers: symbols, answerLength: examples.targetLength)
  }

  /// Grades the validation part after an epoch, and how many of ten examples drawn afresh are right.
  ///
  /// - Parameter threads: nil for as many as help.
  /// - Throws: `TrainingError` if the checkpoint is of another kind of network.
  static func validate(
    _ checkpoint: Checkpoint, _ examples: AdditionExamples, threads: Int?
  ) throws(TrainingError) -> EpochRecord.Validation {
    let range = examples.validationRange
    let evaluation = try evaluate(checkpoint, examples, range, threads: threads)
    let rightOfTen = examples.tenDrawn(after: checkpoint).count { index in
      evaluation.isExact(index - range.lowerBound, expected: examples.targetCodes(at: index))
    }
    return EpochRecord.Validation(
      loss: evaluation.loss,
      answers: EpochRecord.Answers(
        accuracy: evaluation.grade.characterAccuracy, exact: evaluation.grade.exactAccuracy, ofTen: rightOfTen))
  }

  /// The network's answer to a question, as text without the blanks around it.
  ///
  /// - Parameters:
  ///   - checkpoint: a model's.
  ///   - question: what is asked.
  ///   - digits: the most digits of a number in the examples that the model learned from.
  /// - Throws: `TrainingError.dataDoesNotFit` if the checkpoint is of another kind of network, or a number has more
  ///   digits.
  public static func answer(
    _ checkpoint: Checkpoint, _ question: Question, digits: Int
  ) throws(TrainingError) -> String {
    let symbols = try Predictor(checkpoint, threads: 1).predictSymbols(data(question, digits: digits))
    return AdditionEvaluation.text(symbols[...])
  }
}

/// What a network made of questions.
package struct AdditionEvaluation: Sendable {
  /// The mean cross-entropy by character.
  package let loss: Double
  /// Right characters and exact answers.
  package let grade: Grade
  /// The answers' codes, `[questions, answerLength]`.
  package let answers: [UInt8]
  /// Characters of an answer.
  package let answerLength: Int

  /// Answer `index` as text, without the blanks on its right.
  package func text(_ index: Int) -> String {
    AdditionEvaluation.text(answers[index * answerLength..<(index + 1) * answerLength])
  }

  /// Whether answer `index` is right in every character.
  ///
  /// - Parameter expected: the codes of the right answer.
  package func isExact(_ index: Int, expected: some Sequence<UInt8>) -> Bool {
    answers[index * answerLength..<(index + 1) * answerLength].elementsEqual(expected)
  }

  static func text(_ codes: ArraySlice<UInt8>) -> String {
    var kept = codes
    while kept.last == CodingTable.blank { kept.removeLast() }
    return CodingTable.text(of: kept)
  }
}
