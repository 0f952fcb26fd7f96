package import Recurrent

/// What each answered character loses of its probability if a character of the question is blanked out.
package struct Importance {
  /// The answer as the model gives it, without blanks at its end.
  package let answer: String
  /// The characters that are read, the first one first; blanks as ␣.
  package let characters: [String]
  /// The characters of the answer; blanks as ␣.
  package let digits: [String]
  /// What digits lose of their probability, `[digits][characters]`; less than 0 for what they gain.
  package let losses: [[Double]]

  /// Asks the question once as it is, and once with each of its characters blanked out.
  ///
  /// - Throws: `TrainingError.dataDoesNotFit` if the model was made for other data.
  package init(_ checkpoint: Checkpoint, _ question: Question, digits: Int) throws(TrainingError) {
    let codes = question.inputCodes(digits: digits)
    var samples = codes
    for index in codes.indices {
      var blanked = codes
      blanked[index] = CodingTable.blank
      samples += blanked
    }
    let count = codes.count + 1
    let length = Question.targetLength(digits: digits)
    let targets = (0..<count).flatMap { _ in question.targetCodes(digits: digits) }
    let data = SequenceData(count: count, inputs: .symbols(samples), targets: .symbols(targets))
    let probabilities = try Predictor(checkpoint, threads: 1).predict(data)
    let size = CodingTable.size
    let answers = CodingTable.likeliest(probabilities[..<(length * size)])
    func probability(_ sample: Int, _ place: Int) -> Double {
      Double(probabilities[(sample * length + place) * size + Int(answers[place])])
    }
    losses = answers.indices.map { place in
      codes.indices.map { probability(0, place) - probability($0 + 1, place) }
    }
    characters = CodingTable.names(of: codes)
    self.digits = CodingTable.names(of: answers)
    var answer = self.digits.joined()
    while answer.last == "␣" { answer.removeLast() }
    self.answer = answer
  }
}
